import { describe, expect, test } from 'vitest';
import { exampleIndicator } from './example-figure.ts';
import { projectionSentence } from './projection-sentence.ts';
import type { Projection } from './projection.ts';

const indicator = exampleIndicator();

function say(projection: Partial<Projection>, targetOn: string, language: 'fr' | 'en' = 'fr') {
	return projectionSentence(
		{
			to: '2019-12-20',
			target: 500,
			projection: { value: null, reaches: null, reason: null, ...projection },
			plan: { baselineOn: null, targetOn, gap: null, behind: null, statusMissing: null }
		},
		indicator,
		language
	);
}

const pace = 'À ce rythme, la cible de 500 serait atteinte';

describe('the projection', () => {
	test.each([
		['2020-11-18', '2020-12-31', `${pace} en novembre 2020, un mois avant l’échéance`],
		['2020-01-18', '2020-12-31', `${pace} en janvier 2020, onze mois avant l’échéance`],
		['2020-12-01', '2021-12-31', `${pace} en décembre 2020, un an avant l’échéance`],
		['2020-10-01', '2021-12-31', `${pace} en octobre 2020, 14\u00A0mois avant l’échéance`],
		['2020-12-01', '2023-03-31', `${pace} en décembre 2020, plus de deux ans avant l’échéance`],
		['2020-06-10', '2019-12-31', `${pace} en juin 2020 au lieu de décembre 2019`],
		['2021-06-10', '2020-08-31', `${pace} en juin 2021 au lieu d’août 2020`],
		['2020-12-10', '2020-12-31', `${pace} en décembre 2020, à l’échéance`],
		['2020-12-20', '2020-12-15', `${pace} en décembre 2020, 5\u00A0jours après l’échéance`],
		['2022-04-20', '2020-12-31', `${pace} au printemps 2022 au lieu de décembre 2020`]
	])('that reaches on %s what is due on %s', (reaches, due, sentence) => {
		expect(say({ reaches }, due)).toBe(sentence);
	});

	test('says why a target is not reached', () => {
		expect(say({ reason: 'reached' }, '2020-12-31')).toBe('La cible de 500 est déjà atteinte');
		expect(say({ reason: 'reached' }, '2019-12-20')).toBe('La cible de 500 est atteinte');
		expect(say({ reason: 'moving-away' }, '2020-12-31')).toBe(
			'Au rythme des 12\u00A0derniers mois, la cible de 500 ne serait pas atteinte'
		);
		expect(say({ reason: 'too-far' }, '2020-12-31')).toBe(
			'À ce rythme, la cible de 500 ne serait pas atteinte avant dix ans'
		);
		expect(say({ reason: 'too-short' }, '2020-12-31')).toBe(
			'Moins de 12\u00A0mois de recul\u202F: pas de projection'
		);
	});

	test('is said in English', () => {
		expect(say({ reaches: '2020-11-18' }, '2020-12-31', 'en')).toBe(
			'At this pace, the target of 500 would be reached in November 2020, one month early'
		);
		expect(say({ reaches: '2020-06-10' }, '2019-12-31', 'en')).toBe(
			'At this pace, the target of 500 would be reached in June 2020 instead of December 2019'
		);
	});

	test('is not told without one', () => {
		expect(
			projectionSentence(
				{ to: '2019-12-20', target: 500, projection: null, plan: null },
				indicator,
				'fr'
			)
		).toBeNull();
	});
});

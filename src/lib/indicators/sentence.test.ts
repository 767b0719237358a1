import { describe, expect, test } from 'vitest';
import { exampleIndicator, exampleValue } from './example-figure.ts';
import { attentionSentence, figureSentence, missingSentence } from './sentence.ts';

const posts = exampleIndicator({ unit: { fr: ['poste', 'postes'], en: ['post', 'posts'] } });
const delay = exampleIndicator({
	better: 'down',
	kind: 'median',
	over: '12-months',
	unit: { fr: ['jour ouvré', 'jours ouvrés'], en: ['working day', 'working days'] },
	format: { style: 'days', decimals: 0 }
});
const plan = {
	baselineOn: null,
	targetOn: '2019-12-31',
	gap: -13,
	behind: 32.5,
	statusMissing: null
};
const late = exampleValue({
	value: 23,
	planned: 36,
	target: 40,
	plan,
	projection: { value: 24, reaches: '2020-06-10', reason: null }
});

describe('a point of attention', () => {
	test('is the gap, then where the pace leads', () => {
		expect(attentionSentence(late, posts, 'fr')).toBe(
			'Il manque 13\u00A0postes pour être dans le rythme\u202f; ' +
				'à ce rythme, la cible de 40 serait atteinte en juin 2020 au lieu de décembre 2019.'
		);
		expect(attentionSentence(late, posts, 'en')).toBe(
			'13\u00A0posts short of the plan at this date; ' +
				'at this pace, the target of 40 would be reached in June 2020 instead of December 2019.'
		);
	});

	test('is the figure first where less is better', () => {
		const value = exampleValue({ value: 6, planned: 4, target: 4, plan: { ...plan, gap: 2 } });
		expect(attentionSentence(value, delay, 'fr')).toBe(
			'6\u00A0jours ouvrés, 2 de plus que la cible.'
		);
		const running = { ...value, planned: 4, target: 3 };
		expect(attentionSentence(running, delay, 'fr')).toBe(
			'6\u00A0jours ouvrés, 2 de trop pour être dans le rythme\u202f; la cible est de 3\u00A0jours ouvrés en décembre 2019.'
		);
	});

	test('tells the pace when all is well too', () => {
		const well = {
			...late,
			plan: { ...plan, gap: 4, targetOn: '2020-12-31' },
			projection: { value: 60, reaches: '2020-11-10', reason: null }
		};
		expect(attentionSentence(well, posts, 'fr')).toBe(
			'4\u00A0postes de plus que prévu à cette date\u202f; ' +
				'à ce rythme, la cible de 40 serait atteinte en novembre 2020, un mois avant l’échéance.'
		);
	});

	test('tells when the target is due where the pace is unknown, and nothing twice', () => {
		const none = { value: null, reaches: null };
		const short = { ...late, projection: { ...none, reason: 'too-short' } as const };
		expect(attentionSentence(short, posts, 'fr')).toBe(
			'Il manque 13\u00A0postes pour être dans le rythme\u202f; la cible est de 40 en décembre 2019.'
		);
		const reached = {
			...late,
			planned: 40,
			plan: { ...plan, gap: 2 },
			projection: { ...none, reason: 'reached' } as const
		};
		expect(attentionSentence(reached, posts, 'fr')).toBe('2\u00A0postes de plus que la cible.');
		expect(attentionSentence({ ...reached, planned: 36 }, posts, 'fr')).toBe(
			'2\u00A0postes de plus que prévu à cette date\u202f; la cible de 40 est déjà atteinte.'
		);
	});

	test('without target is the figure, without figure is why', () => {
		expect(attentionSentence(exampleValue(), exampleIndicator(), 'fr')).toBe(
			'320\u00A0ambassadeurs.'
		);
		const secret = exampleValue({ value: null, missing: 'secret' });
		expect(attentionSentence(secret, posts, 'fr')).toBe('Masqué (secret statistique).');
	});
});

describe('a figure', () => {
	const previous = exampleValue({ value: 312, to: '2019-06-28' });
	const meeting = { with: 'meeting', date: null } as const;

	test('comes with its change', () => {
		expect(figureSentence(exampleValue(), previous, exampleIndicator(), meeting, 'fr')).toBe(
			'320\u00A0ambassadeurs, 8 de plus qu’à la séance précédente'
		);
	});

	test('comes alone when there is nothing to compare with', () => {
		expect(figureSentence(exampleValue(), null, exampleIndicator(), meeting, 'fr')).toBe(
			'320\u00A0ambassadeurs'
		);
	});

	test('that is missing is said with its reason', () => {
		const few = exampleValue({ value: null, missing: 'below-minimum' });
		expect(missingSentence(few, { minimum: 10 }, 'fr')).toBe(
			'Donnée non disponible (moins de 10\u00A0observations)'
		);
		expect(figureSentence(few, previous, exampleIndicator({ minimum: 10 }), meeting, 'en')).toBe(
			'Figure not available (fewer than 10\u00A0observations)'
		);
		expect(missingSentence(exampleValue(), { minimum: 10 }, 'fr')).toBeNull();
	});
});

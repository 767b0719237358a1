import { describe, expect, test } from 'vitest';
import { changeSentence } from './change-sentence.ts';
import type { Comparison } from './comparison-words.ts';
import { exampleIndicator } from './example-figure.ts';

const indicator = exampleIndicator();
const rate = exampleIndicator({ format: { style: 'percent', decimals: 1 } });
const delay = exampleIndicator({
	format: { style: 'days', decimals: 0 },
	unit: { fr: ['jour', 'jours'], en: ['day', 'days'] }
});
const june: Comparison = { with: 'date', date: '2019-06-28' };
const year: Comparison = {
	with: 'period',
	period: { from: '2018-01-01', to: '2018-12-31' },
	grain: 'year'
};

function say(
	current: number | null,
	previous: number | null,
	comparison: Comparison,
	described = indicator,
	language: 'fr' | 'en' = 'fr'
) {
	return changeSentence(
		{ value: current, to: '2019-12-20' },
		{ value: previous, to: '2019-06-28' },
		described,
		comparison,
		language
	);
}

describe('the change', () => {
	test('since a date or a meeting is a difference', () => {
		expect(say(320, 231, june)).toBe('89 de plus qu’au 28 juin 2019');
		expect(say(225, 231, june)).toBe('6 de moins qu’au 28 juin 2019');
		expect(say(320, 312, { with: 'meeting', date: null })).toBe(
			'8 de plus qu’à la séance précédente'
		);
		expect(say(320, 231, { with: 'meeting', date: '2019-06-28' })).toBe(
			'89 de plus qu’à la séance du 28 juin 2019'
		);
		expect(say(0.412, 0.381, june, rate)).toBe('3,1\u00A0points de plus qu’au 28 juin 2019');
		expect(say(148, 160, june, delay)).toBe('12\u00A0jours de moins qu’au 28 juin 2019');
	});

	test('against a period is a percentage, with the earlier figure', () => {
		expect(say(320, 286, year)).toBe('en hausse de 12\u00A0% par rapport à 2018 (286)');
		expect(say(200, 400, year)).toBe('en baisse de 50\u00A0% par rapport à 2018 (400)');
		expect(say(320, 286, { with: 'year-earlier' })).toBe('en hausse de 12\u00A0% en un an (286)');
		expect(say(320, 286, { ...year, with: 'same-span' } as Comparison)).toBe(
			'en hausse de 12\u00A0% par rapport à la même période de 2018 (286)'
		);
	});

	test('against a period is in points between percentages', () => {
		expect(say(0.412, 0.381, year, rate)).toBe(
			'en hausse de 3,1\u00A0points par rapport à 2018 (38,1\u00A0%)'
		);
	});

	test('from a small base, or in days, is the number itself', () => {
		expect(say(20, 14, year)).toBe('6 de plus qu’en 2018 (14)');
		expect(say(5, 0, year)).toBe('5 de plus qu’en 2018 (0)');
		expect(say(148, 160, year, delay)).toBe('12\u00A0jours de moins qu’en 2018 (160\u00A0jours)');
		expect(say(10_001, 10_000, year)).toBe('1 de plus qu’en 2018 (10\u202F000)');
	});

	test('against a quarter or a month is named with its article', () => {
		const quarter = { from: '2018-10-01', to: '2018-12-31' };
		expect(say(20, 14, { with: 'period', period: quarter, grain: 'quarter' })).toBe(
			'6 de plus qu’au 4e trimestre 2018 (14)'
		);
		const month = { from: '2018-10-01', to: '2018-10-31' };
		expect(say(20, 14, { with: 'same-span', period: month, grain: 'month' })).toBe(
			'6 de plus que sur la même période d’octobre 2018 (14)'
		);
		expect(say(20, 14, { with: 'span', period: { from: '2018-01-01', to: '2018-12-20' } })).toBe(
			'6 de plus que du 1er janvier au 20 décembre 2018 (14)'
		);
	});

	test('that is nothing once rounded is stable', () => {
		expect(say(320, 320, june)).toBe('stable par rapport au 28 juin 2019');
		expect(say(0.4121, 0.4123, year, rate)).toBe('stable par rapport à 2018');
	});

	test('over a break in series is not told as a change', () => {
		const broken = exampleIndicator({
			breaks: [{ on: '2019-09-01', reason: { fr: 'nouveau formulaire', en: 'new form' } }]
		});
		expect(say(320, 231, june, broken)).toBe(
			'rupture de série le 1er septembre 2019\u202F: nouveau formulaire'
		);
		expect(say(320, 231, june, broken, 'en')).toBe('break in series on 1 September 2019: new form');
	});

	test('is not told when a figure is missing', () => {
		expect(say(null, 231, june)).toBeNull();
		expect(say(320, null, june)).toBeNull();
		expect(
			changeSentence({ value: 320, to: '2019-12-20' }, null, indicator, june, 'fr')
		).toBeNull();
	});

	test('is said in English', () => {
		expect(say(320, 231, june, indicator, 'en')).toBe('89 more than on 28 June 2019');
		expect(say(225, 231, june, indicator, 'en')).toBe('6 fewer than on 28 June 2019');
		expect(say(320, 286, year, indicator, 'en')).toBe('up 12% from 2018 (286)');
		expect(say(0.381, 0.412, june, rate, 'en')).toBe('3.1\u00A0points lower than on 28 June 2019');
		expect(say(320, 320, june, indicator, 'en')).toBe('unchanged from 28 June 2019');
	});
});

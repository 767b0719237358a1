import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleIndicator, exampleValue } from './example-figure.ts';
import {
	displayed,
	formatIndicatorValue,
	formatList,
	formatPoints,
	formatValue
} from './format.ts';
import type { Format } from './indicator.ts';

const integer: Format = { style: 'integer', decimals: 0 };
const percent: Format = { style: 'percent', decimals: 1 };
const currency: Format = { style: 'currency', decimals: 0 };
const days: Format = { style: 'days', decimals: 0 };

describe('a value', () => {
	test('is written by its format in French', () => {
		expect(formatValue(1234, integer, 'fr')).toBe('1\u202F234');
		expect(formatValue(0.412, percent, 'fr')).toBe('41,2\u00A0%');
		expect(formatValue(1200, currency, 'fr')).toBe('1\u202F200\u00A0€');
		expect(formatValue(6, days, 'fr')).toBe('6\u00A0jours');
		expect(formatValue(4.25, { style: 'decimal', decimals: 1 }, 'fr')).toBe('4,3');
	});

	test('is written by its format in English', () => {
		expect(formatValue(0.412, percent, 'en')).toBe('41.2%');
		expect(formatValue(-1200, currency, 'en')).toBe('\u2212€1,200');
		expect(formatValue(1, days, 'en')).toBe('1\u00A0day');
	});

	test('takes its unit in the number that is displayed', () => {
		const unit = exampleIndicator().unit;
		expect(formatValue(320, integer, 'fr', { unit })).toBe('320\u00A0ambassadeurs');
		expect(formatValue(1.4, integer, 'fr', { unit })).toBe('1\u00A0ambassadeur');
		expect(formatValue(1.6, integer, 'fr', { unit })).toBe('2\u00A0ambassadeurs');
		expect(
			formatValue(1.5, { style: 'decimal', decimals: 1 }, 'fr', { unit: { fr: ['an', 'ans'] } })
		).toBe('1,5\u00A0an');
		expect(formatValue(0, integer, 'en', { unit })).toBe('0\u00A0ambassadors');
	});

	test('has French units where there are no English ones', () => {
		expect(formatValue(2, integer, 'en', { unit: { fr: ['foyer', 'foyers'] } })).toBe(
			'2\u00A0foyers'
		);
	});

	test('shows its sign when asked', () => {
		expect(formatValue(89, integer, 'fr', { sign: true })).toBe('+89');
		expect(formatValue(-0.031, percent, 'fr', { sign: true })).toBe('\u22123,1\u00A0%');
	});

	test('that is missing is never 0', () => {
		for (const value of [null, Number.NaN, Infinity]) {
			expect(formatValue(value, integer, 'fr')).toBe('non disponible');
		}
		expect(formatValue(null, percent, 'fr', { missing: 'secret' })).toBe(
			'masqué (secret statistique)'
		);
		expect(formatValue(0, integer, 'fr')).toBe('0');
	});

	test('breaks over no line in French', () => {
		const formats = fc.constantFrom(integer, percent, currency, days);
		fc.assert(
			fc.property(fc.double({ noNaN: true, min: -1e8, max: 1e8 }), formats, (value, format) => {
				expect(formatValue(value, format, 'fr')).not.toMatch(/[ -]/);
			})
		);
	});
});

describe('an indicator’s figure', () => {
	test('comes with its unit apart', () => {
		expect(formatIndicatorValue(exampleValue(), exampleIndicator(), 'fr')).toEqual({
			figure: '320',
			unit: 'ambassadeurs',
			text: '320\u00A0ambassadeurs'
		});
		const rate = exampleIndicator({ format: percent });
		expect(formatIndicatorValue(exampleValue({ value: 0.412 }), rate, 'fr')).toEqual({
			figure: '41,2',
			unit: '%',
			text: '41,2\u00A0%'
		});
	});

	test('that is missing says why', () => {
		const indicator = exampleIndicator({ minimum: 10 });
		expect(
			formatIndicatorValue({ value: null, missing: 'below-minimum' }, indicator, 'fr')
		).toEqual({
			figure: 'non disponible',
			unit: 'moins de 10\u00A0observations',
			text: 'non disponible (moins de 10\u00A0observations)'
		});
		expect(formatIndicatorValue({ value: null, missing: 'secret' }, indicator, 'fr')).toEqual({
			figure: 'masqué (secret statistique)',
			unit: '',
			text: 'masqué (secret statistique)'
		});
	});
});

test('percentages are displayed as hundredths', () => {
	expect(displayed(0.4125, percent)).toBe(41.3);
	expect(displayed(0.285, { style: 'percent', decimals: 0 })).toBe(29);
});

test('points carry their sign and agree', () => {
	expect(formatPoints(3.1, 'fr')).toBe('+3,1\u00A0pts');
	expect(formatPoints(-1.5, 'fr')).toBe('\u22121,5\u00A0pt');
	expect(formatPoints(3.1, 'en', { sign: false })).toBe('3.1\u00A0pts');
});

test('a list ends with « et »', () => {
	expect(formatList([], 'fr')).toBe('');
	expect(formatList(['Figeac'], 'fr')).toBe('Figeac');
	expect(formatList(['Cahors', 'Figeac', 'Gourdon'], 'fr')).toBe('Cahors, Figeac et Gourdon');
	expect(formatList(['Cahors', 'Figeac'], 'en')).toBe('Cahors and Figeac');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber, formatOrdinal, spellNumber } from './number-words.ts';

describe('a number', () => {
	test('is grouped and pointed as in French', () => {
		expect(formatNumber(320, 'fr')).toBe('320');
		expect(formatNumber(1234, 'fr')).toBe('1\u202F234');
		expect(formatNumber(1234567.89, 'fr', { decimals: 1 })).toBe('1\u202F234\u202F567,9');
	});

	test('is grouped and pointed as in English', () => {
		expect(formatNumber(1234567.89, 'en', { decimals: 2 })).toBe('1,234,567.89');
	});

	test('has a true minus, and a plus when asked', () => {
		expect(formatNumber(-12, 'fr')).toBe('\u221212');
		expect(formatNumber(89, 'fr', { sign: true })).toBe('+89');
		expect(formatNumber(0, 'fr', { sign: true })).toBe('0');
		expect(formatNumber(-0.4, 'fr', { sign: true })).toBe('0');
	});

	test('that is no number is an error', () => {
		expect(() => formatNumber(Number.NaN, 'fr')).toThrow('Not a figure');
		expect(() => formatNumber(Infinity, 'fr')).toThrow('Not a figure');
	});

	test('can be read back', () => {
		const figure = fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100);
		fc.assert(
			fc.property(figure, (value) => {
				const plain = formatNumber(value, 'fr', { decimals: 2 })
					.replaceAll('\u202F', '')
					.replace(',', '.')
					.replace('\u2212', '-');
				expect(Number(plain)).toBe(value);
			})
		);
	});
});

test('small counts are spelled out up to twelve', () => {
	expect([1, 2, 12, 13].map((count) => spellNumber(count, 'fr'))).toEqual([
		'un',
		'deux',
		'douze',
		'13'
	]);
	expect(spellNumber(11, 'en')).toBe('eleven');
});

test('ranks are written as ordinals', () => {
	expect([1, 2, 11].map((rank) => formatOrdinal(rank, 'fr'))).toEqual(['1er', '2e', '11e']);
	expect(formatOrdinal(1, 'fr', 'feminine')).toBe('1re');
	expect([1, 2, 3, 4, 11, 12, 13, 21, 112].map((rank) => formatOrdinal(rank, 'en'))).toEqual([
		'1st',
		'2nd',
		'3rd',
		'4th',
		'11th',
		'12th',
		'13th',
		'21st',
		'112th'
	]);
});

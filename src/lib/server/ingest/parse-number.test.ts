import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalEvidence, parseNumber } from './parse-number.ts';

describe('a number is read as exports write it', () => {
	test.each([
		['1 234,5', 1234.5],
		['1\u00a0234,5', 1234.5],
		['1\u202f234\u202f567,25', 1234567.25],
		['1.234.567', 1234567],
		['1,234,567', 1234567],
		['1.234,50', 1234.5],
		['1,234.50', 1234.5],
		["1'234.5", 1234.5],
		['1’234’567', 1234567],
		['3.5', 3.5],
		['5,00', 5],
		[',5', 0.5],
		['78 %', 0.78],
		['78%', 0.78],
		['41,2 %', 0.412],
		['1 234,50 €', 1234.5],
		['€12.5', 12.5],
		['12 EUR', 12],
		['-12,5', -12.5],
		['−12,5', -12.5],
		['(1 234,50)', -1234.5],
		['+7', 7],
		['0,125', 0.125],
		['1,2E+05', 120000],
		['-0', 0]
	])('%s is %d', (text, value) => {
		expect(parseNumber(text, null)).toBeCloseTo(value, 12);
	});

	test.each([
		'',
		'douze',
		'12 ou 13',
		'1 23',
		'12,34,5',
		'1.23.456',
		'--5',
		'(-5)',
		'12 k€',
		'1e999',
		'NaN',
		'Infinity',
		'0x10',
		'١٢'
	])('“%s” is no number', (text) => {
		expect(parseNumber(text, ',')).toBeUndefined();
	});

	test('a percentage is rounded as it was written', () => {
		expect(parseNumber('41,2 %', null)).toBe(0.412);
		expect(parseNumber('57 %', null)).toBe(0.57);
	});
});

describe('1,234 could be two numbers', () => {
	test('and is none of them when nothing settles it', () => {
		expect(parseNumber('1,234', null)).toBeUndefined();
		expect(parseNumber('1.234', null)).toBeUndefined();
	});
	test('the file’s decimal mark settles it', () => {
		expect(parseNumber('1,234', ',')).toBe(1.234);
		expect(parseNumber('1,234', '.')).toBe(1234);
		expect(parseNumber('1.234', ',')).toBe(1234);
		expect(parseNumber('1.234', '.')).toBe(1.234);
	});
	test('a text that contradicts the file’s mark is refused', () => {
		expect(parseNumber('1,234.5', ',')).toBeUndefined();
		expect(parseNumber('1,234,567', ',')).toBeUndefined();
	});
	test('what is evident stays so in a file of the other kind', () => {
		expect(parseNumber('12.5', ',')).toBe(12.5);
	});
	test.each([
		['1,5', ','],
		['1.5', '.'],
		['1.234,5', ','],
		['1 234,567', ','],
		['1,234', 'either'],
		['1.234.567', ','],
		['0,123', ','],
		['1234,567', ','],
		['12', null],
		['nc', null]
	])('%s is evidence for %s', (text, evidence) => {
		expect(decimalEvidence(text)).toBe(evidence);
	});
});

test('a number written with either mark and any thousands is read back', () => {
	const groups = fc.constantFrom('', ' ', '\u00a0', '\u202f');
	fc.assert(
		fc.property(
			fc.integer({ min: -10_000_000, max: 10_000_000 }),
			fc.integer({ min: 0, max: 99 }),
			fc.constantFrom(',' as const, '.' as const),
			groups,
			(whole, cents, mark, group) => {
				const digits = String(Math.abs(whole)).replace(/\B(?=(\d{3})+$)/g, group);
				const text = `${whole < 0 ? '-' : ''}${digits}${mark}${String(cents).padStart(2, '0')}`;
				const value = (Math.abs(whole) + cents / 100) * (whole < 0 ? -1 : 1);
				expect(parseNumber(text, mark)).toBeCloseTo(value, 6);
				expect(parseNumber(text, null)).toBeCloseTo(value, 6);
			}
		)
	);
});

import { formatValue } from 'hucre';
import { expect, test } from 'vitest';
import type { FigureCell } from '#lib/indicators/typed-cell.ts';
import { dateCode, numberFormat } from './workbook-styles.ts';

const euros = { style: 'currency', decimals: 0 } as const;
const cell = (more: Partial<FigureCell>) => ({ format: euros, missing: null, ...more });

test('euros stand in a cell where the language of the workbook writes them', () => {
	expect(numberFormat(cell({}), 'fr')).toBe('#,##0"\u00a0€"');
	expect(numberFormat(cell({}), 'en')).toBe('"€"#,##0');
	expect(numberFormat(cell({ format: { ...euros, decimals: 2 } }), 'en')).toBe('"€"#,##0.00');
	expect(numberFormat(cell({ signed: true }), 'en')).toBe('+"€"#,##0;-"€"#,##0;"€"#,##0');
	expect(numberFormat(cell({ after: ' (declared)' }), 'en')).toBe('"€"#,##0" (declared)"');
});

test('what nothing is written as takes the place of 0', () => {
	const count = { style: 'integer', decimals: 0 } as const;
	expect(numberFormat(cell({ format: count, signed: true, zero: '=' }), 'fr')).toBe(
		'+#,##0;-#,##0;"="'
	);
});

test('a rate has a no-break space before its sign in French, and shows as hundredths all the same', () => {
	const rate = cell({ format: { style: 'percent', decimals: 1 } });
	expect(numberFormat(rate, 'fr')).toBe('0.0"\u00a0"%');
	expect(numberFormat(rate, 'en')).toBe('0.0%');
	expect(formatValue(0.1234, numberFormat(rate, 'fr'), { locale: 'fr-FR' })).toBe('12,3\u00a0%');
	expect(formatValue(0.1234, numberFormat(rate, 'en'), { locale: 'en-GB' })).toBe('12.3%');
	const whole = cell({ format: { style: 'percent', decimals: 0 }, after: ' (déclaré)' });
	expect(numberFormat(whole, 'fr')).toBe('0"\u00a0"%" (déclaré)"');
});

test('a date is a day, or the month or the year that it ends, months named in the language of the workbook', () => {
	expect([dateCode({}, 'fr'), dateCode({}, 'en')]).toEqual(['dd/mm/yyyy', 'yyyy-mm-dd']);
	expect(dateCode({ grain: 'month' }, 'fr')).toBe('[$-40C]mmmm yyyy');
	expect(dateCode({ grain: 'month' }, 'en')).toBe('[$-809]mmmm yyyy');
	expect(dateCode({ grain: 'year', after: ' (en cours)' }, 'fr')).toBe('yyyy" (en cours)"');
});

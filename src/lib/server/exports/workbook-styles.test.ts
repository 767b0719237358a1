import { expect, test } from 'vitest';
import type { FigureCell } from '#lib/indicators/typed-cell.ts';
import { numberFormat } from './workbook-styles.ts';

const euros = { style: 'currency', decimals: 0 } as const;
const cell = (more: Partial<FigureCell>) => ({ format: euros, missing: null, ...more });

test('euros stand in a cell where the language of the workbook writes them', () => {
	expect(numberFormat(cell({}), 'fr')).toBe('#,##0"\u00a0€"');
	expect(numberFormat(cell({}), 'en')).toBe('"€"#,##0');
	expect(numberFormat(cell({ format: { ...euros, decimals: 2 } }), 'en')).toBe('"€"#,##0.00');
	expect(numberFormat(cell({ signed: true }), 'en')).toBe('+"€"#,##0;-"€"#,##0;"€"#,##0');
	expect(numberFormat(cell({ after: ' (declared)' }), 'en')).toBe('"€"#,##0" (declared)"');
});

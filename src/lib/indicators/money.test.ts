import { expect, test } from 'vitest';
import { amountAlone, amountWithUnit } from './amount.ts';
import { measured } from './example-measures.ts';
import { figureBesideUnit, formatIndicatorValue, formatValue } from './format.ts';
import type { Language } from './language.ts';
import { withEuro } from './money.ts';

const { cost } = measured;
const signed = (value: number, language: Language) =>
	formatValue(value, cost.format, language, { sign: true });

test('euros stand after their number in French, before it in English, whoever writes them', () => {
	for (const [language, plain, more, less] of [
		['fr', '1\u202f200\u00a0€', '+4\u00a0€', '−26\u00a0€'],
		['en', '€1,200', '+€4', '−€26']
	] as const) {
		expect(formatValue(1200, cost.format, language)).toBe(plain);
		expect(amountWithUnit(1200, cost, language)).toBe(plain);
		expect(amountAlone(-1200, cost, language)).toBe(plain);
		expect(formatIndicatorValue({ value: 1200, missing: null }, cost, language).text).toBe(plain);
		expect([signed(4, language), signed(-26, language)]).toEqual([more, less]);
	}
});

test('the digits of a spreadsheet’s format take the same sign, quoted', () => {
	const quoted = (words: string) => `"${words}"`;
	expect(withEuro('#,##0.00', 'fr', quoted)).toBe('#,##0.00"\u00a0€"');
	expect(withEuro('#,##0.00', 'en', quoted)).toBe('"€"#,##0.00');
	expect(withEuro('-#,##0', 'en', quoted)).toBe('-"€"#,##0');
});

test('beside its figure a unit stays apart, but for the signs that English writes against the number', () => {
	const beside = (value: number | null, of: keyof typeof measured, language: Language) => {
		const { figure, unit } = figureBesideUnit({ value, missing: null }, measured[of], language);
		return [figure, unit];
	};
	expect(beside(156, 'cost', 'fr')).toEqual(['156', '€']);
	expect(beside(156, 'cost', 'en')).toEqual(['€156', '']);
	expect(beside(0.412, 'rate', 'fr')).toEqual(['41,2', '%']);
	expect(beside(0.412, 'rate', 'en')).toEqual(['41.2%', '']);
	expect(beside(4, 'delay', 'en')).toEqual(['4', 'days']);
	expect(beside(320, 'ambassadors', 'en')).toEqual(['320', 'ambassadors']);
	expect(beside(null, 'cost', 'en')).toEqual(['not available', 'no data']);
});

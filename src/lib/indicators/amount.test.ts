import { expect, test } from 'vitest';
import { amountAlone, amountWithUnit, isNothing } from './amount.ts';
import { exampleIndicator } from './example-figure.ts';

const count = exampleIndicator();
const rate = exampleIndicator({ format: { style: 'percent', decimals: 1 } });
const cost = exampleIndicator({ format: { style: 'currency', decimals: 0 } });
const note = exampleIndicator({
	format: { style: 'decimal', decimals: 1 },
	unit: { fr: ['sur 5', 'sur 5'], en: ['out of 5', 'out of 5'] }
});

test('a difference is said in the indicator’s unit', () => {
	expect(amountWithUnit(-42, count, 'fr')).toBe('42\u00A0ambassadeurs');
	expect(amountWithUnit(1, count, 'fr')).toBe('1\u00A0ambassadeur');
	expect(amountWithUnit(-0.031, rate, 'fr')).toBe('3,1\u00A0points');
	expect(amountWithUnit(0.015, rate, 'fr')).toBe('1,5\u00A0point');
	expect(amountWithUnit(1200, cost, 'fr')).toBe('1\u202F200\u00A0€');
	expect(amountWithUnit(1200, cost, 'en')).toBe('€1,200');
	expect(amountWithUnit(0.3, note, 'fr')).toBe('0,3\u00A0point');
});

test('a count stands alone where its unit has been said', () => {
	expect(amountAlone(-1042, count, 'fr')).toBe('1\u202F042');
	expect(amountAlone(-0.031, rate, 'fr')).toBe('3,1\u00A0points');
	expect(amountAlone(-0.3, note, 'en')).toBe('0.3\u00A0points');
});

test('what rounds to 0 is nothing', () => {
	expect(isNothing(0.4, count)).toBe(true);
	expect(isNothing(-0.6, count)).toBe(false);
	expect(isNothing(0.0004, rate)).toBe(true);
});

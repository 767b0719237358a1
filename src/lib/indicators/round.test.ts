import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundTo } from './round.ts';

test('halves go away from zero, as on paper', () => {
	expect(roundTo(0.5, 0)).toBe(1);
	expect(roundTo(-0.5, 0)).toBe(-1);
	expect(roundTo(2.5, 0)).toBe(3);
	expect(roundTo(1.005, 2)).toBe(1.01);
	expect(roundTo(0.285 * 100, 0)).toBe(29);
	expect(roundTo(0.35, 1)).toBe(0.4);
});

test('zero has no sign', () => {
	expect(Object.is(roundTo(-0.2, 0), 0)).toBe(true);
	expect(Object.is(roundTo(-1e-9, 1), 0)).toBe(true);
});

test('very large and very small figures stay themselves', () => {
	expect(roundTo(1e21, 0)).toBe(1e21);
	expect(roundTo(1e-12, 2)).toBe(0);
});

test('what is rounded is at most half a step away, and rounding again changes nothing', () => {
	const figure = fc.double({ noNaN: true, min: -1e9, max: 1e9 });
	fc.assert(
		fc.property(figure, fc.integer({ min: 0, max: 4 }), (value, decimals) => {
			const rounded = roundTo(value, decimals);
			expect(Math.abs(rounded - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-6);
			expect(roundTo(rounded, decimals)).toBe(rounded);
		})
	);
});

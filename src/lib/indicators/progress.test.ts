import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clampProgress, progressOf } from './progress.ts';

describe('progress', () => {
	test('is the percent of the way from baseline to target', () => {
		expect(progressOf(320, 0, 500, 'up')).toBe(64);
		expect(progressOf(150, 100, 200, 'up')).toBe(50);
		expect(progressOf(10, 10, 4, 'down')).toBe(0);
		expect(progressOf(6, 10, 4, 'down')).toBeCloseTo(66.667, 3);
	});

	test('keeps what is below the baseline or past the target, and is drawn from 0 to 100', () => {
		expect(progressOf(90, 100, 200, 'up')).toBe(-10);
		expect(clampProgress(progressOf(90, 100, 200, 'up'))).toBe(0);
		expect(progressOf(250, 100, 200, 'up')).toBe(150);
		expect(clampProgress(progressOf(250, 100, 200, 'up'))).toBe(100);
		expect(clampProgress(null)).toBeNull();
	});

	test('towards a target that is not better than the baseline is 100 once reached, else 0', () => {
		expect(progressOf(95, 100, 90, 'up')).toBe(100);
		expect(progressOf(90, 100, 90, 'up')).toBe(100);
		expect(progressOf(89, 100, 90, 'up')).toBe(0);
		expect(progressOf(100, 100, 100, 'up')).toBe(100);
		expect(progressOf(12, 10, 12, 'down')).toBe(100);
		expect(progressOf(13, 10, 12, 'down')).toBe(0);
	});

	test('is null when a part is missing, and without direction', () => {
		expect(progressOf(null, 0, 500, 'up')).toBeNull();
		expect(progressOf(320, null, 500, 'up')).toBeNull();
		expect(progressOf(320, 0, null, 'up')).toBeNull();
		expect(progressOf(320, 0, 500, 'none')).toBeNull();
	});

	test('is never infinite and never NaN', () => {
		const figure = fc
			.double({ noNaN: true, min: -1e9, max: 1e9 })
			.map((x) => Math.round(x * 100) / 100);
		fc.assert(
			fc.property(
				figure,
				figure,
				figure,
				fc.constantFrom('up' as const, 'down' as const),
				(a, b, t, better) => {
					expect(Number.isFinite(progressOf(a, b, t, better))).toBe(true);
					expect(progressOf(t, b, t, better)).toBeCloseTo(100, 6);
				}
			)
		);
	});

	test('mirrors when better is down', () => {
		const figure = fc.integer({ min: -10_000, max: 10_000 });
		fc.assert(
			fc.property(figure, figure, figure, (a, b, t) => {
				expect(progressOf(-a, -b, -t, 'down')).toBe(progressOf(a, b, t, 'up'));
			})
		);
	});
});

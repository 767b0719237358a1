import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueAxis } from './value-ticks.ts';

const whole = { style: 'integer', decimals: 0 } as const;
const setting = { zero: true, format: whole, language: 'fr', room: 240 } as const;
const labels = (axis: ReturnType<typeof valueAxis>) => axis.ticks.map((tick) => tick.label);

test('counts start at zero with round steps, grouped in French', () => {
	expect(labels(valueAxis([320, 500], setting))).toEqual(['0', '100', '200', '300', '400', '500']);
	expect(labels(valueAxis([3200], setting))).toEqual([
		'0',
		'1\u202f000',
		'2\u202f000',
		'3\u202f000'
	]);
	expect(labels(valueAxis([2], setting))).toEqual(['0', '1', '2']);
});

test('a level far from zero is shown close, a rate near it is shown whole', () => {
	expect(valueAxis([172_796, 174_670], { ...setting, zero: false }).low).toBeGreaterThan(170_000);
	expect(
		valueAxis([0.2, 0.5], { ...setting, zero: false, format: { style: 'percent', decimals: 1 } })
			.low
	).toBe(0);
});

test('ticks carry no decimal they do not need', () => {
	const rate = { ...setting, format: { style: 'percent', decimals: 1 } } as const;
	expect(labels(valueAxis([0.55], rate))[1]).toBe('20\u00a0%');
	expect(labels(valueAxis([0.021], rate))[1]).toBe('0,5\u00a0%');
	expect(labels(valueAxis([1000], { ...setting, language: 'en' }))).toContain('1,000');
});

test('every axis holds its values, on ticks that rise by one step', () => {
	const figure = fc.integer({ min: -1e9, max: 1e9 }).map((tenths) => tenths / 10);
	fc.assert(
		fc.property(
			fc.array(figure, { maxLength: 20 }),
			fc.boolean(),
			fc.integer({ min: 40, max: 600 }),
			(values, zero, room) => {
				const axis = valueAxis(values, {
					...setting,
					format: { style: 'decimal', decimals: 1 },
					zero,
					room
				});
				expect(axis.high).toBeGreaterThan(axis.low);
				for (const value of values) {
					expect(value).toBeGreaterThanOrEqual(axis.low - 1e-6 * Math.abs(axis.low));
					expect(value).toBeLessThanOrEqual(axis.high + 1e-6 * Math.abs(axis.high));
				}
				expect(axis.ticks.length).toBeGreaterThanOrEqual(2);
				expect(axis.ticks.length).toBeLessThanOrEqual(Math.max(2, Math.floor(room / 56)) * 2 + 2);
				if (zero) expect(axis.ticks.some((tick) => Math.abs(tick.value) < 1e-9)).toBe(true);
				const steps = axis.ticks.slice(1).map((tick, at) => tick.value - axis.ticks[at]!.value);
				for (const step of steps)
					expect(step).toBeCloseTo(steps[0]!, -Math.log10(Math.abs(steps[0]!)) + 4);
			}
		)
	);
});

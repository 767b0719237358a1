import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dateOfDay, dayNumber } from './period.ts';
import type { TargetPoint, Trajectory } from './target.ts';
import { baselineValue, nextTarget, plannedAt, plannedPoints, trajectoryOf } from './trajectory.ts';
import { fullWindow } from './window.ts';

const since = '2018-12-01';
const stock = { kind: 'stock', over: null } as const;
const yearly = { kind: 'flow', over: 'year' } as const;
const monthly = { kind: 'flow', over: 'month' } as const;
const rolling = { kind: 'flow', over: '12-months' } as const;
const rate = { kind: 'ratio', over: '12-months' } as const;

function point(date: string, value: number, role: TargetPoint['role'] = 'target'): TargetPoint {
	return { indicator: 'x', territory: null, date, value, role, note: null };
}

function trajectory(...points: TargetPoint[]): Trajectory {
	return trajectoryOf(points, 'x', null)!;
}

function planned(
	path: Trajectory | null,
	date: string,
	indicator: Parameters<typeof plannedAt>[2]
): number | null {
	return plannedAt(path, date, indicator, fullWindow(indicator.over, date, since));
}

describe('the trajectory of a state', () => {
	const path = trajectory(
		point('2018-12-31', 0, 'baseline'),
		point('2019-12-31', 300),
		point('2020-12-31', 500)
	);

	test('is linear by days between its points', () => {
		expect(planned(path, '2019-12-20', stock)).toBeCloseTo((300 * 354) / 365, 9);
		expect(planned(path, '2020-07-01', stock)).toBeCloseTo(300 + (200 * 183) / 366, 9);
		expect(planned(path, '2019-12-31', stock)).toBe(300);
	});

	test('is null before the baseline and held after the last point', () => {
		expect(planned(path, '2018-12-30', stock)).toBeNull();
		expect(planned(path, '2018-12-31', stock)).toBe(0);
		expect(planned(path, '2025-01-01', stock)).toBe(500);
	});

	test('without a baseline begins at its first target', () => {
		const open = trajectory(point('2019-12-31', 0.4), point('2020-12-31', 0.5));
		expect(planned(open, '2019-12-30', rate)).toBeNull();
		expect(planned(open, '2019-12-31', rate)).toBe(0.4);
		expect(baselineValue(open, rate)).toBeNull();
	});

	test('asks for nothing when it has no target', () => {
		expect(planned(trajectory(point('2019-01-01', 5, 'baseline')), '2019-06-30', stock)).toBeNull();
		expect(planned(null, '2019-06-30', stock)).toBeNull();
	});

	test('never leaves the span of its points', () => {
		const day = fc.integer({ min: dayNumber('2018-01-01'), max: dayNumber('2024-12-31') });
		fc.assert(
			fc.property(
				fc.uniqueArray(day, { minLength: 2, maxLength: 6 }),
				fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 6, maxLength: 6 }),
				day,
				(days, values, asked) => {
					const points = days
						.sort((a, b) => a - b)
						.map((at, index) =>
							point(dateOfDay(at), values[index]!, index === 0 ? 'baseline' : 'target')
						);
					const asks = planned(trajectory(...points), dateOfDay(asked), stock);
					expect(asks === null).toBe(asked < days[0]!);
					if (asks === null) return;
					const used = points.map(({ value }) => value);
					expect(asks).toBeGreaterThanOrEqual(Math.min(...used) - 1e-9);
					expect(asks).toBeLessThanOrEqual(Math.max(...used) + 1e-9);
				}
			)
		);
	});
});

describe('the trajectory of a yearly count', () => {
	const path = trajectory(point('2019-12-31', 200), point('2020-12-31', 250));

	test('runs from 0 on the eve of the year to the year’s target', () => {
		expect(planned(path, '2019-06-30', yearly)).toBeCloseTo((200 * 181) / 365, 9);
		expect(planned(path, '2019-06-30', yearly)).toBeCloseTo(99.2, 1);
		expect(planned(path, '2019-12-31', yearly)).toBe(200);
	});

	test('starts again from 0 the next year, towards that year’s target', () => {
		expect(planned(path, '2020-01-01', yearly)).toBeCloseTo(250 / 366, 9);
		expect(planned(path, '2020-12-31', yearly)).toBe(250);
	});

	test('asks for nothing in a year without a target', () => {
		expect(planned(path, '2021-06-30', yearly)).toBeNull();
		expect(
			nextTarget(path, '2021-06-30', yearly, fullWindow('year', '2021-06-30', since))
		).toBeNull();
		expect(planned(path, '2018-12-20', yearly)).toBeNull();
	});

	test('passes by the milestones of the year and holds after the last', () => {
		const steps = trajectory(point('2019-03-31', 20), point('2019-11-30', 100));
		expect(planned(steps, '2019-03-31', yearly)).toBe(20);
		expect(planned(steps, '2019-12-20', yearly)).toBe(100);
		const window = fullWindow('year', '2019-06-30', since);
		expect(nextTarget(steps, '2019-06-30', yearly, window)?.value).toBe(100);
		expect(nextTarget(steps, '2019-12-20', yearly, window)?.value).toBe(100);
	});

	test('runs from its baseline when that lies inside the year', () => {
		const late = trajectory(point('2019-07-01', 10, 'baseline'), point('2019-12-31', 100));
		expect(planned(late, '2019-06-30', yearly)).toBeNull();
		expect(planned(late, '2019-07-01', yearly)).toBe(10);
	});

	test('starts from 0 when no baseline is declared, from the declared one otherwise', () => {
		expect(baselineValue(path, yearly)).toBe(0);
		const declared = trajectory(point('2018-12-31', 150, 'baseline'), point('2019-12-31', 200));
		expect(baselineValue(declared, yearly)).toBe(150);
	});

	test('follows the year of the programme', () => {
		const school = trajectory(point('2020-08-31', 366));
		const window = fullWindow('year', '2019-09-10', since, '09-01');
		expect(plannedAt(school, '2019-09-10', yearly, window)).toBeCloseTo(10, 9);
	});
});

describe('the trajectory of other counts', () => {
	test('of a month is the target of that month', () => {
		const path = trajectory(point('2019-12-31', 31));
		expect(planned(path, '2019-12-20', monthly)).toBeCloseTo(20, 9);
		expect(planned(path, '2019-11-20', monthly)).toBeNull();
	});

	test('of 12 months runs from 0 a year before the first target, then from target to target', () => {
		const path = trajectory(point('2019-12-31', 200), point('2020-12-31', 250));
		expect(planned(path, '2019-06-30', rolling)).toBeCloseTo((200 * 181) / 365, 9);
		expect(planned(path, '2020-07-01', rolling)).toBeCloseTo(225, 9);
		expect(planned(path, '2018-12-30', rolling)).toBeNull();
		expect(baselineValue(path, rolling)).toBe(0);
	});
});

test('the next target is the first at or after the date, then the last', () => {
	const path = trajectory(point('2019-12-31', 300), point('2020-12-31', 500));
	const next = (date: string) => nextTarget(path, date, stock, { from: date, to: date })?.value;
	expect(next('2019-12-31')).toBe(300);
	expect(next('2020-01-01')).toBe(500);
	expect(next('2022-01-01')).toBe(500);
});

test('a trajectory takes the points of its indicator and territory, in date order', () => {
	const points = [
		point('2020-12-31', 500),
		{ ...point('2019-12-31', 40), territory: '200067361' },
		point('2019-01-01', 0, 'baseline'),
		{ ...point('2019-12-31', 9), indicator: 'y' }
	];
	expect(trajectoryOf(points, 'x', null)?.targets.map(({ value }) => value)).toEqual([500]);
	expect(trajectoryOf(points, 'x', '200067361')?.baseline).toBeNull();
	expect(trajectoryOf(points, 'z', null)).toBeNull();
});

test('the points of a plan can be drawn', () => {
	const window = fullWindow('year', '2019-06-30', since);
	expect(plannedPoints(trajectory(point('2019-12-31', 200)), yearly, window)).toEqual([
		{ date: addDays('2019-01-01', -1), value: 0 },
		{ date: '2019-12-31', value: 200 }
	]);
});

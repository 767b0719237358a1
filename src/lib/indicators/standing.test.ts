import { describe, expect, test } from 'vitest';
import { exampleIndicator } from './example-figure.ts';
import { standingOf } from './standing.ts';
import type { Trajectory } from './target.ts';

const stock = exampleIndicator();
const day = { from: '2019-12-31', to: '2019-12-31' };
const path: Trajectory = {
	baseline: {
		indicator: 'x',
		territory: null,
		date: '2018-12-31',
		value: 0,
		role: 'baseline',
		note: null
	},
	targets: [
		{ indicator: 'x', territory: null, date: '2020-12-31', value: 731, role: 'target', note: null }
	]
};

describe('how a figure stands', () => {
	test('has every part that comes from targets', () => {
		expect(standingOf(292, '2019-12-31', stock, path, day)).toEqual({
			baseline: 0,
			target: 731,
			planned: 365,
			progress: (100 * 292) / 731,
			status: 'on-track',
			plan: {
				baselineOn: '2018-12-31',
				targetOn: '2020-12-31',
				gap: -73,
				behind: (100 * 365) / 731 - (100 * 292) / 731,
				statusMissing: null
			}
		});
	});

	test('of a yearly count is measured from 0 against the year’s target', () => {
		const year = { from: '2020-01-01', to: '2020-12-31' };
		const yearly = exampleIndicator({ kind: 'flow', over: 'year' });
		const standing = standingOf(0, '2020-06-30', yearly, { ...path, baseline: null }, year);
		expect(standing.baseline).toBe(0);
		expect(standing.planned).toBeCloseTo((731 * 182) / 366, 9);
		expect(standing.status).toBe('off-track');
	});

	test('of a rate that gets better downwards', () => {
		const delay = exampleIndicator({ kind: 'median', over: '12-months', better: 'down' });
		const goal: Trajectory = {
			baseline: { ...path.baseline!, value: 10 },
			targets: [{ ...path.targets[0]!, date: '2019-12-31', value: 4 }]
		};
		const standing = standingOf(6, '2019-12-31', delay, goal, day);
		expect(standing.progress).toBeCloseTo(66.667, 3);
		expect(standing.plan?.gap).toBe(2);
		expect(standing.status).toBe('off-track');
	});

	test('without targets has no target and no plan', () => {
		const bare = { baseline: null, target: null, planned: null, progress: null, plan: null };
		expect(standingOf(292, '2019-12-31', stock, null, day)).toEqual({
			...bare,
			status: 'no-target'
		});
		const context = exampleIndicator({ better: 'none' });
		expect(standingOf(292, '2019-12-31', context, path, day)).toEqual({
			...bare,
			status: 'no-target'
		});
	});

	test('says why it has no status', () => {
		const missing = (value: number | null, date: string, trajectory: Trajectory) =>
			standingOf(value, date, stock, trajectory, { from: date, to: date }).plan?.statusMissing;
		expect(missing(null, '2019-12-31', path)).toBe('no-value');
		expect(missing(5, '2018-12-30', path)).toBe('before-baseline');
		expect(missing(5, '2019-12-31', { ...path, baseline: null })).toBe('no-baseline');
	});
});

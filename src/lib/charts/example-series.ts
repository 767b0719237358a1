import { exampleValue } from '#lib/indicators/example-figure.ts';
import { addMonths, endOfMonth, type IsoDate } from '#lib/indicators/period.ts';
import type { TargetPoint, Trajectory } from '#lib/indicators/target.ts';
import type { Value } from '#lib/indicators/value.ts';

/** Month-end figures from a month on, for tests; the last one takes `last`. */
export function exampleMonths(
	from: IsoDate,
	figures: readonly (number | null)[],
	last: Partial<Value> = {}
): Value[] {
	return figures.map((figure, at) => {
		const to = endOfMonth(addMonths(from, at));
		const value =
			figure === null ? { value: null, missing: 'no-data' as const } : { value: figure };
		return exampleValue({ from: to, to, ...value, ...(at === figures.length - 1 ? last : {}) });
	});
}

type Dated = readonly [IsoDate, number];

/** A trajectory for tests. */
export function exampleTrajectory(
	baseline: Dated | null,
	...targets: readonly Dated[]
): Trajectory {
	const point = ([date, value]: Dated, role: TargetPoint['role']): TargetPoint => ({
		indicator: 'ambassadors-registered',
		territory: null,
		date,
		value,
		role,
		note: null
	});
	return {
		baseline: baseline && point(baseline, 'baseline'),
		targets: targets.map((target) => point(target, 'target'))
	};
}

import type { Indicator } from './indicator.ts';
import { addDays, addMonthsKeepingEnd, daysBetween, type IsoDate, type Period } from './period.ts';
import type { TargetPoint, Trajectory } from './target.ts';

export type PlannedPoint = { readonly date: IsoDate; readonly value: number };

type Counted = Pick<Indicator, 'kind' | 'over'>;

/** The points of one indicator and territory among all, in date order; null when there is none. */
export function trajectoryOf(
	points: readonly TargetPoint[],
	indicator: string,
	territory: string | null
): Trajectory | null {
	const own = points
		.filter((point) => point.indicator === indicator && point.territory === territory)
		.sort((a, b) => (a.date < b.date ? -1 : 1));
	if (own.length === 0) return null;
	return {
		baseline: own.find((point) => point.role === 'baseline') ?? null,
		targets: own.filter((point) => point.role === 'target')
	};
}

/** A figure that is counted again from 0 in each window: a flow, or distinct keys on dates, over a year or a month. */
export function restarts({ kind, over }: Counted): boolean {
	return (kind === 'flow' || kind === 'distinct') && (over === 'year' || over === 'month');
}

/** A rolling count: it has a value on any day, but began from 0 with its first window. */
function rolls({ kind, over }: Counted): boolean {
	return (kind === 'flow' || kind === 'distinct') && over === '12-months';
}

/**
 * The next target at or after the date, or the last one; null when there is none. A count that
 * restarts has the targets of its window only: a target dated 2019 says nothing of 2020.
 */
export function nextTarget(
	trajectory: Trajectory | null,
	date: IsoDate,
	indicator: Counted,
	window: Period
): TargetPoint | null {
	const targets = targetsOf(trajectory, indicator, window);
	return targets.find((target) => target.date >= date) ?? targets.at(-1) ?? null;
}

/**
 * Where progress starts: the declared baseline. A yearly, monthly or 12-month count without one
 * starts from 0, as its plan does; any other indicator has none.
 */
export function baselineValue(trajectory: Trajectory | null, indicator: Counted): number | null {
	if (trajectory === null) return null;
	return trajectory.baseline?.value ?? (restarts(indicator) || rolls(indicator) ? 0 : null);
}

/**
 * What the trajectory asks for at the end of the date: linear by days between dated points, null
 * before the baseline, held after the last point. `window` is the whole headline window (fullWindow).
 *
 * A yearly or monthly count runs from 0 on the eve of its window to the targets dated inside it
 * (200 on 31/12/2019 asks for 99.2 on 30/06/2019), from its baseline if that lies inside the
 * window, and is null in a window without a target. A 12-month count is complete every day: it
 * runs between its points like a state, from 0 twelve months before its first target when no
 * baseline is declared.
 */
export function plannedAt(
	trajectory: Trajectory | null,
	date: IsoDate,
	indicator: Counted,
	window: Period
): number | null {
	if (trajectory?.baseline && date < trajectory.baseline.date) return null;
	return interpolate(plannedPoints(trajectory, indicator, window), date);
}

/** The dated points that a plan runs through, in order; empty when there is no target. */
export function plannedPoints(
	trajectory: Trajectory | null,
	indicator: Counted,
	window: Period
): PlannedPoint[] {
	const targets = targetsOf(trajectory, indicator, window);
	const first = targets[0];
	if (trajectory === null || first === undefined) return [];
	const { baseline } = trajectory;
	if (restarts(indicator)) {
		const inside = baseline !== null && baseline.date > window.from && baseline.date <= window.to;
		return startingAt(inside ? baseline : { date: addDays(window.from, -1), value: 0 }, targets);
	}
	if (baseline !== null) return startingAt(baseline, targets);
	if (rolls(indicator)) {
		return startingAt({ date: addMonthsKeepingEnd(first.date, -12), value: 0 }, targets);
	}
	return targets.map(({ date, value }) => ({ date, value }));
}

function targetsOf(
	trajectory: Trajectory | null,
	indicator: Counted,
	window: Period
): readonly TargetPoint[] {
	if (trajectory === null) return [];
	if (!restarts(indicator)) return trajectory.targets;
	return trajectory.targets.filter(({ date }) => date >= window.from && date <= window.to);
}

function startingAt(start: PlannedPoint, targets: readonly TargetPoint[]): PlannedPoint[] {
	return [start, ...targets.filter((target) => target.date > start.date)].map(
		({ date, value }) => ({ date, value })
	);
}

function interpolate(points: readonly PlannedPoint[], date: IsoDate): number | null {
	const after = points.findIndex((point) => point.date > date);
	if (after === -1) return points.at(-1)?.value ?? null;
	const [before, next] = [points[after - 1], points[after]];
	if (before === undefined || next === undefined) return null;
	const share = daysBetween(before.date, date) / daysBetween(before.date, next.date);
	return before.value + share * (next.value - before.value);
}

import type { Indicator } from '#lib/indicators/indicator.ts';
import { dayNumber } from '#lib/indicators/period.ts';
import type { Projection } from '#lib/indicators/projection.ts';
import { restarts } from '#lib/indicators/trajectory.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { DayPoint } from './planned-line.ts';

/** Counts are read from zero; rates, medians and levels need not be. */
export function countsFromZero(indicator: Indicator): boolean {
	return ['stock', 'flow', 'distinct'].includes(indicator.kind);
}

/** Whether the figures are totals to date that start again from zero in each window. */
export function runsToDate(values: readonly Value[], indicator: Indicator): boolean {
	if (!restarts(indicator)) return false;
	return values.length < 2 || values.some((value, at) => value.from === values[at + 1]?.from);
}

/** Whether figures stand for days, not for periods one after the other: their windows have no length, or overlap. */
export function standAtDates(values: readonly Value[], indicator: Indicator): boolean {
	const overlaps = ({ to }: Value, at: number) => (values[at + 1]?.from ?? '9999') <= to;
	return (
		runsToDate(values, indicator) ||
		values.every(({ from, to }) => from === to) ||
		values.some(overlaps)
	);
}

/**
 * The known figures as runs of points. A run ends at a missing figure, at a break in series, and
 * where a total to date starts again from zero. After a missing figure a total goes on from where it
 * is, not from zero once more.
 */
export function runsOf(values: readonly Value[], indicator: Indicator): DayPoint[][] {
	const breaks = indicator.breaks.map((own) => dayNumber(own.on));
	const toDate = runsToDate(values, indicator);
	const runs: DayPoint[][] = [];
	let before: Value | null = null;
	let window: string | null = null;
	for (const value of values) {
		const opens = value.from !== window;
		window = value.from;
		if (value.value === null) {
			before = null;
			continue;
		}
		const day = dayNumber(value.to);
		const broken = before !== null && breaks.some((on) => on > dayNumber(before!.to) && on <= day);
		const again = toDate && opens;
		if (again && !broken) runs.push([{ day: dayNumber(value.from) - 1, value: 0 }]);
		else if (broken || before === null) runs.push([]);
		runs.at(-1)!.push({ day, value: value.value });
		before = value;
	}
	return runs;
}

/**
 * From the last figure at its pace, as far as the last target's day or the day that target is
 * reached. `aim` is the target that the projection speaks of, which may be an earlier one.
 */
export function projectionLine(
	end: DayPoint | null,
	target: DayPoint | null,
	aim: DayPoint | null,
	projection: Projection | null
): readonly [DayPoint, DayPoint] | null {
	if (!end || !target || !aim || projection === null || projection.value === null) return null;
	if (aim.day <= end.day || target.day <= end.day) return null;
	const perDay = (projection.value - end.value) / (aim.day - end.day);
	const days = (target.value - end.value) / perDay;
	const reached = days > 0 && end.day + days <= target.day;
	if (reached) return [end, { day: end.day + Math.ceil(days - 1e-9), value: target.value }];
	const value = end.value + perDay * (target.day - end.day);
	return [end, { day: target.day, value: end.value >= 0 ? Math.max(0, value) : value }];
}

/** First and last day of the picture; null when there is nothing to place. */
export function daySpan(points: readonly { readonly day: number }[]): [number, number] | null {
	if (points.length === 0) return null;
	const days = points.map((point) => point.day);
	return [Math.min(...days), Math.max(...days)];
}

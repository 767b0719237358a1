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

/**
 * The known figures as runs of points. A run ends at a missing figure, at a break in series, and
 * where a total to date starts again from zero.
 */
export function runsOf(values: readonly Value[], indicator: Indicator): DayPoint[][] {
	const breaks = indicator.breaks.map((own) => dayNumber(own.on));
	const toDate = runsToDate(values, indicator);
	const runs: DayPoint[][] = [];
	let before: Value | null = null;
	for (const value of values) {
		if (value.value === null) {
			before = null;
			continue;
		}
		const day = dayNumber(value.to);
		const broken = before !== null && breaks.some((on) => on > dayNumber(before!.to) && on <= day);
		const again = toDate && value.from !== before?.from;
		if (again && !broken) runs.push([{ day: dayNumber(value.from) - 1, value: 0 }]);
		else if (broken || before === null) runs.push([]);
		runs.at(-1)!.push({ day, value: value.value });
		before = value;
	}
	return runs;
}

/** From the last figure towards the target: as far as the target's day, or the day it is reached. */
export function projectionLine(
	end: DayPoint | null,
	target: DayPoint | null,
	projection: Projection | null
): readonly [DayPoint, DayPoint] | null {
	if (!end || !target || !projection) return null;
	if (projection.reaches !== null && projection.reason === null) {
		const day = dayNumber(projection.reaches);
		if (day > end.day && day <= target.day) return [end, { day, value: target.value }];
	}
	if (projection.value === null || target.day <= end.day) return null;
	return [end, { day: target.day, value: projection.value }];
}

/** First and last day of the picture; null when there is nothing to place. */
export function daySpan(points: readonly { readonly day: number }[]): [number, number] | null {
	if (points.length === 0) return null;
	const days = points.map((point) => point.day);
	return [Math.min(...days), Math.max(...days)];
}

import type { Indicator } from '#lib/indicators/indicator.ts';
import { dayNumber, type IsoDate } from '#lib/indicators/period.ts';
import type { Trajectory } from '#lib/indicators/target.ts';
import { baselineValue, plannedPoints, restarts } from '#lib/indicators/trajectory.ts';
import { fullWindow } from '#lib/indicators/window.ts';

export type DayPoint = { readonly day: number; readonly value: number };
export type BandPoint = { readonly day: number; readonly low: number; readonly high: number };

/**
 * The plan as broken lines: one for each window of the figures that starts again from zero, a single
 * one otherwise.
 *
 * @param dates the days of the figures, so that a window without a target of its own is known
 */
export function plannedLines(
	indicator: Indicator,
	trajectory: Trajectory | null,
	dates: readonly IsoDate[],
	yearStart: string
): DayPoint[][] {
	if (!trajectory || indicator.better === 'none') return [];
	const own = restarts(indicator) && dates.length > 0;
	const ends = own ? [...dates] : [...dates, ...trajectory.targets.map(({ date }) => date)];
	ends.sort();
	const windows = new Map(
		ends.map((date) => {
			const window = fullWindow(indicator.over, date, ends[0]!, yearStart);
			return [restarts(indicator) ? window.to : '', window];
		})
	);
	return [...windows.values()]
		.map((window) => plannedPoints(trajectory, indicator, window))
		.filter((points) => points.length > 0)
		.map((points) => points.map(({ date, value }) => ({ day: dayNumber(date), value })));
}

/** The same plan, its last line held at its last value until a later day. */
export function heldUntil(lines: readonly DayPoint[][], day: number): DayPoint[][] {
	return lines.map((line, at) => {
		const last = line.at(-1)!;
		const late = at === lines.length - 1 && last.day < day;
		return late ? [...line, { day, value: last.value }] : line;
	});
}

/**
 * Where a figure counts as on track: `tolerance` points of progress on either side of the plan,
 * turned back into the indicator's unit, stretch by stretch, since the next target changes at each.
 *
 * @param least the band does not go below it
 */
export function plannedBand(
	indicator: Indicator,
	trajectory: Trajectory | null,
	lines: readonly DayPoint[][],
	least: number
): BandPoint[][] {
	const baseline = baselineValue(trajectory, indicator);
	if (baseline === null) return [];
	const { ahead, atRisk } = indicator.tolerance;
	return lines.flatMap((line) =>
		line.slice(1).flatMap((to, at) => {
			const span = to.value - baseline;
			if (span === 0 || span > 0 !== (indicator.better === 'up')) return [];
			const edges = [line[at]!, to].map(({ day, value }) => {
				const sides = [value - (ahead / 100) * span, value - (atRisk / 100) * span];
				const [low, high] = [Math.min(...sides), Math.max(...sides)];
				return { day, low: Math.max(least, low), high: Math.max(least, high) };
			});
			return [edges];
		})
	);
}

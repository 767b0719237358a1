import type { Indicator } from '#lib/indicators/indicator.ts';
import type { DatedEvent } from '#lib/indicators/event.ts';
import type { Language } from '#lib/indicators/language.ts';
import { dayNumber } from '#lib/indicators/period.ts';
import type { Projection } from '#lib/indicators/projection.ts';
import { restarts } from '#lib/indicators/trajectory.ts';
import type { Trajectory } from '#lib/indicators/target.ts';
import type { Value } from '#lib/indicators/value.ts';
import { heldUntil, plannedBand, plannedLines } from './planned-line.ts';
import { daySpan, projectionLine, runsOf, runsToDate } from './trajectory-data.ts';

export type TrajectoryInput = {
	readonly indicator: Indicator;
	/** One series in date order: one territory, one choice of dimensions. */
	readonly values: readonly Value[];
	readonly trajectory: Trajectory | null;
	/** To the last target; null takes the last figure's own, which goes to its next one. */
	readonly projection: Projection | null;
	readonly events: readonly DatedEvent[];
	readonly hideBreaks: boolean;
	readonly language: Language;
	readonly width: number;
	readonly height: number;
	/** First day of the programme's year, `MM-DD`. */
	readonly yearStart: string;
};

/** What a trajectory draws, in days and in the indicator's unit. */
export function dataOf({
	indicator,
	values,
	trajectory,
	projection: given,
	yearStart
}: TrajectoryInput) {
	const runs = runsOf(values, indicator);
	const last = values.findLast((value) => value.value !== null) ?? null;
	const end = last && { day: dayNumber(last.to), value: last.value!, partial: last.partial };
	const comparable = !restarts(indicator) || runsToDate(values, indicator);
	const planned = comparable
		? plannedLines(
				indicator,
				trajectory,
				values.map((value) => value.to),
				yearStart
			)
		: [];
	const lines = heldUntil(planned, end?.day ?? -Infinity);
	// A band below zero would say that a share or a delay could be negative.
	const negative = [...runs, ...lines].flat().some(({ value }) => value < 0);
	const band = plannedBand(indicator, trajectory, lines, negative ? -Infinity : 0);
	const drawn = new Set(planned.flat().map((point) => point.day));
	const targets = (trajectory?.targets ?? [])
		.map(({ date, value }) => ({ day: dayNumber(date), value }))
		.filter(({ day }) => drawn.has(day))
		.map((point, at, all) => ({ ...point, last: at === all.length - 1 }));
	const target = targets.at(-1) ?? null;
	const projection = given
		? projectionLine(end, target, target, given)
		: projectionLine(end, target, nextOf(targets, last) ?? target, last?.projection ?? null);
	const points = [...runs, ...lines, projection ?? []].flat();
	const span = daySpan([...points, ...values.map((value) => ({ day: dayNumber(value.to) }))]);
	return {
		runs,
		last,
		end,
		lines,
		band,
		targets,
		target,
		projection,
		empty: span === null,
		days: span ?? ([0, 0] as [number, number]),
		extent: [
			...points.map((point) => point.value),
			...band.flat().flatMap((point) => [point.low, point.high])
		]
	};
}

function nextOf<T extends { readonly day: number }>(
	targets: readonly T[],
	last: Value | null
): T | undefined {
	const on = last?.plan?.targetOn ?? null;
	return targets.find(({ day }) => on !== null && day === dayNumber(on));
}

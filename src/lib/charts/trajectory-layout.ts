import { formatDate, formatMissing, formatValue } from '#lib/indicators/format.ts';
import { localize, type Language, type Localized } from '#lib/indicators/language.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { dayNumber, type IsoDate } from '#lib/indicators/period.ts';
import type { Projection } from '#lib/indicators/projection.ts';
import { restarts } from '#lib/indicators/trajectory.ts';
import type { Trajectory } from '#lib/indicators/target.ts';
import type { Value } from '#lib/indicators/value.ts';
import { chartSizes, unitCaption, type ChartSizes } from './chart-sizes.ts';
import { chartWords } from './chart-words.ts';
import { roundText } from './figure-text.ts';
import { grainOf } from './grain-of.ts';
import { LabelPlacer, labelBox, trace, type Dot, type Label } from './label-placing.ts';
import { statusColour, type Palette } from './palette.ts';
import {
	heldUntil,
	plannedBand,
	plannedLines,
	type BandPoint,
	type DayPoint
} from './planned-line.ts';
import { layOutRules, type PlacedRule } from './rule-rows.ts';
import { textWidth } from './text-width.ts';
import { endTicks, timeTicks, type TimeTick } from './time-ticks.ts';
import { countsFromZero, daySpan, projectionLine, runsOf, runsToDate } from './trajectory-data.ts';
import {
	placeAsOf,
	placeEnd,
	placeNotice,
	placePace,
	placePlanned,
	placeTarget
} from './trajectory-labels.ts';
import { valueAxis, type ValueAxis } from './value-ticks.ts';

/** Something that happened, told by a dotted rule. */
export type ChartEvent = { readonly on: IsoDate; readonly label: Localized };

export type TrajectoryInput = {
	readonly indicator: Indicator;
	/** One series in date order: one territory, one choice of dimensions. */
	readonly values: readonly Value[];
	readonly trajectory: Trajectory | null;
	/** Null takes the last figure's own. */
	readonly projection: Projection | null;
	readonly events: readonly ChartEvent[];
	readonly language: Language;
	readonly width: number;
	readonly height: number;
	/** First day of the programme's year, `MM-DD`. */
	readonly yearStart: string;
};

export type Padding = {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
};

/** Everything that the picture of a trajectory draws; days count from 1970, the rest is in pixels. */
export type TrajectoryLayout = {
	readonly padding: Padding;
	readonly days: readonly [number, number];
	readonly axis: ValueAxis;
	readonly small: boolean;
	readonly sizes: ChartSizes;
	readonly colour: string;
	readonly timeTicks: readonly TimeTick[];
	readonly plan: readonly (readonly DayPoint[])[];
	readonly band: readonly (readonly BandPoint[])[];
	readonly runs: readonly (readonly DayPoint[])[];
	readonly end: (DayPoint & { readonly partial: boolean }) | null;
	readonly projection: readonly [DayPoint, DayPoint] | null;
	readonly targets: readonly (DayPoint & { readonly last: boolean })[];
	readonly rules: readonly PlacedRule[];
	readonly labels: readonly Label[];
};

/** Places a trajectory in `width` × `height`; the same input gives the same picture. */
export function layOutTrajectory(input: TrajectoryInput, palette: Palette): TrajectoryLayout {
	const { indicator, language, width, height } = input;
	const words = chartWords[language];
	const sizes = chartSizes(width);
	const small = sizes.small;
	const write = (value: number) => formatValue(value, indicator.format, language);
	const round = (value: number) => roundText(value, indicator.format, language);
	const drawn = dataOf(input);
	const { days, last, end, target, lines, runs, projection } = drawn;
	const colour = statusColour(palette, last?.status ?? null);

	const unit = small ? '' : unitCaption(indicator, language);
	const caption: Label[] = unit
		? [
				{
					text: unit,
					x: 0,
					y: sizes.tick,
					anchor: 'start',
					size: sizes.tick,
					weight: 'regular',
					colour: palette['ink-3']
				}
			]
		: [];
	const bottom = sizes.tick + 14;
	const scale = valueAxis(drawn.extent, {
		zero: countsFromZero(indicator),
		format: indicator.format,
		language,
		room: height - bottom - 30,
		spacing: sizes.spacing
	});
	const axis = { ...scale, ticks: scale.ticks.slice(0, small ? 1 : drawn.empty ? 0 : undefined) };
	const targetText = target && `${words.target}\u00a0${round(target.value)}`;
	const endText = end && write(end.value);
	const endAtEdge = end !== null && end.day >= days[1] - (days[1] - days[0]) * 0.02;
	const left = small
		? 6
		: Math.ceil(Math.max(0, ...axis.ticks.map(({ label }) => textWidth(label, sizes.tick)))) + 12;
	const right = Math.ceil(
		Math.max(
			12,
			targetText && target.day === days[1]
				? textWidth(targetText, sizes.target, 'semibold') + 14
				: 0,
			endText && endAtEdge ? textWidth(endText, sizes.end, 'semibold') + 15 : 0
		)
	);
	const plotWidth = width - left - right;
	const x = (day: number) =>
		left + (days[1] === days[0] ? 0.5 : (day - days[0]) / (days[1] - days[0])) * plotWidth;

	const named = layOutRules(small ? [] : rulesOf(input, days), x, {
		left,
		right: width - right,
		top: 0,
		taken: caption.map(labelBox),
		size: sizes.tick,
		colour: palette['ink-2']
	});
	const top = small ? 14 : Math.max(named.height + 10, unit ? sizes.tick * 1.2 + 16 : 10);
	const plotHeight = height - top - bottom;
	const y = (value: number) => top + (1 - (value - axis.low) / (axis.high - axis.low)) * plotHeight;
	const dot = (point: DayPoint): Dot => [x(point.day), y(point.value)];

	const placer = new LabelPlacer({ left: 0, top: 0, right: width, bottom: height - bottom + 2 });
	for (const label of [...caption, ...named.labels]) placer.keepOffBox(labelBox(label));
	for (const line of [...runs, ...lines, projection ?? []]) placer.keepOff(trace(line.map(dot)));
	const strong = { weight: 'semibold' as const };
	const plain = { size: sizes.tick, weight: 'regular' as const };
	if (target && targetText)
		placeTarget(
			placer,
			{ ...strong, text: targetText, size: sizes.target, colour: palette.ink },
			dot(target),
			true
		);
	if (end && endText)
		placeEnd(placer, { ...strong, text: endText, size: sizes.end, colour }, dot(end), endAtEdge);
	if (!small && end && target && last !== null && last.planned !== null)
		placePlanned(
			placer,
			{
				...plain,
				text: `${words.planned}\u00a0${round(last.planned)}`,
				colour: palette['plan-ink']
			},
			[x(end.day), y(last.planned)],
			{
				over: last.planned >= end.value,
				rising: target.value >= (lines[0]?.[0]?.value ?? 0),
				right: width - right
			}
		);
	if (!small && end?.partial)
		placeAsOf(
			placer,
			{
				...plain,
				text: `${words.asOf} ${formatDate(last!.to, language, 'short')}`,
				colour: palette['ink-3']
			},
			dot(end),
			sizes.end
		);
	if (!small && projection)
		placePace(
			placer,
			{ ...plain, text: words.pace, colour },
			dot(projection[0]),
			dot(projection[1])
		);
	for (const earlier of small ? [] : drawn.targets.slice(0, -1))
		placeTarget(
			placer,
			{ ...plain, text: `${words.target}\u00a0${round(earlier.value)}`, colour: palette['ink-2'] },
			dot(earlier),
			false
		);
	if (!end)
		placeNotice(
			placer,
			{
				text: formatMissing(input.values.at(-1)?.missing ?? null, language),
				size: sizes.target,
				weight: 'regular',
				colour: palette['ink-2']
			},
			{ left, top, width: plotWidth, height: plotHeight }
		);

	const ticksOf = small ? endTicks : timeTicks;
	return {
		...drawn,
		padding: { left, right, top, bottom },
		axis,
		small,
		sizes,
		colour,
		timeTicks: drawn.empty
			? []
			: ticksOf({
					from: days[0],
					to: days[1],
					grain: grainOf(input.values),
					language,
					place: x,
					bounds: [0, width],
					size: sizes.tick
				}),
		plan: lines,
		rules: small ? breaksOf(input, days, top) : named.rules,
		labels: [...caption, ...named.labels, ...placer.placed]
	};
}

function dataOf({ indicator, values, trajectory, projection: given, yearStart }: TrajectoryInput) {
	const counted = countsFromZero(indicator);
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
	const band = plannedBand(indicator, trajectory, lines, counted ? 0 : -Infinity);
	const targets =
		planned.length === 0
			? []
			: (trajectory?.targets ?? []).map(({ date, value }, at, all) => ({
					day: dayNumber(date),
					value,
					last: at === all.length - 1
				}));
	const target = targets.at(-1) ?? null;
	const projection = projectionLine(end, target, given ?? last?.projection ?? null);
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

function rulesOf(
	{ indicator, events, language }: TrajectoryInput,
	days: readonly [number, number]
) {
	return [
		...events.map(({ on, label }) => ({ on, text: label, kind: 'event' as const })),
		...indicator.breaks.map(({ on, reason }) => ({ on, text: reason, kind: 'break' as const }))
	]
		.map(({ on, text, kind }) => ({ day: dayNumber(on), text: localize(text, language), kind }))
		.filter(({ day }) => day > days[0] && day < days[1]);
}

/** A small picture keeps breaks in series, unnamed, and leaves events out. */
function breaksOf(input: TrajectoryInput, days: readonly [number, number], top: number) {
	return rulesOf(input, days)
		.filter(({ kind }) => kind === 'break')
		.map(({ day, kind }) => ({ day, kind, top }));
}

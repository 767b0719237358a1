import { formatDate, formatMissing, formatValue } from '#lib/indicators/format.ts';
import { chartSizes, unitCaption, type ChartSizes } from './chart-sizes.ts';
import { chartWords } from './chart-words.ts';
import { roundText } from './figure-text.ts';
import { grainOf } from './grain-of.ts';
import { placeEvents, rulesOf } from './event-rules.ts';
import { LabelPlacer, labelBox, trace, type Dot, type Label } from './label-placing.ts';
import { statusColour, type Palette } from './palette.ts';
import type { BandPoint, DayPoint } from './planned-line.ts';
import type { PlacedRule } from './rule-rows.ts';
import { textWidth } from './text-width.ts';
import { endTicks, timeTicks, type TimeTick } from './time-ticks.ts';
import { countsFromZero, runsToDate } from './trajectory-data.ts';
import { dataOf, type TrajectoryInput } from './trajectory-input.ts';
import {
	placeAsOf,
	placeEnd,
	placeNotice,
	placePace,
	placePlanned,
	placeTarget
} from './trajectory-labels.ts';
import { valueAxis, type ValueAxis } from './value-ticks.ts';

export type Padding = {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
};

/** Everything that the picture of a trajectory draws; days count from 1970, the rest is in pixels. */
export type TrajectoryLayout = {
	/** With the list of events under the picture, if any. */
	readonly height: number;
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
	const shown = drawn.extent.length === 0 ? [] : scale.ticks;
	const zero = shown.find((tick) => tick.value === 0) ?? shown[0];
	const axis = { ...scale, ticks: small ? (zero ? [zero] : []) : shown };
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

	const inside = rulesOf(indicator, input.events, input.hideBreaks, language).filter(
		({ day }) => day > days[0] && day < days[1]
	);
	// A small picture without events keeps its breaks unnamed.
	const unnamed = small && input.events.length === 0;
	const events = placeEvents(
		unnamed ? [] : inside,
		x,
		{ left, right: width - right, width, size: sizes.tick, small, taken: caption, language },
		palette
	);
	const top = Math.max(
		events.height + (events.height > 0 || !small ? 10 : 0),
		small ? 14 : unit ? sizes.tick * 1.2 + 16 : 10
	);
	const list = events.list(height);
	const plotHeight = height - top - bottom;
	const y = (value: number) => top + (1 - (value - axis.low) / (axis.high - axis.low)) * plotHeight;
	const dot = (point: DayPoint): Dot => [x(point.day), y(point.value)];

	const placer = new LabelPlacer({ left: 0, top: 0, right: width, bottom: height - bottom + 2 });
	for (const label of [...caption, ...events.labels]) placer.keepOffBox(labelBox(label));
	for (const tick of axis.ticks)
		placer.keepOffBox({
			left: 0,
			right: left - 8,
			top: y(tick.value) - sizes.tick * 0.5,
			bottom: y(tick.value) + sizes.tick * 0.5
		});
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
		height: height + list.height,
		padding: { left, right, top, bottom: bottom + list.height },
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
					size: sizes.tick,
					onEve: runsToDate(input.values, indicator)
				}),
		plan: lines,
		rules: unnamed ? inside.map((rule) => ({ ...rule, top })) : events.rules,
		labels: [...caption, ...events.labels, ...placer.placed, ...list.labels]
	};
}

import { formatMissing, formatValue } from '#lib/indicators/format.ts';
import type { DatedEvent } from '#lib/indicators/event.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';
import { dateOfDay, dayNumber, type Grain } from '#lib/indicators/period.ts';
import type { Value } from '#lib/indicators/value.ts';
import { figureLabels, periodLabels } from './bars-labels.ts';
import { chartSizes, unitCaption, type ChartSizes } from './chart-sizes.ts';
import { chartWords } from './chart-words.ts';
import { placeEvents, rulesOf } from './event-rules.ts';
import { roundText } from './figure-text.ts';
import { emptyNotice, type Label } from './label-placing.ts';
import type { Palette } from './palette.ts';
import type { PlacedRule } from './rule-rows.ts';
import type { Padding } from './trajectory-layout.ts';
import { textWidth } from './text-width.ts';
import { valueAxis, type ValueAxis } from './value-ticks.ts';

export type BarsInput = {
	readonly indicator: Indicator;
	/** One figure a period, in date order. */
	readonly values: readonly Value[];
	readonly grain: Grain;
	readonly events: readonly DatedEvent[];
	readonly hideBreaks: boolean;
	readonly language: Language;
	readonly width: number;
	readonly height: number;
};

export type Bar = {
	readonly x: number;
	readonly width: number;
	/** Null where there is no figure. */
	readonly value: number | null;
	readonly partial: boolean;
	/** What the plan asks of the whole period. */
	readonly plan: number | null;
};

export type BarsLayout = {
	/** With the list of events under the picture, if any. */
	readonly height: number;
	readonly padding: Padding;
	readonly axis: ValueAxis;
	readonly sizes: ChartSizes;
	readonly bars: readonly Bar[];
	/** Events, each at `x` in the plot. */
	readonly rules: readonly (PlacedRule & { readonly x: number })[];
	/** Labels in the coordinates of the whole picture. */
	readonly labels: readonly Label[];
};

/** One bar a period from zero, with a mark where the plan stands; a period in progress is lighter. */
export function layOutBars(input: BarsInput, palette: Palette): BarsLayout {
	const { indicator, values, language, width, height } = input;
	const words = chartWords[language];
	const sizes = chartSizes(width);
	const unit = unitCaption(indicator, language);
	const plans = values.map((value) => value.target ?? value.planned);
	const planned = plans.findLast((plan) => plan !== null) ?? null;
	const plannedText =
		planned === null
			? ''
			: `${words.target}\u00a0${roundText(planned, indicator.format, language)}`;
	const bottom = sizes.tick + 14;
	const above = sizes.tick + 12;
	const axisUnder = (own: number) =>
		valueAxis([...values.map((value) => value.value ?? 0), ...plans.map((plan) => plan ?? 0)], {
			zero: true,
			format: indicator.format,
			language,
			room: height - own - bottom,
			spacing: sizes.spacing
		});
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
	const widest = Math.max(
		...axisUnder(above).ticks.map(({ label }) => textWidth(label, sizes.tick))
	);
	const left = Math.ceil(widest) + 12;
	const right =
		plannedText && plans.at(-1) !== null ? Math.ceil(textWidth(plannedText, sizes.tick)) + 10 : 4;
	const plotWidth = width - left - right;
	const slot = plotWidth / Math.max(1, values.length);
	const place = placeIn(values, left, slot);
	const inside = rulesOf(indicator, input.events, input.hideBreaks, language).filter(
		({ day }) => place(day) !== null
	);
	const at = (day: number) => place(day) ?? width - right;
	const events = placeEvents(
		inside,
		at,
		{
			left,
			right: width - right,
			width,
			size: sizes.tick,
			small: sizes.small,
			taken: caption,
			language
		},
		palette
	);
	const top = Math.max(events.height, unit ? sizes.tick + 4 : 0) + above;
	const list = events.list(height);
	const axis = axisUnder(top);
	const plotHeight = height - top - bottom;
	const thick = Math.min(slot * 0.72, 64);
	const y = (figure: number) =>
		top + (1 - (figure - axis.low) / (axis.high - axis.low)) * plotHeight;
	const bars = values.map((value, nth) => ({
		x: slot * nth + (slot - thick) / 2,
		width: thick,
		value: value.value,
		partial: value.partial,
		plan: plans[nth]!
	}));
	const middle = (at: number) => left + slot * (at + 0.5);
	const plain = { size: sizes.tick, weight: 'regular' as const };
	const labels: Label[] = [...caption, ...events.labels];
	if (plannedText && plans.at(-1) !== null)
		labels.push({
			...plain,
			text: plannedText,
			x: width - right + 6,
			y: y(plans.at(-1)!) + sizes.tick * 0.34,
			anchor: 'start',
			colour: palette.ink
		});
	labels.push(
		...periodLabels(values, input.grain, language, (text, at) => ({
			...plain,
			text,
			x: middle(at),
			y: height - bottom + sizes.tick + 8,
			anchor: 'middle',
			colour: palette['ink-3']
		})),
		...figureLabels(values, plans, {
			write: (figure) => formatValue(figure, indicator.format, language),
			language,
			size: sizes.tick,
			palette,
			middle,
			y,
			slot
		})
	);
	if (values.length === 0) {
		const notice = emptyNotice(formatMissing(null, language), palette['ink-2']);
		labels.push({ ...notice, x: width / 2, y: top + plotHeight / 2, anchor: 'middle' });
	}
	const shown = values.length === 0 ? { ...axis, ticks: [] } : axis;
	return {
		height: height + list.height,
		padding: { left, right, top, bottom: bottom + list.height },
		axis: shown,
		sizes,
		bars,
		rules: events.rules.map((rule) => ({ ...rule, x: at(rule.day) - left })),
		labels: [...labels, ...list.labels]
	};
}

/** Where a day stands among the slots of the periods; null outside them. */
function placeIn(
	values: readonly Value[],
	left: number,
	slot: number
): (day: number) => number | null {
	return (day) => {
		const date = dateOfDay(day);
		const found = values.findIndex(({ from, to }) => date >= from && date <= to);
		const period = values[found];
		if (!period) return null;
		const from = dayNumber(period.from);
		const share = (day - from) / Math.max(1, dayNumber(period.to) - from + 1);
		return left + slot * (found + share);
	};
}

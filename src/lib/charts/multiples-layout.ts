import { formatMissing, formatValue } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';
import { dayNumber } from '#lib/indicators/period.ts';
import type { Value } from '#lib/indicators/value.ts';
import { grainOf } from './grain-of.ts';
import { emptyNotice, type Label } from './label-placing.ts';
import type { Palette } from './palette.ts';
import { breakText, textWidth } from './text-width.ts';
import { endTicks } from './time-ticks.ts';
import { countsFromZero, runsOf } from './trajectory-data.ts';
import { valueAxis } from './value-ticks.ts';

export type Panel = {
	readonly key: string;
	readonly label: string;
	/** One series in date order. */
	readonly values: readonly Value[];
};

export type MultiplesInput = {
	readonly indicator: Indicator;
	readonly panels: readonly Panel[];
	readonly language: Language;
	readonly width: number;
};

export type MultiplesLayout = {
	readonly height: number;
	readonly panels: readonly {
		readonly key: string;
		/** Path data of the known figures. */
		readonly line: string;
		readonly base: { readonly x1: number; readonly x2: number; readonly y: number };
		readonly end: { readonly x: number; readonly y: number } | null;
	}[];
	readonly labels: readonly Label[];
};

const [gap, plotHeight, footHeight, lineHeight] = [24, 76, 30, 18];
const size = 14;

/** One small picture a panel, in reading order, all on one value scale and one time scale. */
export function layOutMultiples(input: MultiplesInput, palette: Palette): MultiplesLayout {
	const { indicator, panels, language, width } = input;
	const write = (figure: number) => formatValue(figure, indicator.format, language);
	const all = panels.flatMap((panel) => panel.values);
	const figures = all.flatMap((value) => (value.value === null ? [] : [value.value]));
	const axis = valueAxis(figures, {
		zero: countsFromZero(indicator),
		format: indicator.format,
		language,
		room: plotHeight,
		spacing: plotHeight
	});
	const high = Math.max(axis.low + 1e-9, ...figures);
	const days = all.map((value) => dayNumber(value.to));
	const [from, to] = [Math.min(...days), Math.max(...days)];
	const fitting = Math.max(1, Math.floor((width + gap) / (150 + gap)));
	const columns = Math.ceil(panels.length / Math.ceil(panels.length / fitting)) || 1;
	const panelWidth = (width - gap * (columns - 1)) / columns;
	const endRoom =
		Math.max(0, ...figures.map((figure) => textWidth(write(figure), 16, 'semibold'))) + 10;
	const names = panels.map((panel) => breakText(panel.label, panelWidth, 16));
	const headHeight = 8 + lineHeight * Math.max(1, ...names.map((lines) => lines.length));
	const panelHeight = headHeight + plotHeight + footHeight;
	const labels: Label[] = [];
	const drawn = panels.map((panel, at) => {
		const left = (at % columns) * (panelWidth + gap);
		const top = Math.floor(at / columns) * panelHeight;
		const plot = { left: left + 2, right: left + panelWidth - endRoom };
		const bottom = top + headHeight + plotHeight;
		const x = (day: number) =>
			from === to
				? plot.right
				: plot.left + ((day - from) / (to - from)) * (plot.right - plot.left - 5);
		const y = (figure: number) => bottom - ((figure - axis.low) / (high - axis.low)) * plotHeight;
		names[at]!.forEach((text, line) =>
			labels.push({
				text,
				x: left,
				y: top + 16 + line * lineHeight,
				anchor: 'start',
				size: 16,
				weight: 'regular',
				colour: palette.ink
			})
		);
		const runs = runsOf(panel.values, indicator);
		const last = runs.at(-1)?.at(-1) ?? null;
		const end = last && { x: x(last.day), y: y(last.value) };
		if (last && end)
			labels.push({
				text: write(last.value),
				x: end.x + 9,
				y: Math.max(end.y + 5.5, top + headHeight + 6),
				anchor: 'start',
				size: 16,
				weight: 'semibold',
				colour: palette.ink
			});
		else
			breakText(
				formatMissing(panel.values.at(-1)?.missing ?? null, language),
				panelWidth,
				size
			).forEach((text, line) =>
				labels.push({
					text,
					x: left,
					y: bottom - plotHeight / 2 + line * lineHeight,
					anchor: 'start',
					size,
					weight: 'regular',
					colour: palette['ink-2']
				})
			);
		const foot = at + columns >= panels.length;
		if (foot && panel.values.length > 0)
			for (const tick of endTicks({
				from,
				to,
				grain: grainOf(panel.values),
				language,
				place: x,
				bounds: [left, plot.right],
				size
			}))
				labels.push({
					text: tick.label,
					x: tick.x,
					y: bottom + 18,
					anchor: 'middle',
					size,
					weight: 'regular',
					colour: palette['ink-3']
				});
		return {
			key: panel.key,
			line: runs
				.map(
					(run) =>
						`M${run.map((point) => `${round(x(point.day))} ${round(y(point.value))}`).join('L')}`
				)
				.join(''),
			base: { x1: plot.left, x2: plot.right - 5, y: bottom },
			end
		};
	});
	if (panels.length === 0)
		labels.push(emptyNotice(formatMissing(null, language), palette['ink-2']));
	const rows = Math.ceil(panels.length / columns);
	return { height: Math.max(40, rows * panelHeight), panels: drawn, labels };
}

function round(pixels: number): number {
	return Math.round(pixels * 10) / 10;
}

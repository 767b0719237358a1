import { formatDate, formatMissing, formatValue } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { Value } from '#lib/indicators/value.ts';
import { emptyNotice, type Label } from './label-placing.ts';
import type { Palette } from './palette.ts';
import { fitText, textWidth } from './text-width.ts';

/** One line of a dot plot: a territory or one value of a dimension. */
export type DotRow = {
	readonly key: string;
	readonly label: string;
	readonly value: Value;
	/** The same figure at the earlier date. */
	readonly previous?: Value | null;
	/** Its own page, where the plot is to be walked through. */
	readonly href?: string | undefined;
	/** The one that is spoken of, among the others. */
	readonly chosen?: boolean | undefined;
};

export type DotPlotInput = {
	readonly indicator: Indicator;
	readonly rows: readonly DotRow[];
	readonly language: Language;
	readonly width: number;
};

export type DotPlotLayout = {
	readonly height: number;
	/** Where dots may lie, in pixels. */
	readonly track: readonly [number, number];
	readonly rows: readonly {
		readonly key: string;
		readonly y: number;
		readonly dot: number | null;
		readonly earlier: number | null;
		/** Room of the whole row, to be pressed. */
		readonly top: number;
		readonly height: number;
	}[];
	readonly labels: readonly Label[];
	/** The key under the plot: what a filled and a hollow dot mean; null with a single date. */
	readonly legend: { readonly y: number; readonly dots: readonly [number, number] } | null;
	readonly sizes: { readonly dot: number; readonly earlier: number };
};

const size = 16;

/**
 * Rows in the order given, on one scale from zero. Under 440 px each name stands over its line, so
 * that none is cut.
 */
export function layOutDotPlot(input: DotPlotInput, palette: Palette): DotPlotLayout {
	const { indicator, rows, language, width } = input;
	const write = (figure: number) => formatValue(figure, indicator.format, language);
	const stacked = width < 440;
	const rowHeight = stacked ? 46 : 34;
	const sizes = { dot: 7, earlier: 6 };
	const valueWidth = Math.max(
		30,
		...rows.map(({ value }) =>
			value.value === null ? 0 : textWidth(write(value.value), size, 'semibold')
		)
	);
	const nameWidth = stacked
		? width - valueWidth - 16
		: Math.min(
				width * 0.46,
				Math.max(
					0,
					...rows.map((row) => textWidth(row.label, size, row.chosen ? 'semibold' : 'regular'))
				) + 20
			);
	const track: [number, number] = stacked
		? [sizes.dot, width - valueWidth - 20]
		: [nameWidth + sizes.dot, width - valueWidth - 20];
	const figures = rows.flatMap(({ value, previous }) => [value.value, previous?.value ?? null]);
	const max = Math.max(0, ...figures.filter((figure) => figure !== null)) || 1;
	const least = Math.min(0, ...figures.filter((figure) => figure !== null));
	const x = (figure: number | null | undefined) =>
		figure === null || figure === undefined
			? null
			: track[0] + ((figure - least) / (max - least)) * (track[1] - track[0]);
	const labels = rows.flatMap((row, at): Label[] => {
		const middle = at * rowHeight + (stacked ? 32 : rowHeight / 2);
		const known = row.value.value !== null;
		const name: Label = {
			text: fitText(
				row.label,
				stacked ? nameWidth : nameWidth - 14,
				size,
				row.chosen ? 'semibold' : 'regular'
			),
			x: 0,
			y: stacked ? middle - 16 : middle + size * 0.34,
			anchor: 'start',
			size,
			weight: row.chosen ? 'semibold' : 'regular',
			colour: palette.ink
		};
		const figure: Label = known
			? {
					text: write(row.value.value!),
					x: width,
					y: middle + size * 0.34,
					anchor: 'end',
					size,
					weight: 'semibold',
					colour: palette.ink
				}
			: {
					text: formatMissing(row.value.missing, language),
					x: stacked ? 0 : nameWidth,
					y: middle + size * 0.34,
					anchor: 'start',
					size: 16,
					weight: 'regular',
					colour: palette['ink-2']
				};
		return [name, figure];
	});
	const legend = legendOf(input, rows.length * rowHeight + 26, palette);
	return {
		height: Math.max(40, rows.length * rowHeight + (legend ? 36 : 2)),
		track,
		rows: rows.map(({ key, value, previous }, at) => ({
			key,
			y: at * rowHeight + (stacked ? 32 : rowHeight / 2),
			dot: x(value.value),
			earlier: x(previous?.value),
			top: at * rowHeight,
			height: rowHeight
		})),
		labels:
			rows.length > 0
				? [...labels, ...(legend?.labels ?? [])]
				: [emptyNotice(formatMissing(null, language), palette['ink-2'])],
		legend: legend && { y: legend.y, dots: legend.dots },
		sizes
	};
}

function legendOf({ rows, language }: DotPlotInput, y: number, palette: Palette) {
	const now = rows[0]?.value.to;
	const earlier = rows.find((row) => row.previous)?.previous?.to;
	if (!now || !earlier) return null;
	const style = {
		y,
		anchor: 'start' as const,
		size: 14,
		weight: 'regular' as const,
		colour: palette['ink-2']
	};
	const first: Label = { ...style, text: formatDate(now, language, 'medium'), x: 18 };
	const second = first.x + textWidth(first.text, 14) + 24;
	return {
		y: y - 5,
		dots: [7, second] as const,
		labels: [first, { ...style, text: formatDate(earlier, language, 'medium'), x: second + 12 }]
	};
}

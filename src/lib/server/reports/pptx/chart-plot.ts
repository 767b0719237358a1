import type { ChartNumbers } from '#lib/charts/chart-numbers.ts';
import { chartWords } from '#lib/charts/chart-words.ts';
import { roundText } from '#lib/charts/figure-text.ts';
import { formatValue } from '#lib/indicators/format.ts';
import type { Language } from '#lib/indicators/language.ts';
import { endsAtEdge, lastFigure, lastTarget } from './chart-labels.ts';
import type { ChartSizes } from './chart-text.ts';
import { wordsWidth } from './measure-text.ts';
import type { Box } from './slide-frame.ts';

/** Where a chart's figures lie in its frame, and which of its names are written: every one, every second… */
type Plot = Box & { readonly every: number };

const titleRoom = 30;
const legendRoom = 28;
const tickRoom = 26;
const labelGap = 12;

/** The plot that leaves room for the words around it, none of them cut. */
export function plotOf(
	chart: ChartNumbers,
	{ width, height }: Pick<Box, 'width' | 'height'>,
	{
		isTitled,
		language,
		sizes
	}: { readonly isTitled: boolean; readonly language: Language; readonly sizes: ChartSizes }
): Plot {
	const top = isTitled ? titleRoom : labelGap;
	const write = (value: number) => formatValue(value, chart.format, language);
	const figures = chart.series.flatMap(({ values }) => values.filter((value) => value !== null));
	const widest = (words: readonly string[], size: number, bold = false) =>
		Math.max(0, ...words.map((one) => wordsWidth(one, size, bold)));
	if (chart.form === 'bars') {
		const names = chart.categories.kind === 'names' ? chart.categories.names : [];
		const left = Math.min(width * 0.45, widest(names, sizes.tick) + labelGap);
		const right = widest(figures.map(write), sizes.label, true) + labelGap;
		const hasLegend = chart.series.some(({ role }) => role === 'earlier');
		const bottom = hasLegend ? legendRoom : 4;
		return {
			x: left,
			y: top,
			width: width - left - right,
			height: height - top - bottom,
			every: 1
		};
	}
	const { low, high } = chart.axis;
	const left = widest([low, high].map(write), sizes.tick) + labelGap;
	const right = Math.max(20, rightLabels(chart, language, sizes));
	// The figure over the highest column.
	const over = chart.form === 'columns' ? sizes.label * 1.3 : 0;
	const plot = {
		x: left,
		y: top + over,
		width: width - left - right,
		height: height - top - over - tickRoom
	};
	return { ...plot, every: namesApart(chart, plot.width, sizes) };
}

/** Points that the labels at the right edge take beyond it. */
function rightLabels(chart: ChartNumbers, language: Language, sizes: ChartSizes): number {
	const last = (chart.series[0]?.values.length ?? 0) - 1;
	const [end, target] = [lastFigure(chart), lastTarget(chart)];
	const { format } = chart;
	const told = [
		chart.form === 'line' && end && endsAtEdge(chart, end.at)
			? wordsWidth(formatValue(end.value, format, language), sizes.end, true)
			: 0,
		target?.at === last
			? wordsWidth(
					`${chartWords[language].target} ${roundText(target.value, format, language)}`,
					sizes.label,
					true
				)
			: 0
	];
	return Math.max(...told) + labelGap;
}

/** Every name under its column, or every second, third… so that none touches the next. */
function namesApart({ categories }: ChartNumbers, width: number, sizes: ChartSizes): number {
	if (categories.kind === 'days') return 1;
	const { names } = categories;
	const slot = width / Math.max(1, names.length);
	const widest = Math.max(0, ...names.map((name) => wordsWidth(name, sizes.tick)));
	return [1, 2, 3, 4, 6, 12].find((every) => widest + 8 <= slot * every) ?? 12;
}

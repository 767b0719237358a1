import type { ChartNumbers } from '#lib/charts/chart-numbers.ts';

type Plot = {
	readonly chart: ChartNumbers;
	readonly plotWidth: number;
	readonly plotHeight: number;
};

/** Points that look right. */
const thickest = { column: 80, bar: 22 };

/** Space between bars, in percent of one, so that none is too thick. */
export function barGap(plot: Plot): number {
	const gap = slotOf(plot) / thickest[plot.chart.form === 'columns' ? 'column' : 'bar'];
	return Math.min(500, Math.max(40, Math.round((gap - barsBeside(plot)) * 100)));
}

/** Points of one bar. */
export function barWidth(plot: Plot): number {
	return slotOf(plot) / (barsBeside(plot) + barGap(plot) / 100);
}

function slotOf({ chart, plotWidth, plotHeight }: Plot): number {
	const count = chart.categories.kind === 'names' ? chart.categories.names.length : 1;
	return (chart.form === 'columns' ? plotWidth : plotHeight) / Math.max(1, count);
}

/** Bars of one name: the figure's, and an earlier one's where there is one. */
function barsBeside({ chart }: Plot): number {
	return chart.series.some(({ role }) => role === 'earlier') ? 2 : 1;
}

import { expect, test } from 'vitest';
import type { ChartNumbers, ChartSeries } from '#lib/charts/chart-numbers.ts';
import { clearestSide, labelBox, plotPoint, type LabelSide } from './label-side.ts';

const days = ['2019-01-01', '2019-03-02', '2019-05-01', '2019-06-30'];
const chart = (...series: readonly ChartSeries[]): ChartNumbers => ({
	form: 'line',
	name: '',
	unit: 'ambassadeurs',
	format: { style: 'integer', decimals: 0 },
	status: 'on-track',
	categories: { kind: 'days', days },
	series,
	partial: [],
	axis: { low: 0, high: 100, step: 20 }
});
const plotOf = (...series: readonly ChartSeries[]) => ({
	chart: chart(...series),
	plotWidth: 300,
	plotHeight: 200,
	plotRight: 60
});
const line = (role: ChartSeries['role'], ...values: readonly (number | null)[]): ChartSeries => ({
	role,
	name: role,
	values
});
const all: readonly LabelSide[] = ['r', 't', 'b', 'l'];
const sideOf = (
	plot: ReturnType<typeof plotOf>,
	at: number,
	value: number,
	sides: readonly LabelSide[] = all,
	words = '50'
) =>
	clearestSide({ at: plotPoint(plot, at, value), words, size: 20, bold: true }, sides, [], plot)
		.side;

test('a point stands in the plot by its day and its value', () => {
	const plot = plotOf(line('figure', 0, 10, 20, 30));
	expect(plotPoint(plot, 0, 0)).toEqual({ x: 0, y: 0 });
	expect(plotPoint(plot, 1, 50)).toEqual({ x: 100, y: 100 });
	expect(plotPoint(plot, 3, 100)).toEqual({ x: 300, y: 200 });
});

test('words stand where no line goes', () => {
	expect(sideOf(plotOf(line('figure', 0, 20, 40, 50)), 3, 50)).toBe('r');
	// Beyond the right edge there is no room but for that of labels.
	const narrow = { ...plotOf(line('figure', 0, 20, 40, 50)), plotRight: 14 };
	expect(sideOf(narrow, 3, 50)).toBe('t');
	// A target beside it, its own line from below.
	const close = plotOf(line('figure', 0, 10, 20, 50), line('target', null, null, null, 52));
	expect(sideOf(close, 3, 50, ['r', 'b', 't', 'l'], '34,8 %')).toBe('t');
	const after = plotOf(line('figure', 0, 20, 40, null), line('pace', null, null, 40, 60));
	expect(sideOf(after, 2, 40)).toBe('t');
});

test('of sides as clear the first that is asked for is taken', () => {
	const plot = plotOf(line('figure', null, 50, null, null));
	expect(all.map((side) => sideOf(plot, 1, 50, [side, ...all]))).toEqual(all);
});

test('words do not lie on other words', () => {
	const plot = plotOf(line('figure', 0, 20, 40, 50));
	const label = { at: plotPoint(plot, 3, 50), words: '50', size: 20, bold: true };
	const taken = [labelBox(label, 'r'), labelBox(label, 't')];
	expect(clearestSide(label, all, taken, plot).side).toBe('b');
});

test('how much a line strikes the words is told', () => {
	const plot = plotOf(line('planned', 0, 33, 67, 100));
	const label = { at: plotPoint(plot, 1, 33), words: 'prévu 33', size: 14, bold: false };
	expect(clearestSide(label, all, [], plot).struck).toBeGreaterThan(5);
	const apart = plotOf(line('planned', 0, 0, 0, 0));
	expect(clearestSide({ ...label, at: { x: 100, y: 100 } }, all, [], apart).struck).toBe(0);
});

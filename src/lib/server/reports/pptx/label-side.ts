import type { ChartNumbers } from '#lib/charts/chart-numbers.ts';
import { dateSerial } from '../../exports/workbook.ts';
import { wordsWidth } from './measure-text.ts';

/** Where Office sets a label beside its point. */
export type LabelSide = 't' | 'b' | 'r' | 'l';

/** A point of the plot, in points from its lower left corner. */
export type PlotPoint = { readonly x: number; readonly y: number };

/** Edges of what takes room in the plot. */
export type Taken = Readonly<Record<'left' | 'right' | 'bottom' | 'top', number>>;

type Plot = {
	readonly chart: ChartNumbers;
	readonly plotWidth: number;
	readonly plotHeight: number;
	/** Points that labels may take beyond the right edge. */
	readonly plotRight: number;
};

type Label = {
	readonly at: PlotPoint;
	readonly words: string;
	readonly size: number;
	readonly bold: boolean;
};

/** Points between a point and its label, and of a mark at a target. */
const gap = 6;
const mark = { width: 14, height: 5 };

/** Where a category and a value stand in the plot of lines. */
export function plotPoint(
	{ chart, plotWidth, plotHeight }: Plot,
	at: number,
	value: number
): PlotPoint {
	const { axis, categories } = chart;
	const days = categories.kind === 'days' ? categories.days.map(dateSerial) : [];
	const span = (days.at(-1) ?? 0) - (days[0] ?? 0) || 1;
	return {
		x: (((days[at] ?? 0) - (days[0] ?? 0)) / span) * plotWidth,
		y: ((value - axis.low) / (axis.high - axis.low)) * plotHeight
	};
}

/** What a label takes on one side of its point. */
export function labelBox({ at, words, size, bold }: Label, side: LabelSide): Taken {
	const [width, height] = [wordsWidth(words, size, bold), size * 1.2];
	const [left, bottom] = {
		r: [at.x + gap, at.y - height / 2],
		l: [at.x - gap - width, at.y - height / 2],
		t: [at.x - width / 2, at.y + gap],
		b: [at.x - width / 2, at.y - gap - height]
	}[side] as [number, number];
	return { left, right: left + width, bottom, top: bottom + height };
}

/**
 * The side of a point where its label lies least on the lines, the marks of targets and what is taken,
 * and stays within its chart; the earlier one in `sides` when they are as good.
 */
export function clearestSide(
	label: Label,
	sides: readonly LabelSide[],
	taken: readonly Taken[],
	plot: Plot
): { readonly side: LabelSide; readonly struck: number } {
	const best = sides
		.map((side) => ({ side, struck: struckBy(labelBox(label, side), taken, plot) }))
		.reduce((least, one) => (one.struck < least.struck - 1 ? one : least));
	return best;
}

/** Points of line that run through a box, and what it takes of others' room or of the outside. */
function struckBy(box: Taken, taken: readonly Taken[], plot: Plot): number {
	const { chart, plotWidth, plotHeight, plotRight } = plot;
	const marks = chart.series
		.filter(({ role }) => role === 'target')
		.flatMap(({ values }) =>
			values.flatMap((value, at) => (value === null ? [] : [markBox(plotPoint(plot, at, value))]))
		);
	const covered = [...taken, ...marks].map((other) => Math.sqrt(overlap(box, other)) * 3);
	const outside =
		Math.max(0, box.right - plotWidth - plotRight) +
		Math.max(0, -box.left) +
		Math.max(0, -box.bottom) +
		Math.max(0, box.top - plotHeight - 2 * gap);
	const lines = chart.series
		.filter(({ role }) => role !== 'target')
		.map(({ values }) => {
			const points = values.flatMap((value, at) =>
				value === null ? [] : [plotPoint(plot, at, value)]
			);
			return points.slice(1).reduce((sum, to, at) => sum + lengthWithin(points[at]!, to, box), 0);
		});
	return [...covered, ...lines].reduce((sum, one) => sum + one, 4 * outside);
}

function markBox({ x, y }: PlotPoint): Taken {
	return {
		left: x - mark.width / 2,
		right: x + mark.width / 2,
		bottom: y - mark.height / 2,
		top: y + mark.height / 2
	};
}

function overlap(one: Taken, other: Taken): number {
	const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
	const down = Math.min(one.top, other.top) - Math.max(one.bottom, other.bottom);
	return Math.max(0, across) * Math.max(0, down);
}

/** How much of a segment lies in a box, by Liang and Barsky's clipping. */
function lengthWithin(from: PlotPoint, to: PlotPoint, box: Taken): number {
	const [dx, dy] = [to.x - from.x, to.y - from.y];
	let [enters, leaves] = [0, 1];
	for (const [step, room] of [
		[-dx, from.x - box.left],
		[dx, box.right - from.x],
		[-dy, from.y - box.bottom],
		[dy, box.top - from.y]
	] as const) {
		if (step === 0 && room < 0) return 0;
		if (step < 0) enters = Math.max(enters, room / step);
		if (step > 0) leaves = Math.min(leaves, room / step);
	}
	return enters < leaves ? (leaves - enters) * Math.hypot(dx, dy) : 0;
}

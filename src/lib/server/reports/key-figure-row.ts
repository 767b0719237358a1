import { textWidth } from '#lib/charts/text-width.ts';
import type { KeyFigure } from './document.ts';

/** Points between a slide's margins, and between two figures side by side. */
const inner = 880;
const between = 28;

/** Points of type, the largest first: read from four metres down to twelve. */
const sizes = [60, 54, 48, 42, 36, 30] as const;
/** A figure that is missing has words, which are set as words. */
export const missingSize = 26;

/** How chosen figures stand on a slide. */
export type KeyFigureRow = {
	/** Side by side. */
	readonly columns: number;
	/** Points that each has in width. */
	readonly width: number;
	/** Points of the figures' type, the same for all. */
	readonly size: number;
};

/** Up to five chosen figures stand side by side, six and more by three, as large as the longest allows. */
export function keyFigureRow(items: readonly Pick<KeyFigure, 'figure' | 'value'>[]): KeyFigureRow {
	const columns = items.length > 5 ? 3 : Math.max(1, items.length);
	const width = columnWidth(columns);
	const known = items.filter(({ value }) => value.value !== null);
	const holds = (size: number) =>
		known.every(({ figure }) => textWidth(figure, size, 'semibold') * spare <= width);
	return { columns, width, size: sizes.find(holds) ?? sizes.at(-1)! };
}

/** What a typeface that is not measured may take more. */
const spare = 1.04;

function columnWidth(columns: number): number {
	return (inner - between * (columns - 1)) / columns;
}

/** Pixels that a bar is drawn for in one of so many columns, so that its words are as large as those around. */
export function rowBarWidth(count: number): number {
	return Math.min(350, Math.round(columnWidth(count > 5 ? 3 : Math.max(1, count)) * 1.2));
}

/** Points of words that stand over or under the figures: those at which all take one line, else the largest. */
export function wordSize(
	words: readonly string[],
	width: number,
	weight: 'regular' | 'semibold'
): number {
	const holds = (size: number) =>
		words.every((one) => textWidth(one, size, weight) * spare <= width);
	return wordSizes.find(holds) ?? wordSizes[0];
}

const wordSizes = [18, 17, 16] as const;

/** The unit is a sign that stands beside the largest figure rather than under it: %, €, k€. */
export function isSign(unit: string): boolean {
	return unit.length <= 2;
}

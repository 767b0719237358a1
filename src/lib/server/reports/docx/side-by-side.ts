import { Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { besideDrawing, betweenColumns, drawnWidth, wholeWidth } from './measures.ts';
import type { Written } from './writer.ts';

/** Twips of the words beside a drawing. */
export const besideWidth = wholeWidth - drawnWidth - besideDrawing;

/** Twips of each column, and of what its cells leave at its right. */
const widths = [besideWidth + besideDrawing, drawnWidth];
const gaps = [besideDrawing, 0];

/** Twips under a pair that another follows. */
const betweenPairs = 160;

/** Words, and what draws them. */
export type Pair = { readonly words: readonly Written[]; readonly drawn: readonly Written[] };

/**
 * Words beside what draws them, all on one page: a table that only lays them out, without lines, head or caption, which
 * is read in their order. Word has no other way to keep a few lines beside a picture that moves with them.
 */
export function sideBySide(pairs: readonly Pair[], isKept: boolean): Table {
	const rows = pairs.map(({ words, drawn }, at) => {
		const isLast = at === pairs.length - 1;
		const bottom = isLast ? 0 : betweenPairs;
		const cells = [words, drawn].map((children, column) =>
			cell(children, widths[column]!, { right: gaps[column]!, bottom })
		);
		return row(cells, isKept || !isLast);
	});
	return layingOut(rows, widths);
}

/** Twips of each of so many columns of words on the whole width. */
export function columnOf(count: number): number {
	return Math.floor((wholeWidth - betweenColumns * (count - 1)) / count);
}

/** A few words in columns that stand on one page, read one column after the other. */
export function abreast(columns: readonly (readonly Written[])[], isKept: boolean): Table {
	const last = columns.length - 1;
	const room = columnOf(columns.length);
	const wide = columns.map((_, at) => (at === last ? room : room + betweenColumns));
	const cells = columns.map((children, at) =>
		cell(children, wide[at]!, { right: at === last ? 0 : betweenColumns, bottom: 0 })
	);
	return layingOut([row(cells, isKept)], wide);
}

type Margins = { readonly right: number; readonly bottom: number };

function cell(children: readonly Written[], width: number, margins: Margins): TableCell {
	return new TableCell({
		width: { size: width, type: WidthType.DXA },
		margins: { ...margins, marginUnitType: WidthType.DXA },
		children
	});
}

function row(children: readonly TableCell[], isKept: boolean): TableRow {
	return new TableRow({ cantSplit: true, ...(isKept && { keepNext: true }), children });
}

function layingOut(rows: readonly TableRow[], columnWidths: readonly number[]): Table {
	return new Table({
		style: 'SideBySide',
		layout: TableLayoutType.FIXED,
		width: { size: columnWidths.reduce((sum, width) => sum + width), type: WidthType.DXA },
		columnWidths,
		tableLook: { noHBand: true, noVBand: true },
		rows
	});
}

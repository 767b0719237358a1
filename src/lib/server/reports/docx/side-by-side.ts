import { Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { besideDrawing, drawnWidth, wholeWidth } from './measures.ts';
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
		const cell = (children: readonly Written[], column: number) =>
			new TableCell({
				width: { size: widths[column]!, type: WidthType.DXA },
				margins: { right: gaps[column]!, bottom, marginUnitType: WidthType.DXA },
				children
			});
		return new TableRow({
			cantSplit: true,
			...((isKept || !isLast) && { keepNext: true }),
			children: [words, drawn].map(cell)
		});
	});
	return new Table({
		style: 'SideBySide',
		layout: TableLayoutType.FIXED,
		width: { size: wholeWidth, type: WidthType.DXA },
		columnWidths: widths,
		tableLook: { noHBand: true, noVBand: true },
		rows
	});
}

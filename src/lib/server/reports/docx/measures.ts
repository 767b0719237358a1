import { printedType, type TableType } from '../column-widths.ts';

/** Twentieths of a point, Word's unit of length, in so many millimetres. */
export function twips(millimetres: number): number {
	return Math.round((millimetres * 1440) / 25.4);
}

/** A4 in twips, with the margins of the text. */
export const sheet = {
	width: 11906,
	height: 16838,
	left: twips(22),
	right: twips(15),
	top: twips(22),
	bottom: twips(18),
	header: twips(12),
	footer: twips(10)
} as const;

/** Between the margins: tables and figures that open a report take all of it. */
export const wholeWidth = sheet.width - sheet.left - sheet.right;

/** Lines of prose and charts: at most 75 characters, a chart's type at 9 points. */
export const proseWidth = twips(130);

/** A drawing that stands beside its words, and what lies between them. */
export const drawnWidth = twips(112.5);
export const besideDrawing = twips(6);

/** Between a key figure and the next. */
export const besideKeyFigure = twips(4);

/** Between columns of one width. */
export const betweenColumns = twips(8);

/** Word's drawings are given in pixels of 96 to the inch. */
export function pixels(length: number): number {
	return (length / 1440) * 96;
}

/** Twips between a column's text and the next. */
export const cellGap = 170;

/** Word has a bold face alone, a little wider than the semibold one that texts are measured in. */
export const boldness = 1.03;

/** A line of the font, in its size: Word's « single » spacing. */
export const fontLine = 1.424;

/** Points of the titles of key figures, and of a line of theirs. */
export const keyFigureTitle = { size: 10, line: 12.8 } as const;

export const tableType: TableType = {
	...printedType,
	head: printedType.head * boldness,
	inset: cellGap / 20 + 1
};

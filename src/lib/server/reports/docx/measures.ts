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
	right: twips(18),
	top: twips(28),
	bottom: twips(24),
	header: twips(12),
	footer: twips(11)
} as const;

/** Between the margins: tables and figures that open a report take all of it. */
export const wholeWidth = sheet.width - sheet.left - sheet.right;

/** Lines of prose and charts: at most 75 characters, a chart's type at 9 points. */
export const proseWidth = twips(130);

/** Word's drawings are given in pixels of 96 to the inch. */
export function pixels(length: number): number {
	return (length / 1440) * 96;
}

/** Twips between a column's text and the next. */
export const cellGap = 190;

/** The type of tables: Word has a bold face alone, a little wider than a semibold one. */
export const tableType: TableType = {
	...printedType,
	head: printedType.head * 1.03,
	inset: cellGap / 20 + 1
};

import { textWidth } from '#lib/charts/text-width.ts';
import type { Inline, Table } from './document.ts';
import { plainText } from './inline.ts';

/** Points of a table's type, of its head's as wide as a semibold one, and of what stands beside the words. */
export type TableType = {
	readonly head: number;
	readonly body: number;
	/** Beside each cell. */
	readonly inset: number;
	/** A status's shape, a pictogram. */
	readonly mark: number;
	/** A course. */
	readonly spark: number;
};

export const printedType: TableType = { head: 8.5, body: 9, inset: 10, mark: 11, spark: 38 };

/** Points of a note's number. */
const call = 6;

/** Part of a table that one word may ask for where there is no room for all of them. */
const longestWord = 0.35;

/** Lines of a table's rows under which it is kept on one page. */
export const mostLinesKept = 12;

/** How a table parts its width, in points, and about how high it stands. */
export type ColumnWidths = { readonly widths: readonly number[]; readonly lines: number };

/**
 * Widths of a table's columns: their shares, but no word or number is cut as long as the whole has
 * room for the longest of each column. `lines` counts those of all rows, the header aside.
 */
export function columnWidths(
	{ columns, rows }: Pick<Table, 'columns' | 'rows'>,
	width: number,
	type: TableType = printedType
): ColumnWidths {
	const widths = shared(
		columns.map(({ share }) => share),
		needsOf({ columns, rows }, type),
		width
	);
	const lines = sum(rows.map((row) => linesOfRow(row, widths, type)));
	return { widths, lines };
}

/** Whether a table can't be read in a width: a word would be cut, or a row take too many lines. */
export function isTooWide(
	table: Pick<Table, 'columns' | 'rows'>,
	width: number,
	mostLines: number,
	type: TableType
): boolean {
	if (sum(needsOf(table, type)) > width) return true;
	const { widths } = columnWidths(table, width, type);
	return table.rows.some((row) => linesOfRow(row, widths, type) > mostLines);
}

/** What the longest word of each column asks for. */
function needsOf({ columns, rows }: Pick<Table, 'columns' | 'rows'>, type: TableType): number[] {
	return columns.map(({ title }, at) =>
		Math.max(
			longest(title, 'head', type),
			...rows.map((row) => longest(row[at] ?? [], 'body', type))
		)
	);
}

function linesOfRow(
	row: Table['rows'][number],
	widths: readonly number[],
	type: TableType
): number {
	return Math.max(1, ...row.map((cell, at) => linesOf(cell, (widths[at] ?? 0) - type.inset, type)));
}

/** The room of a cell's longest piece that does not break: under the head, a status is one. */
function longest(content: readonly Inline[], of: 'head' | 'body', type: TableType): number {
	const pieces = content.flatMap((run) =>
		of === 'body' && run.type === 'status' ? [run.text] : plainText([run]).split(breaks)
	);
	const weight = of === 'head' ? 'semibold' : 'regular';
	const text = Math.max(0, ...pieces.map((piece) => textWidth(piece, type[of], weight)));
	return text + extras(content, type) + type.inset;
}

/** Where a line may end: not in a number such as 2019-02-01. */
const breaks = /[ \n]|(?<=[/–]|\p{L}-)/u;

/** What stands beside the words. */
function extras(content: readonly Inline[], { mark, spark }: TableType): number {
	const one = (run: Inline): number => {
		if (run.type === 'status' || run.type === 'weather') return mark;
		if (run.type === 'spark') return spark;
		return run.type === 'note' ? call : 0;
	};
	return content.reduce((sum, run) => sum + one(run), 0);
}

function linesOf(content: readonly Inline[], room: number, type: TableType): number {
	const words = textWidth(plainText(content), type.body) + extras(content, type);
	// A line that breaks between words is not full.
	return words <= room ? 1 : Math.ceil((words * 1.12) / room);
}

/** By shares, each column given what it needs first; all in proportion when there is not enough. */
function shared(shares: readonly number[], asked: readonly number[], width: number): number[] {
	const isShort = sum(asked) >= width;
	const needs = isShort ? asked.map((need) => Math.min(need, width * longestWord)) : asked;
	if (sum(needs) >= width) return needs.map((need) => (need / sum(needs)) * width);
	const fixed = new Set<number>();
	for (;;) {
		const left = width - [...fixed].reduce((total, at) => total + needs[at]!, 0);
		const whole = shares.reduce((total, share, at) => total + (fixed.has(at) ? 0 : share), 0);
		const widths = shares.map((share, at) => (fixed.has(at) ? needs[at]! : (share / whole) * left));
		const short = widths.findIndex((wide, at) => !fixed.has(at) && wide < needs[at]!);
		if (short === -1) return widths;
		fixed.add(short);
	}
}

function sum(lengths: readonly number[]): number {
	return lengths.reduce((total, length) => total + length, 0);
}

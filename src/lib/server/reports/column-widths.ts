import { textWidth } from '#lib/charts/text-width.ts';
import type { Inline, Table } from './document.ts';
import { plainText } from './inline.ts';

/** Points: sizes of a printed table's type, the space beside each cell, a status's shape, a course. */
const type = { head: 8.5, body: 9 } as const;
const inset = 10;
/** Points of a printed table's type, for who sets one at another size. */
export const printedType = type.body;
const mark = 11;
const spark = 38;

/** How a printed table parts its width, in points, and about how high it stands. */
export type ColumnWidths = { readonly widths: readonly number[]; readonly lines: number };

/**
 * Widths of a table's columns: their shares, but no word or number is cut as long as the whole has
 * room for the longest of each column. `lines` counts those of all rows, the header aside.
 */
export function columnWidths({ columns, rows }: Table, width: number): ColumnWidths {
	const needs = columns.map(({ title }, at) =>
		Math.max(
			longest(title, type.head, 'semibold', false),
			...rows.map((row) => longest(row[at] ?? [], type.body, 'regular', true))
		)
	);
	const widths = shared(
		columns.map(({ share }) => share),
		needs,
		width
	);
	const lines = rows
		.map((row) =>
			Math.max(1, ...row.map((cell, at) => linesOf(cell, (widths[at] ?? width) - inset)))
		)
		.reduce((sum, count) => sum + count, 0);
	return { widths, lines };
}

/** The room of a cell's longest piece that does not break: a status, when `isWhole`, is one. */
function longest(
	content: readonly Inline[],
	size: number,
	weight: 'regular' | 'semibold',
	isWhole: boolean
): number {
	const pieces = content.flatMap((run) =>
		isWhole && run.type === 'status' ? [run.text] : plainText([run]).split(/[ \n]|(?<=[-/–])/)
	);
	const text = Math.max(0, ...pieces.map((piece) => textWidth(piece, size, weight)));
	return text + extras(content) + inset;
}

/** What stands beside the words. */
function extras(content: readonly Inline[]): number {
	const one = (run: Inline): number => {
		if (run.type === 'status' || run.type === 'weather') return mark;
		if (run.type === 'spark') return spark;
		return run.type === 'note' ? 6 : 0;
	};
	return content.reduce((sum, run) => sum + one(run), 0);
}

function linesOf(content: readonly Inline[], room: number): number {
	const words = textWidth(plainText(content), type.body) + extras(content);
	// A line that breaks between words is not full.
	return words <= room ? 1 : Math.ceil((words * 1.12) / room);
}

/** By shares, each column given what it needs first; all in proportion when there is not enough. */
function shared(shares: readonly number[], needs: readonly number[], width: number): number[] {
	const needed = needs.reduce((sum, need) => sum + need, 0);
	if (needed >= width) return needs.map((need) => (need / needed) * width);
	const fixed = new Set<number>();
	for (;;) {
		const left = width - [...fixed].reduce((sum, at) => sum + needs[at]!, 0);
		const whole = shares.reduce((sum, share, at) => sum + (fixed.has(at) ? 0 : share), 0);
		const widths = shares.map((share, at) => (fixed.has(at) ? needs[at]! : (share / whole) * left));
		const short = widths.findIndex((wide, at) => !fixed.has(at) && wide < needs[at]!);
		if (short === -1) return widths;
		fixed.add(short);
	}
}

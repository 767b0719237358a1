import type { Column, Inline, Table } from '../document.ts';
import { cutParagraph, textHeight, wordsWidth } from './measure-text.ts';
import { runsOf, wordsOf, type Paragraph } from './text-runs.ts';

export type SizedRow = { readonly cells: readonly Paragraph[]; readonly height: number };

/** A table as it stands on a slide: lengths in points. */
export type SizedTable = {
	readonly widths: readonly number[];
	readonly head: SizedRow;
	readonly rows: readonly SizedRow[];
	/** Space in a cell, left and right, and over and under. */
	readonly inset: { readonly x: number; readonly y: number };
};

/** The table set in `size` points over the whole of `width`. A row is never taller than `tallest`: its cells are cut. */
export function sizeTable(
	{ columns, rows }: Pick<Table, 'columns' | 'rows'>,
	width: number,
	size: number,
	tallest = Infinity
): SizedTable {
	const inset = { x: size * 0.45, y: size * 0.32 };
	const cellOf = (content: readonly Inline[], at: number, isHead: boolean): Paragraph => ({
		runs: runsOf(content),
		size,
		...(isHead ? { bold: true, colour: 'soft' as const } : {}),
		...(columns[at]?.align === 'end' ? { align: 'end' as const } : {})
	});
	const head = columns.map(({ title }, at) => cellOf(title, at, true));
	const cells = rows.map((row) => row.map((content, at) => cellOf(content, at, false)));
	const widths = slideWidths(columns, [head, ...cells], width, inset.x);
	const sized = (row: readonly Paragraph[]): SizedRow => {
		const own = row.map((cell, at) =>
			cutParagraph(cell, roomIn(widths[at] ?? width, inset.x), tallest - 2 * inset.y)
		);
		const heights = own.map((cell, at) => textHeight([cell], roomIn(widths[at] ?? width, inset.x)));
		return { cells: own, height: Math.max(size, ...heights) + 2 * inset.y };
	};
	return { widths, head: sized(head), rows: cells.map(sized), inset };
}

/** Whole texts of the cells that were cut, and of the rows that are not there. */
export function cutFrom({ rows }: Pick<Table, 'rows'>, sized: SizedTable): readonly Paragraph[] {
	return rows.flatMap((row, at) =>
		row.flatMap((content, column): readonly Paragraph[] => {
			const whole: Paragraph = { runs: runsOf(content), size: 12 };
			const cell = sized.rows[at]?.cells[column];
			return cell && wordsOf(cell) === wordsOf(whole) ? [] : [whole];
		})
	);
}

/** The rows that hold in a height. */
export function rowsWithin(table: SizedTable, height: number): SizedTable {
	let used = table.head.height;
	const rows = table.rows.filter((row) => (used += row.height) <= height);
	return { ...table, rows };
}

export function tableHeight({ head, rows }: SizedTable): number {
	return rows.reduce((sum, { height }) => sum + height, head.height);
}

function roomIn(width: number, inset: number): number {
	return Math.max(8, width - 2 * inset);
}

/**
 * Each column as wide as its longest text where all fit, its head on two lines if need be, what is
 * left going by their shares; else figures keep to one line and texts share the rest, no narrower
 * than their longest word if they can.
 */
function slideWidths(
	columns: readonly Column[],
	rows: readonly (readonly Paragraph[])[],
	width: number,
	inset: number
): readonly number[] {
	const measured = columns.map((column, at) => {
		const cells = rows.flatMap((row) => row[at] ?? []);
		const wide = (words: string, cell: Paragraph) =>
			wordsWidth(words, cell.size, isBold(cell)) + 2 * inset + 1;
		const longest = (cell: Paragraph) =>
			Math.max(
				1,
				...wordsOf(cell)
					.split(' ')
					.map((word) => wide(word, cell))
			);
		const [head, ...body] = cells;
		const word = Math.max(1, ...cells.map(longest));
		return {
			share: column.share,
			isText: column.align === 'start',
			head: head ? wide(wordsOf(head), head) : 1,
			natural: Math.max(word, ...body.map((cell) => wide(wordsOf(cell), cell))),
			least: Math.min(width / columns.length, word)
		};
	});
	const natural = measured.map((one) => one.natural);
	const free = width - sum(natural);
	if (free >= 0) {
		const lacks = measured.map((one) => Math.max(0, one.head - one.natural));
		const given = Math.min(1, free / (sum(lacks) || 1));
		const shares = sum(measured.map(({ share }) => share));
		const left = free - given * sum(lacks);
		return measured.map(
			(one, at) => one.natural + given * lacks[at]! + (left * one.share) / shares
		);
	}
	const fixed = measured.map((one) =>
		one.isText ? one.least : Math.min(one.natural, width / columns.length)
	);
	const left = width - sum(fixed);
	if (left < 0) return fixed.map((own) => (own * width) / sum(fixed));
	const weight = measured.map((one, at) =>
		one.isText ? Math.min(one.natural - fixed[at]!, 400) * one.share : 0
	);
	const weights = sum(weight) || 1;
	return fixed.map((own, at) => own + (left * weight[at]!) / weights);
}

function isBold({ runs, bold = false }: Paragraph): boolean {
	return bold || runs.some((run) => run?.bold === true);
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}

import type { Understanding } from './delivery.ts';
import type { Note } from './open-table.ts';
import type { RawRow, RowSource } from './raw-row.ts';
import type { Width } from './read-csv-rows.ts';

/** So many rows from the top are looked at to find where a table starts. */
export const FIRST_ROWS = 200;

/** One way of cutting a file into cells: a sheet, or a text under one delimiter. From its very top. */
export type Grid = {
	readonly format: Understanding['format'];
	readonly encoding: string | null;
	readonly delimiter: string | null;
	readonly quote: string | null;
	/** The sheet's name, or that of the file inside an archive. */
	readonly sheet: string | null;
	/** The spreadsheet's day zero. */
	readonly epoch: 1900 | 1904;
	/** Rows from the top, at most `FIRST_ROWS`. */
	readonly first: readonly RawRow[];
	/**
	 * `cut`: text, whose rows should all have the header's number of cells. `sheet`: empty cells at
	 * the end of a row are absent, and tables may lie side by side. `keyed`: the first row is the
	 * header whatever it looks like.
	 */
	readonly kind: 'cut' | 'sheet' | 'keyed';
	/** All rows from the top; a text heals unclosed quotes better when it knows the table's width. */
	rows(width: Width | null, headerLine: number): RowSource;
	readonly notes: readonly Note[];
	/** True for a sheet that the workbook's author hid. */
	readonly hidden: boolean;
};

/** The grids that one file may be read as, the likeliest first; an archive holds several files. */
export type GridFile = {
	/** Name inside an archive; null for the file itself. */
	readonly name: string | null;
	readonly grids: readonly Grid[];
};

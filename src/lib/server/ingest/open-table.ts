import type { Understanding } from './delivery.ts';
import type { Header } from './find-header.ts';
import type { RowSource } from './raw-row.ts';
import type { Width } from './read-csv-rows.ts';

export type Note = { readonly fr: string; readonly en: string };

/** A file that was understood: its header, and its rows after it. */
export type OpenTable = {
	readonly format: Understanding['format'];
	readonly encoding: string | null;
	readonly delimiter: string | null;
	readonly quote: string | null;
	readonly sheet: string | null;
	/** Null only for a file that says in words that it holds no data. */
	readonly header: Header | null;
	/** Rows after the header; each reading starts again. */
	readonly rows: RowSource;
	/** Null where rows may be of any width. */
	readonly width: Width | null;
	/** The spreadsheet's day zero. */
	readonly epoch: 1900 | 1904;
	readonly notes: readonly Note[];
};

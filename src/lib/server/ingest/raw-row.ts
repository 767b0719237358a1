import type { Stand } from './erase-rows.ts';
import type { ByteSource } from './byte-source.ts';
import type { Note } from './open-table.ts';
import type { TableArea } from './table-rows.ts';

/** A cell as a file holds it; a spreadsheet's dates arrive as ISO text. */
export type Cell = string | number | boolean | null;

/** One row of a file, before any contract. */
export type RawRow = {
	/** Physical line (CSV), spreadsheet row (XLSX) or index of the item (JSON), from 1. */
	readonly line: number;
	/** The last physical line it takes: larger than `line` when a quoted cell holds line breaks. */
	readonly lastLine: number;
	readonly cells: readonly Cell[];
	/** `quote`: a quotation mark was opened and never closed; the cells are only the first line's. */
	readonly flaw: 'quote' | null;
	/** The cells as received, where a mend changed some. */
	readonly received?: readonly Cell[];
	/** By column, what stands in the place of an erased person's identifier. */
	readonly stands?: ReadonlyMap<number, Stand>;
};

/** Rows in batches; each call starts again from the first row of the file. */
export type RowSource = {
	batches(): Iterable<readonly RawRow[]> | AsyncIterable<readonly RawRow[]>;
	/** Where the rows are those of a text cut in the plain way: its bytes, to read them from. */
	readonly csv?: CsvText;
};

/** A text that `RowScanner` cuts as it is. */
export type CsvText = {
	readonly source: ByteSource;
	readonly encoding: string;
	readonly delimiter: string;
	/** The table in it, and where what surrounds the table is told; known once the header is. */
	readonly area?: TableArea;
	readonly notes?: Note[];
};

/** Rows of one source are handed on this many at a time. */
export const BATCH_ROWS = 2_048;

/** Longer rows, in characters, are no table. */
export const MAXIMUM_ROW_LENGTH = 1_000_000;

/** The numbers of columns and rows that Excel allows. */
export const MAXIMUM_COLUMNS = 16_384;
export const MAXIMUM_ROWS = 1_048_576;

export function isBlankCell(cell: Cell | undefined): boolean {
	return (
		cell === null || cell === undefined || (typeof cell === 'string' && cell.trim().length === 0)
	);
}

export function isBlankRow(cells: readonly Cell[]): boolean {
	for (const cell of cells) if (!isBlankCell(cell)) return false;
	return true;
}

/** The cell as text, as a person would see it in the file. */
export function cellText(cell: Cell | undefined): string {
	return cell === null || cell === undefined ? '' : typeof cell === 'string' ? cell : String(cell);
}

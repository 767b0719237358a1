import { makeTextLimit } from './limit-text.ts';
import { formatNumber } from './number-format.ts';
import { BATCH_ROWS, MAXIMUM_COLUMNS, MAXIMUM_ROWS, type Cell, type RawRow } from './raw-row.ts';
import { decodeEscapes, type Workbook } from './xlsx-workbook.ts';
import { parsePlainRows } from './plain-sheet-rows.ts';

/** What reading a sheet met besides rows. */
export type SheetTrace = {
	/** Formulas that were saved without their result. */
	unvalued: number;
};

/**
 * The rows of a worksheet, with the numbers that the spreadsheet shows; rows without any cell are
 * not there. Cells from `width` on are never looked at.
 *
 * @throws ExportRefused for more text than a table has; Error for XML that is broken, strings that
 * are not there, or rows and columns beyond the last
 */
export function* readXlsxRows(
	bytes: Uint8Array,
	workbook: Workbook,
	width: number,
	trace: SheetTrace,
	batchRows = BATCH_ROWS
): Generator<RawRow[]> {
	const rows = gatherRows(workbook, width, trace);
	let line: string | undefined;
	let cell: SheetCell | null = null;
	let target: 'value' | 'inline' | null = null;
	let phonetic = false;
	const pieces = parsePlainRows(bytes, rows, {
		open(name, attributes) {
			switch (name) {
				case 'row':
					line = attributes['r'];
					rows.open(line === undefined ? null : Number(line));
					return;
				case 'c':
					cell = {
						reference: attributes['r'] ?? '',
						type: attributes['t'] ?? 'n',
						style: attributes['s'] === undefined ? -1 : Number(attributes['s']),
						value: '',
						inline: '',
						formula: false,
						hasValue: false
					};
					return;
				case 'f':
					if (cell !== null) cell.formula = true;
					return;
				case 'v':
					if (cell === null) return;
					target = 'value';
					cell.hasValue = true;
					return;
				case 't':
					if (cell !== null && !phonetic) target = 'inline';
					return;
				case 'rPh':
					phonetic = true;
			}
		},
		text(text) {
			if (cell !== null && target !== null) cell[target] += text;
		},
		close(name) {
			switch (name) {
				case 'v':
				case 't':
					target = null;
					return;
				case 'rPh':
					phonetic = false;
					return;
				case 'c':
					if (cell !== null) rows.add(cell);
					cell = null;
					return;
				case 'row':
					rows.close();
			}
		}
	});
	while (pieces.next().done !== true) if (rows.held >= batchRows) yield rows.take();
	if (rows.held > 0) yield rows.take();
}

/** A cell as the sheet has it; `style` is -1 where none is given. */
export type SheetCell = {
	reference: string;
	type: string;
	style: number;
	value: string;
	inline: string;
	formula: boolean;
	hasValue: boolean;
};

/** Rows of a sheet as they are met. */
export type RowSink = {
	/** Null for a row that does not say its number. */
	open(line: number | null): void;
	add(cell: Readonly<SheetCell>): void;
	close(): void;
};

function gatherRows(
	workbook: Workbook,
	width: number,
	trace: SheetTrace
): RowSink & { readonly held: number; take(): RawRow[] } {
	const limit = makeTextLimit();
	let batch: RawRow[] = [];
	let cells: Cell[] | null = null;
	let line = 0;
	let column = -1;
	return {
		open(given) {
			line = given !== null && Number.isInteger(given) && given > line ? given : line + 1;
			if (line > MAXIMUM_ROWS) throw new Error('a row beyond the last');
			cells = [];
			column = -1;
		},
		add({ reference, type, style, value, inline, formula, hasValue }) {
			if (cells === null) return;
			column = reference === '' ? column + 1 : columnOf(reference);
			if (column >= MAXIMUM_COLUMNS) throw new Error('a column beyond the last');
			if (formula && !hasValue) trace.unvalued++;
			if (column >= width) return;
			while (cells.length < column) cells.push(null);
			cells[column] = cellOf(type, value, inline, style, workbook);
		},
		close() {
			if (cells !== null && cells.length > 0) {
				const row: RawRow = { line, lastLine: line, cells, flaw: null };
				limit(row);
				batch.push(row);
			}
			cells = null;
		},
		get held() {
			return batch.length;
		},
		take() {
			const taken = batch;
			batch = [];
			return taken;
		}
	};
}

function columnOf(reference: string): number {
	let column = 0;
	for (let at = 0; at < reference.length; at++) {
		const code = reference.charCodeAt(at) & ~32;
		if (code < 65 || code > 90) break;
		column = column * 26 + code - 64;
	}
	return column - 1;
}

function cellOf(
	type: string,
	value: string,
	inline: string,
	style: number,
	workbook: Workbook
): Cell {
	switch (type) {
		case 's': {
			const text = workbook.strings.at(Number(value));
			if (text === undefined) throw new Error('a text that is not in the workbook');
			return text;
		}
		case 'inlineStr':
			return decodeEscapes(inline);
		case 'str':
			return decodeEscapes(value);
		case 'b':
			return value === '' ? null : value === '1' || value.toLowerCase() === 'true';
		case 'e':
			return value;
		case 'd':
			return value
				.replace(/Z$/, '')
				.replace(/T00:00:00(?:\.0+)?$/, '')
				.replace(/\.\d+$/, '');
		default: {
			if (value === '') return null;
			const number = Number(value);
			if (Number.isNaN(number) || (value.length > 15 && /^-?\d{16,}$/.test(value))) return value;
			const format = workbook.formats[style];
			return format === undefined ? number : formatNumber(number, format, workbook.epoch);
		}
	}
}

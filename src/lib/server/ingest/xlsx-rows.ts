import { makeTextLimit } from './limit-text.ts';
import { formatNumber } from './number-format.ts';
import { BATCH_ROWS, MAXIMUM_COLUMNS, MAXIMUM_ROWS, type Cell, type RawRow } from './raw-row.ts';
import { decodeEscapes, type Workbook } from './xlsx-workbook.ts';
import { parseXmlPieces } from './xml-pieces.ts';

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
	const limit = makeTextLimit();
	let batch: RawRow[] = [];
	let cells: Cell[] | null = null;
	let line = 0;
	let column = -1;
	let type = '';
	let style = -1;
	let value = '';
	let inline = '';
	let formula = false;
	let hasValue = false;
	let inCell = false;
	let target: 'value' | 'inline' | null = null;
	let phonetic = false;
	const pieces = parseXmlPieces(bytes, {
		open(name, attributes) {
			switch (name) {
				case 'row': {
					const given = Number(attributes['r']);
					line = Number.isInteger(given) && given > line ? given : line + 1;
					if (line > MAXIMUM_ROWS) throw new Error('a row beyond the last');
					cells = [];
					column = -1;
					return;
				}
				case 'c':
					if (cells === null) return;
					column = attributes['r'] === undefined ? column + 1 : columnOf(attributes['r']);
					if (column >= MAXIMUM_COLUMNS) throw new Error('a column beyond the last');
					type = attributes['t'] ?? 'n';
					style = attributes['s'] === undefined ? -1 : Number(attributes['s']);
					value = inline = '';
					formula = hasValue = false;
					inCell = true;
					return;
				case 'f':
					formula = inCell;
					return;
				case 'v':
					if (inCell) target = 'value';
					hasValue = inCell;
					return;
				case 't':
					if (inCell && !phonetic) target = 'inline';
					return;
				case 'rPh':
					phonetic = true;
			}
		},
		text(text) {
			if (target === 'value') value += text;
			else if (target === 'inline') inline += text;
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
					inCell = false;
					if (formula && !hasValue) trace.unvalued++;
					if (cells === null || column >= width) return;
					while (cells.length < column) cells.push(null);
					cells[column] = cellOf(type, value, inline, style, workbook);
					return;
				case 'row':
					if (cells !== null && cells.length > 0) {
						const row: RawRow = { line, lastLine: line, cells, flaw: null };
						limit(row);
						batch.push(row);
					}
					cells = null;
			}
		}
	});
	while (pieces.next().done !== true) {
		if (batch.length < batchRows) continue;
		yield batch;
		batch = [];
	}
	if (batch.length > 0) yield batch;
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
			const text = workbook.strings[Number(value)];
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

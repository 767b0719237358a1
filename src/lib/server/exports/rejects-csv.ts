import { writeMark } from '../ingest/return-mark.ts';
import { csvLine, neutralizeText } from './csv.ts';
import { ownHeaders, type RejectsTable, type TableColumn } from './rejects-table.ts';

/** A number below zero is no formula. */
const negativeNumber = /^[-\u2212]\d[\d\u0020\u00a0\u202f.,]*%?$/;

/** Refused rows for the office's spreadsheet: BOM, semicolon, decimal comma. */
export function rejectsToCsv(table: RejectsTable): Uint8Array {
	// Numbers of a spreadsheet or of JSON have a point: here they get the office's comma.
	const typed = table.reading.understanding?.format !== 'csv';
	const mark = writeMark(typed ? { ...table.mark, decimal: ',' } : table.mark);
	const headers = [...ownHeaders, ...table.columns.map(({ header }) => safeText(header))];
	const lines = table.rows.map(({ line, reason, cells }) =>
		csvLine(
			[
				String(line),
				safeText(reason),
				safeText(mark),
				...cells.map((cell, at) => safeText(typed ? withComma(cell, table.columns[at]) : cell))
			],
			'office'
		)
	);
	return Buffer.from(`\uFEFF${csvLine(headers, 'office')}${lines.join('')}`);
}

export function safeText(text: string): string {
	return negativeNumber.test(text) ? text : neutralizeText(text);
}

function withComma(text: string, column: TableColumn | undefined): string {
	const isNumber = column?.field?.type === 'number' || column?.field?.type === 'integer';
	return isNumber && /^-?\d+\.\d+$/.test(text) ? text.replace('.', ',') : text;
}

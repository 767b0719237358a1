import { ByteText } from './byte-text.ts';
import { BATCH_ROWS, type RawRow } from './raw-row.ts';
import { RowScanner, type CsvShape } from './scan-csv-row.ts';

export type { CsvShape, Width } from './scan-csv-row.ts';

const utf8 = new ByteText('utf-8');

/**
 * Splits text into rows, with physical lines, as `RowScanner` says.
 *
 * @throws ExportRefused at a row that is too long or too wide to be one
 */
export function* readCsvRows(
	pieces: Iterable<string>,
	shape: CsvShape,
	batchRows = BATCH_ROWS
): Generator<RawRow[]> {
	yield* readCsvBytes(encoded(pieces), utf8, shape, batchRows);
}

/** The same for bytes; a piece need not end where a row or a character does. */
export function* readCsvBytes(
	pieces: Iterable<Uint8Array>,
	text: ByteText,
	shape: CsvShape,
	batchRows = BATCH_ROWS
): Generator<RawRow[]> {
	const { delimiter, width, headerLine } = shape;
	const scanner = new RowScanner(delimiterBytes(delimiter, text), width, headerLine);
	let held = Buffer.alloc(0);
	let line = 1;
	let batch: RawRow[] = [];
	for (const { piece, final } of withLast(pieces)) {
		const bytes = held.length === 0 ? Buffer.from(piece) : Buffer.concat([held, piece]);
		let start = 0;
		while (start < bytes.length) {
			const scanned = scanner.scan(bytes, start, bytes.length, final, line);
			if (scanned === 'unfinished') break;
			batch.push(rowOf(scanner, bytes, text, line, scanned === 'astray'));
			start = scanner.next;
			line += scanner.breaks + 1;
			if (batch.length >= batchRows) {
				yield batch;
				batch = [];
			}
		}
		held = bytes.subarray(start);
	}
	if (batch.length > 0) yield batch;
}

/** The row that a scanner has found, as text. */
export function rowOf(
	scanner: RowScanner,
	bytes: Buffer,
	text: ByteText,
	line: number,
	astray: boolean
): RawRow {
	const cells: string[] = [];
	for (let at = 0; at < scanner.cells; at++) {
		const cell = text.decode(bytes, scanner.starts[at]!, scanner.ends[at]!);
		cells.push(scanner.doubled[at] === 1 ? cell.replaceAll('""', '"') : cell);
	}
	return { line, lastLine: line + scanner.breaks, cells, flaw: astray ? 'quote' : null };
}

/** The delimiter as the bytes of a text have it. */
export function delimiterBytes(delimiter: string, text: ByteText): Buffer {
	if (text.isUtf8) return Buffer.from(delimiter);
	for (let byte = 0; byte < 256; byte++) {
		const one = Buffer.of(byte);
		if (text.decode(one, 0, 1) === delimiter) return one;
	}
	return Buffer.from(delimiter);
}

/** A piece may end in the middle of a character of two code units. */
function* encoded(pieces: Iterable<string>): Generator<Buffer> {
	let held = '';
	for (const piece of pieces) {
		const text = held + piece;
		const code = text.charCodeAt(text.length - 1);
		const cut = code >= 0xd800 && code <= 0xdbff ? 1 : 0;
		held = text.slice(text.length - cut);
		yield Buffer.from(text.slice(0, text.length - cut));
	}
	if (held !== '') yield Buffer.from(held);
}

/** Pairs each piece with whether it is the last. */
function* withLast(pieces: Iterable<Uint8Array>): Generator<{ piece: Uint8Array; final: boolean }> {
	let previous: Buffer | null = null;
	for (const piece of pieces) {
		if (previous !== null) yield { piece: previous, final: false };
		// A piece of a file is only valid until the next one.
		previous = Buffer.from(piece);
	}
	if (previous !== null) yield { piece: previous, final: true };
}

import { BATCH_ROWS, MAXIMUM_COLUMNS, MAXIMUM_ROW_LENGTH, type RawRow } from './raw-row.ts';
import { ExportRefused } from './refusal.ts';
import { french } from './french.ts';

const QUOTE = 34;
const FEED = 10;
const RETURN = 13;
const SPACE = 32;

/** A quoted cell longer than this was never closed; Excel stops at 32,767 characters. */
const MAXIMUM_QUOTED_LENGTH = 100_000;

/** A row has at least the named columns and at most the header's own number of cells. */
export type Width = { readonly least: number; readonly most: number };

export type CsvShape = {
	readonly delimiter: string;
	/** Cells of a row, known once the header is; null before. */
	readonly width: Width | null;
	/** The header's last physical line: rows up to it may have any width. */
	readonly headerLine: number;
};

/**
 * Splits text into rows (RFC 4180, and what is really sent: any mix of line ends, stray quotation
 * marks), with physical lines. A quotation mark that is never closed, or that closes so late that
 * its row no longer has the header's width, costs its own line alone: reading resumes on the next.
 *
 * @throws ExportRefused at a row that is too long or too wide to be one
 */
export function* readCsvRows(
	chunks: Iterable<string>,
	shape: CsvShape,
	batchRows = BATCH_ROWS
): Generator<RawRow[]> {
	const delimiter = shape.delimiter.charCodeAt(0);
	let text = '';
	let line = 1;
	let batch: RawRow[] = [];

	for (const { piece, final } of withLast(chunks)) {
		text = text.length === 0 ? piece : text + piece;
		let start = 0;
		while (start < text.length) {
			const row = readRow(text, start, delimiter, final);
			if (row === 'unfinished') {
				if (text.length - start > MAXIMUM_ROW_LENGTH) refuseLength(line);
				break;
			}
			const wide = row.cells.length;
			if (wide > MAXIMUM_COLUMNS) refuseWidth(line, wide);
			const astray =
				row.broken || (row.breaks > 0 && line > shape.headerLine && !fits(wide, shape.width));
			if (astray) {
				const end = lineEnd(text, start);
				if (end >= text.length && !final) {
					if (text.length - start > MAXIMUM_ROW_LENGTH) refuseLength(line);
					break;
				}
				batch.push({
					line,
					lastLine: line,
					cells: text.slice(start, end).split(shape.delimiter, MAXIMUM_COLUMNS),
					flaw: 'quote'
				});
				start = afterBreak(text, end);
				line += 1;
			} else {
				batch.push({ line, lastLine: line + row.breaks, cells: row.cells, flaw: null });
				start = row.end;
				line += row.breaks + 1;
			}
			if (batch.length >= batchRows) {
				yield batch;
				batch = [];
			}
		}
		text = start === 0 ? text : text.slice(start);
	}
	if (batch.length > 0) yield batch;
}

function fits(wide: number, width: Width | null): boolean {
	return width === null || (wide >= width.least && wide <= width.most);
}

type Row = {
	readonly cells: string[];
	/** Where the next row starts. */
	readonly end: number;
	/** Line breaks inside quoted cells. */
	readonly breaks: number;
	readonly broken: boolean;
};

function readRow(
	text: string,
	start: number,
	delimiter: number,
	final: boolean
): Row | 'unfinished' {
	const cells: string[] = [];
	let breaks = 0;
	let at = start;
	for (;;) {
		if (text.charCodeAt(at) === QUOTE) {
			const cell = readQuoted(text, at, delimiter, final);
			if (cell === 'unfinished') return 'unfinished';
			if (cell === 'broken') return { cells, end: at, breaks, broken: true };
			cells.push(cell.text);
			breaks += cell.breaks;
			at = cell.end;
		} else {
			const from = at;
			let code = text.charCodeAt(at);
			while (at < text.length && code !== delimiter && code !== FEED && code !== RETURN)
				code = text.charCodeAt(++at);
			cells.push(text.slice(from, at));
		}
		if (at >= text.length) {
			if (!final) return 'unfinished';
			return { cells, end: at, breaks, broken: false };
		}
		if (text.charCodeAt(at) === delimiter) {
			at++;
			continue;
		}
		// A return that ends the piece may be half of a CRLF.
		if (text.charCodeAt(at) === RETURN && at + 1 >= text.length && !final) return 'unfinished';
		return { cells, end: afterBreak(text, at), breaks, broken: false };
	}
}

type QuotedCell = { readonly text: string; readonly end: number; readonly breaks: number };

function readQuoted(
	text: string,
	open: number,
	delimiter: number,
	final: boolean
): QuotedCell | 'unfinished' | 'broken' {
	let from = open + 1;
	let content = '';
	let breaks = 0;
	for (;;) {
		const quote = text.indexOf('"', from);
		if (quote === -1 || quote - open > MAXIMUM_QUOTED_LENGTH) {
			if (quote === -1 && !final && text.length - open <= MAXIMUM_QUOTED_LENGTH)
				return 'unfinished';
			return 'broken';
		}
		if (quote + 1 >= text.length && !final) return 'unfinished';
		breaks += countBreaks(text, from, quote);
		content += text.slice(from, quote);
		if (text.charCodeAt(quote + 1) === QUOTE) {
			content += '"';
			from = quote + 2;
			continue;
		}
		let after = quote + 1;
		while (text.charCodeAt(after) === SPACE) after++;
		if (after >= text.length && !final) return 'unfinished';
		const code = text.charCodeAt(after);
		if (after >= text.length || code === delimiter || code === FEED || code === RETURN)
			return { text: content, end: after, breaks };
		// A stray quotation mark: kept as text on one line, the sign of an unclosed cell over several.
		if (breaks > 0) return 'broken';
		content += '"';
		from = quote + 1;
	}
}

function countBreaks(text: string, from: number, to: number): number {
	let breaks = 0;
	for (let at = from; at < to; at++) {
		const code = text.charCodeAt(at);
		if (code === FEED) breaks++;
		else if (code === RETURN && text.charCodeAt(at + 1) !== FEED) breaks++;
	}
	return breaks;
}

function lineEnd(text: string, start: number): number {
	let at = start;
	for (; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === FEED || code === RETURN) break;
	}
	return at;
}

function afterBreak(text: string, at: number): number {
	if (at >= text.length) return at;
	return text.charCodeAt(at) === RETURN && text.charCodeAt(at + 1) === FEED ? at + 2 : at + 1;
}

/** Pairs each piece with whether it is the last. */
function* withLast(pieces: Iterable<string>): Generator<{ piece: string; final: boolean }> {
	let previous: string | null = null;
	for (const piece of pieces) {
		if (previous !== null) yield { piece: previous, final: false };
		previous = piece;
	}
	if (previous !== null) yield { piece: previous, final: true };
}

function refuseLength(line: number): never {
	throw new ExportRefused(
		{
			fr: french`La ligne ${line} dépasse un million de caractères : ce fichier n’est pas un tableau.`,
			en: `Line ${line} is longer than a million characters: this file is not a table.`
		},
		{ line }
	);
}

function refuseWidth(line: number, columns: number): never {
	throw new ExportRefused(
		{
			fr: french`La ligne ${line} compte ${columns} colonnes ; un tableur en admet ${MAXIMUM_COLUMNS}.`,
			en: `Line ${line} has ${columns} columns; a spreadsheet allows ${MAXIMUM_COLUMNS}.`
		},
		{ line }
	);
}

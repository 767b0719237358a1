import { refuseLength } from './limit-text.ts';
import { MAXIMUM_COLUMNS, MAXIMUM_ROW_LENGTH } from './raw-row.ts';
import { ExportRefused } from './refusal.ts';
import { french } from './french.ts';

const QUOTE = 34;
const FEED = 10;
const RETURN = 13;
const SPACE = 32;

/** A quoted cell longer than this was never closed; Excel stops at 32,767 characters. */
const MAXIMUM_QUOTED_LENGTH = 100_000;

/** With this many bytes after its start any row is told apart from one that never ends. */
export const ROW_LOOKAHEAD = MAXIMUM_ROW_LENGTH + MAXIMUM_QUOTED_LENGTH + 16;

/** A row has at least the named columns and at most the header's own number of cells. */
export type Width = { readonly least: number; readonly most: number };

export type CsvShape = {
	readonly delimiter: string;
	/** Cells of a row, known once the header is; null before. */
	readonly width: Width | null;
	/** The header's last physical line: rows up to it may have any width. */
	readonly headerLine: number;
};

/** `astray`: a quotation mark was opened and never closed; the row is its first line alone. */
export type Scanned = 'row' | 'astray' | 'unfinished';

/**
 * Finds the cells of one row in bytes of an encoding that keeps ASCII (UTF-8, Windows-1252, …), by
 * RFC 4180 and what is really sent: any mix of line ends, stray quotation marks. A quotation mark
 * that is never closed, or that closes so late that its row no longer has the header's width while
 * most of its lines alone have it, costs its own line alone. What was found stays in the fields
 * until the next row.
 */
export class RowScanner {
	/** Where each cell starts and ends, without its quotation marks. */
	starts = new Int32Array(64);
	ends = new Int32Array(64);
	/** 1 where quotation marks are doubled inside the cell. */
	doubled = new Uint8Array(64);
	cells = 0;
	/** Where the next row starts. */
	next = 0;
	/** Line breaks inside quoted cells. */
	breaks = 0;

	readonly #delimiter: Uint8Array;
	readonly #width: Width | null;
	readonly #headerLine: number;

	/** `delimiter` in the encoding of the bytes. */
	constructor(delimiter: Uint8Array, width: Width | null, headerLine: number) {
		this.#delimiter = delimiter;
		this.#width = width;
		this.#headerLine = headerLine;
	}

	/**
	 * Reads the row that starts at `start`, on physical line `line`, of `bytes` up to `length`;
	 * `final` says that nothing follows.
	 *
	 * @throws ExportRefused at a row that is too long or too wide to be one
	 */
	scan(bytes: Buffer, start: number, length: number, final: boolean, line: number): Scanned {
		const outcome = this.#scanRow(bytes, start, length, final);
		if (this.cells > MAXIMUM_COLUMNS) refuseWidth(line, this.cells);
		if (outcome === 'unfinished') {
			if (length - start > MAXIMUM_ROW_LENGTH) refuseLength(line);
			return outcome;
		}
		if (outcome === 'row' && this.#isWhole(bytes, start, line)) {
			if (this.next - start > MAXIMUM_ROW_LENGTH) refuseLength(line);
			return outcome;
		}
		return this.#scanLine(bytes, start, length, final, line);
	}

	#scanRow(bytes: Buffer, start: number, length: number, final: boolean): Scanned {
		const delimiter = this.#delimiter[0]!;
		const step = this.#delimiter.length;
		let { starts, ends, doubled } = this;
		let cells = 0;
		this.breaks = 0;
		let at = start;
		for (;;) {
			if (cells >= starts.length) {
				this.#widen();
				({ starts, ends, doubled } = this);
			}
			if (at < length && bytes[at] === QUOTE) {
				this.cells = cells;
				const outcome = this.#scanQuoted(bytes, at, length, final);
				if (outcome !== 'row') return outcome;
				at = this.next;
			} else {
				starts[cells] = at;
				at = this.#unquotedEnd(bytes, at, length);
				ends[cells] = at;
				doubled[cells] = 0;
			}
			cells++;
			if (at < length && bytes[at] === delimiter) {
				at += step;
				continue;
			}
			this.cells = cells;
			if (at >= length) {
				this.next = at;
				return final ? 'row' : 'unfinished';
			}
			// A return at the end may be half of a CRLF.
			if (bytes[at] === RETURN && at + 1 >= length && !final) return 'unfinished';
			this.next = afterBreak(bytes, at, length);
			return 'row';
		}
	}

	#unquotedEnd(bytes: Buffer, start: number, length: number): number {
		const delimiter = this.#delimiter[0]!;
		const isSingle = this.#delimiter.length === 1;
		for (let at = start; at < length; at++) {
			const byte = bytes[at]!;
			if (byte > RETURN && byte !== delimiter) continue;
			if (byte === FEED || byte === RETURN) return at;
			if (byte === delimiter && (isSingle || this.#delimits(bytes, at, length))) return at;
		}
		return length;
	}

	/** A delimiter of several bytes, such as `§` in UTF-8, is one when all of them follow. */
	#delimits(bytes: Buffer, at: number, length: number): boolean {
		const delimiter = this.#delimiter;
		for (let next = 1; next < delimiter.length; next++)
			if (at + next >= length || bytes[at + next] !== delimiter[next]) return false;
		return true;
	}

	/** Leaves the cell in the fields, and in `next` the place after it. */
	#scanQuoted(bytes: Buffer, open: number, length: number, final: boolean): Scanned {
		let from = open + 1;
		let breaks = 0;
		let doubled = 0;
		for (;;) {
			let quote = from;
			const limit = Math.min(length, open + MAXIMUM_QUOTED_LENGTH + 1);
			while (quote < limit && bytes[quote] !== QUOTE) {
				const code = bytes[quote];
				if (code === FEED || (code === RETURN && bytes[quote + 1] !== FEED)) breaks++;
				quote++;
			}
			if (quote >= limit) {
				if (limit === length && !final) return 'unfinished';
				return 'astray';
			}
			if (quote + 1 >= length && !final) return 'unfinished';
			if (quote + 1 < length && bytes[quote + 1] === QUOTE) {
				doubled = 1;
				from = quote + 2;
				continue;
			}
			let after = quote + 1;
			while (after < length && bytes[after] === SPACE) after++;
			if (after >= length && !final) return 'unfinished';
			if (after >= length || this.#ends(bytes, after, length)) {
				this.starts[this.cells] = open + 1;
				this.ends[this.cells] = quote;
				this.doubled[this.cells] = doubled;
				this.breaks += breaks;
				this.next = after;
				return 'row';
			}
			// A stray quotation mark: kept as text on one line, the sign of an unclosed cell over several.
			if (breaks > 0) return 'astray';
			from = quote + 1;
		}
	}

	#ends(bytes: Buffer, at: number, length: number): boolean {
		const code = bytes[at];
		if (code === this.#delimiter[0]) return this.#delimits(bytes, at, length);
		return code === FEED || code === RETURN;
	}

	/** Cuts one physical line at every delimiter, whatever its quotation marks. */
	#scanLine(bytes: Buffer, start: number, length: number, final: boolean, line: number): Scanned {
		let end = start;
		while (end < length && bytes[end] !== FEED && bytes[end] !== RETURN) end++;
		if (!final && (end >= length || (bytes[end] === RETURN && end + 1 >= length))) {
			if (length - start > MAXIMUM_ROW_LENGTH) refuseLength(line);
			return 'unfinished';
		}
		this.cells = 0;
		this.breaks = 0;
		for (let from = start; from <= end && this.cells < MAXIMUM_COLUMNS;) {
			let at = bytes.indexOf(this.#delimiter, from);
			if (at === -1 || at > end) at = end;
			if (this.cells >= this.starts.length) this.#widen();
			this.starts[this.cells] = from;
			this.ends[this.cells] = at;
			this.doubled[this.cells++] = 0;
			from = at + this.#delimiter.length;
			if (at === end) break;
		}
		this.next = afterBreak(bytes, end, length);
		return 'astray';
	}

	/** False for a row of several lines that are rows themselves: a quotation mark went astray. */
	#isWhole(bytes: Buffer, start: number, line: number): boolean {
		if (this.breaks === 0 || line <= this.#headerLine || this.#fits(this.cells)) return true;
		let lines = 0;
		let fitting = 0;
		for (let from = start; from < this.next; lines++) {
			let end = from;
			let cells = 1;
			while (end < this.next && bytes[end] !== FEED && bytes[end] !== RETURN)
				if (bytes[end] === this.#delimiter[0] && this.#delimits(bytes, end, this.next)) {
					cells++;
					end += this.#delimiter.length;
				} else end++;
			if (this.#fits(cells)) fitting++;
			from = afterBreak(bytes, end, this.next);
		}
		return fitting * 2 <= lines;
	}

	#fits(cells: number): boolean {
		const width = this.#width;
		return width === null || (cells >= width.least && cells <= width.most);
	}

	#widen(): void {
		const [starts, ends, doubled] = [this.starts, this.ends, this.doubled];
		this.starts = new Int32Array(starts.length * 2);
		this.ends = new Int32Array(starts.length * 2);
		this.doubled = new Uint8Array(starts.length * 2);
		this.starts.set(starts);
		this.ends.set(ends);
		this.doubled.set(doubled);
	}
}

function afterBreak(bytes: Buffer, at: number, length: number): number {
	if (at >= length) return at;
	return bytes[at] === RETURN && at + 1 < length && bytes[at + 1] === FEED ? at + 2 : at + 1;
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

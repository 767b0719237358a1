import type { ByteText } from './byte-text.ts';
import { ByteIndex } from './byte-index.ts';
import type { Column, ColumnValue, FixedColumn } from './parquet-column.ts';
import { TextColumn } from './parquet-text-column.ts';
import { Fault, type FieldReader, type FieldValueRead } from './read-field.ts';
import { DOUBTFUL_BYTE } from './settle-key.ts';

/** What a cell tells of its file's conventions. */
export const NO_EVIDENCE = 0;
export const COMMA = 1;
export const POINT = 2;
export const DAY_FIRST = 3;
export const MONTH_FIRST = 4;
export const YEAR_FIRST = 5;

/**
 * Reads the cells of one field from their bytes into its column. What it does not read at once it
 * reads as text, as the field's reader does for every kind of file; a cell that the field refuses
 * is left (false), and its whole row read as text.
 */
export class CellReader {
	/** What the cell read last tells. */
	evidence = NO_EVIDENCE;
	protected readonly text: ByteText;
	protected readonly reader: FieldReader;
	/** Null for a field whose values are not kept. */
	readonly column: Column | null;
	readonly #evidenceOf: ((text: string) => number) | null;
	/** True when an empty cell is a missing value. */
	readonly #mayBeEmpty: boolean;

	constructor(
		text: ByteText,
		reader: FieldReader,
		column: Column | null,
		evidenceOf: ((text: string) => number) | null = null
	) {
		this.text = text;
		this.reader = reader;
		this.column = column;
		this.#evidenceOf = evidenceOf;
		this.#mayBeEmpty = reader('') === null;
	}

	/** True when the cell was read as the value of a row. */
	read(bytes: Buffer, start: number, end: number, row: number): boolean {
		return start === end
			? this.readEmpty(row)
			: this.readText(this.text.decode(bytes, start, end), row);
	}

	readText(text: string, row: number): boolean {
		this.evidence = this.#evidenceOf === null ? NO_EVIDENCE : this.#evidenceOf(text);
		const value = this.reader(text);
		if (value instanceof Fault) return false;
		this.column?.set(row, value);
		return true;
	}

	readEmpty(row: number): boolean {
		this.evidence = NO_EVIDENCE;
		if (this.#mayBeEmpty) this.column?.setNull(row);
		return this.#mayBeEmpty;
	}
}

const HASH = 35;

/** Texts that are kept as they are; those of keys, once each letter has one spelling. */
export class PlainTextReader extends CellReader {
	declare readonly column: TextColumn | null;

	override read(bytes: Buffer, start: number, end: number, row: number): boolean {
		if (start === end) return this.readEmpty(row);
		if (bytes[start] === HASH || !this.text.isTrimmed(bytes, start, end))
			return super.read(bytes, start, end, row);
		const { column, text } = this;
		if (column === null) return true;
		if (text.isUtf8) {
			if (isBelow(DOUBTFUL_BYTE, bytes, start, end)) column.setUtf8(row, bytes, start, end);
			else return super.read(bytes, start, end, row);
		} else if (isBelow(0x80, bytes, start, end)) column.setUtf8(row, bytes, start, end);
		else if (!text.isSettled) return super.read(bytes, start, end, row);
		else {
			const scratch = column.scratch((end - start) * 3);
			column.setUtf8(row, scratch, 0, text.putUtf8(bytes, start, end, scratch, 0));
		}
		return true;
	}
}

function isBelow(bound: number, bytes: Buffer, start: number, end: number): boolean {
	for (let at = start; at < end; at++) if (bytes[at]! >= bound) return false;
	return true;
}

const MOST_WORDS = 4_096;

/** Words of a list, codes of a nomenclature, yes and no: each text is looked at once. */
export class WordReader extends CellReader {
	readonly #words = new ByteIndex();
	readonly #values: (FieldValueRead | Fault)[] = [];
	/** Of each word, its entry in a column of texts since the column was cleared last. */
	readonly #entries = new Int32Array(MOST_WORDS);
	#clearing = -1;

	override read(bytes: Buffer, start: number, end: number, row: number): boolean {
		if (start === end) return this.readEmpty(row);
		let word = this.#words.find(bytes, start, end);
		if (word < 0) {
			if (this.#values.length >= MOST_WORDS) return super.read(bytes, start, end, row);
			word = this.#words.add(bytes, start, end);
			this.#values[word] = this.reader(this.text.decode(bytes, start, end));
		}
		const value = this.#values[word]!;
		if (value instanceof Fault) return false;
		if (this.column instanceof TextColumn && value !== null)
			this.#setEntry(this.column, row, word, value);
		else this.column?.set(row, value);
		return true;
	}

	#setEntry(column: TextColumn, row: number, word: number, value: ColumnValue): void {
		if (this.#clearing !== column.clearings) {
			this.#clearing = column.clearings;
			this.#entries.fill(-1);
		}
		const entry = this.#entries[word]!;
		if (entry !== -1 && column.setEntry(row, entry)) return;
		column.set(row, value);
		this.#entries[word] = column.entryOf(row);
	}
}

const MINUS = 45;
const COMMA_BYTE = 44;
const POINT_BYTE = 46;
const ZERO = 48;
const MOST_DIGITS = 15;

export type NumberLimits = {
	readonly isInteger: boolean;
	readonly mark: ',' | '.' | null;
	readonly minimum: number;
	readonly maximum: number;
};

const powers = Array.from({ length: MOST_DIGITS + 1 }, (_, at) => 10 ** at);

/** `1234`, `-12,5`, `1 234,50`; everything else is read as text. */
export class NumberReader extends CellReader {
	declare readonly column: FixedColumn | null;
	readonly #limits: NumberLimits;

	constructor(
		text: ByteText,
		reader: FieldReader,
		column: Column | null,
		evidenceOf: ((text: string) => number) | null,
		limits: NumberLimits
	) {
		super(text, reader, column, evidenceOf);
		this.#limits = limits;
	}

	override read(bytes: Buffer, start: number, end: number, row: number): boolean {
		if (start === end) return this.readEmpty(row);
		let at = start;
		const isNegative = bytes[at] === MINUS;
		if (isNegative) at++;
		let value = 0;
		let digits = 0;
		/** Digits before the first space between thousands, and since the last one. */
		let group = 0;
		let isGrouped = false;
		let places = -1;
		while (at < end) {
			const digit = bytes[at]! - ZERO;
			if (digit >= 0 && digit <= 9) {
				value = value * 10 + digit;
				digits++;
				group++;
				at++;
				continue;
			}
			if (places !== -1 || digits === 0) return super.read(bytes, start, end, row);
			if (isGrouped && group !== 3) return super.read(bytes, start, end, row);
			const byte = bytes[at]!;
			if (byte === COMMA_BYTE || byte === POINT_BYTE) {
				if (!this.#isDecimal(byte, digits, end - at - 1, bytes, start, isNegative))
					return super.read(bytes, start, end, row);
				places = digits;
				at++;
				continue;
			}
			const space = this.text.groupSpaceAt(bytes, at);
			if (space === 0 || group > 3 || at + space >= end) return super.read(bytes, start, end, row);
			isGrouped = true;
			group = 0;
			at += space;
		}
		const { isInteger, minimum, maximum } = this.#limits;
		if (digits === 0 || digits > MOST_DIGITS || places === digits)
			return super.read(bytes, start, end, row);
		if (places === -1 && isGrouped && group !== 3) return super.read(bytes, start, end, row);
		// Both exact, so their quotient is the number nearest to what is written.
		if (places !== -1) value /= powers[digits - places]!;
		if (isNegative && value !== 0) value = -value;
		if (value < minimum || value > maximum || (isInteger && !Number.isInteger(value)))
			return super.read(bytes, start, end, row);
		this.evidence =
			places === -1
				? NO_EVIDENCE
				: this.#evidenceOfPlaces(bytes, start, end, digits, places, isNegative);
		this.column?.setNumber(row, value);
		return true;
	}

	/** `1,234` may be grouped: then it is a decimal mark only where the file's is the same. */
	#isDecimal(
		byte: number,
		whole: number,
		fraction: number,
		bytes: Buffer,
		start: number,
		isNegative: boolean
	): boolean {
		if (!looksGrouped(whole, fraction, bytes[isNegative ? start + 1 : start]!)) return true;
		return this.#limits.mark === (byte === COMMA_BYTE ? ',' : '.');
	}

	#evidenceOfPlaces(
		bytes: Buffer,
		start: number,
		end: number,
		digits: number,
		places: number,
		isNegative: boolean
	): number {
		const fraction = digits - places;
		if (looksGrouped(places, fraction, bytes[isNegative ? start + 1 : start]!)) return NO_EVIDENCE;
		return bytes[end - fraction - 1] === COMMA_BYTE ? COMMA : POINT;
	}
}

function looksGrouped(whole: number, fraction: number, first: number): boolean {
	return fraction === 3 && whole <= 3 && first !== ZERO;
}

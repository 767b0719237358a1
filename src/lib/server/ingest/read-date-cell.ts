import type { ByteText } from './byte-text.ts';
import type { Column, FixedColumn } from './parquet-column.ts';
import { daysInMonth, type DateOrder } from './parse-date.ts';
import { CellReader, DAY_FIRST, MONTH_FIRST, NO_EVIDENCE, YEAR_FIRST } from './read-cell.ts';
import type { FieldReader } from './read-field.ts';

export type DateLimits = {
	readonly order: DateOrder | null;
	/** Days since 1970, both included. */
	readonly minimum: number;
	readonly maximum: number;
	/** The column holds microseconds, not days. */
	readonly withTime: boolean;
};

const SPACE = 32;
const LETTER_T = 84;
const COLON = 58;
const ZERO = 48;

/** `31/12/2019`, `2019-12-31`, either with `14:30` or `14:30:00`; everything else is read as text. */
export class DateReader extends CellReader {
	declare readonly column: FixedColumn | null;
	readonly #limits: DateLimits;

	constructor(
		text: ByteText,
		reader: FieldReader,
		column: Column | null,
		evidenceOf: ((text: string) => number) | null,
		limits: DateLimits
	) {
		super(text, reader, column, evidenceOf);
		this.#limits = limits;
	}

	override read(bytes: Buffer, start: number, end: number, row: number): boolean {
		if (start === end) return this.readEmpty(row);
		const length = end - start;
		const days = length < 10 ? NaN : this.#days(bytes, start);
		const seconds = length === 10 ? 0 : this.#seconds(bytes, start + 10, length - 10);
		const { minimum, maximum, withTime } = this.#limits;
		// NaN is in no range.
		if (!(days >= minimum && days <= maximum && seconds >= 0))
			return super.read(bytes, start, end, row);
		this.column?.setNumber(row, withTime ? (days * 86_400 + seconds) * 1_000_000 : days);
		return true;
	}

	/** Days since 1970, NaN for what is no date of a plain shape. */
	#days(bytes: Buffer, at: number): number {
		const { order } = this.#limits;
		const third = bytes[at + 2]! - ZERO;
		if (third >= 0 && third <= 9) {
			const mark = bytes[at + 4]!;
			if (mark !== bytes[at + 7] || !isMark(mark)) return NaN;
			this.evidence = YEAR_FIRST;
			return daysOf(fourDigits(bytes, at), twoDigits(bytes, at + 5), twoDigits(bytes, at + 8));
		}
		const mark = bytes[at + 2]!;
		if (mark !== bytes[at + 5] || !isMark(mark)) return NaN;
		const first = twoDigits(bytes, at);
		const second = twoDigits(bytes, at + 3);
		const year = fourDigits(bytes, at + 6);
		this.evidence = first > 12 ? DAY_FIRST : second > 12 ? MONTH_FIRST : NO_EVIDENCE;
		if (order === 'DMY') return daysOf(year, second, first);
		return order === 'MDY' ? daysOf(year, first, second) : NaN;
	}

	/** Seconds since midnight, NaN for what is no plain time of day. */
	#seconds(bytes: Buffer, at: number, length: number): number {
		if ((length !== 6 && length !== 9) || bytes[at + 3] !== COLON) return NaN;
		if (bytes[at] !== SPACE && bytes[at] !== LETTER_T) return NaN;
		if (length === 9 && bytes[at + 6] !== COLON) return NaN;
		const hours = twoDigits(bytes, at + 1);
		const minutes = twoDigits(bytes, at + 4);
		const seconds = length === 9 ? twoDigits(bytes, at + 7) : 0;
		return hours <= 23 && minutes <= 59 && seconds <= 59
			? hours * 3_600 + minutes * 60 + seconds
			: NaN;
	}
}

/** `-`, `.` or `/`. */
function isMark(byte: number): boolean {
	return byte >= 45 && byte <= 47;
}

function twoDigits(bytes: Buffer, at: number): number {
	const tens = bytes[at]! - ZERO;
	const units = bytes[at + 1]! - ZERO;
	return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? tens * 10 + units : NaN;
}

function fourDigits(bytes: Buffer, at: number): number {
	return twoDigits(bytes, at) * 100 + twoDigits(bytes, at + 2);
}

/** Days since 1970 of a day of the calendar, else NaN. After Hinnant, “chrono-compatible low-level date algorithms”. */
export function daysOf(year: number, month: number, day: number): number {
	if (!(year >= 1_000 && month >= 1 && month <= 12 && day >= 1)) return NaN;
	if (day > 28 && day > daysInMonth(year, month)) return NaN;
	const shifted = month <= 2 ? year - 1 : year;
	const era = Math.floor(shifted / 400);
	const yearOfEra = shifted - era * 400;
	const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
	const dayOfEra =
		yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146_097 + dayOfEra - 719_468;
}

import { hashWords, type KeyHashes } from './hash-values.ts';
import { encodeCodes, encodeLevels } from './parquet-levels.ts';
import { TextColumn } from './parquet-text-column.ts';

export type ColumnType =
	'VARCHAR' | 'BIGINT' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN' | 'DATE' | 'TIMESTAMP';

export type ColumnValue = string | number | boolean | null;

/** A chunk's bytes before they are packed: perhaps a dictionary, then one page of values. */
export type Encoded = {
	readonly dictionary: { readonly bytes: Buffer; readonly entries: number } | null;
	readonly page: Buffer;
};

/** One column of the rows that are held until their group is written, by the row's number in it. */
export type Column = FixedColumn | TextColumn;

export function makeColumn(type: ColumnType): Column {
	return type === 'VARCHAR' ? new TextColumn() : new FixedColumn(type);
}

const DAY = 86_400_000;

/** Values of a fixed size, as numbers: days of a DATE, microseconds of a TIMESTAMP, 0 and 1. */
export class FixedColumn {
	readonly type: Exclude<ColumnType, 'VARCHAR'>;
	#values = new Float64Array(256);
	/** 1 where there is a value. */
	#present = new Uint8Array(256);

	constructor(type: Exclude<ColumnType, 'VARCHAR'>) {
		this.type = type;
	}

	/** Bytes held. */
	sizeOf(rows: number): number {
		return rows * 9;
	}

	setNumber(row: number, value: number): void {
		if (row >= this.#present.length) this.#grow(row);
		this.#values[row] = value;
		this.#present[row] = 1;
	}

	setNull(row: number): void {
		if (row >= this.#present.length) this.#grow(row);
		this.#values[row] = 0;
		this.#present[row] = 0;
	}

	/** Dates and moments as ISO text, everything else as itself. */
	set(row: number, value: ColumnValue): void {
		if (value === null) this.setNull(row);
		else if (this.type === 'DATE') this.setNumber(row, daysOf(value as string));
		else if (this.type === 'TIMESTAMP') this.setNumber(row, microsecondsOf(value as string));
		else this.setNumber(row, Number(value));
	}

	/** The greatest date or moment of some rows, as ISO text. */
	greatest(rows: readonly Run[]): string | null {
		let greatest = -Infinity;
		for (const { from, to } of rows)
			for (let row = from; row < to; row++)
				if (this.#present[row] === 1 && this.#values[row]! > greatest)
					greatest = this.#values[row]!;
		if (greatest === -Infinity) return null;
		const milliseconds = this.type === 'DATE' ? greatest * DAY : greatest / 1_000;
		return new Date(milliseconds).toISOString().slice(0, this.type === 'DATE' ? 10 : 19);
	}

	/** Mixes the values of some rows into their hashes, the first row's first. */
	hashInto(hashes: KeyHashes, from: number, to: number): void {
		const words = new Uint32Array(this.#values.buffer);
		for (let row = from; row < to; row++)
			hashWords(hashes, row - from, words[row * 2]!, words[row * 2 + 1]!, this.#present[row]!);
	}

	isNull(row: number): boolean {
		return this.#present[row] === 0;
	}

	/** The page of the rows kept; the column can't be looked at any more until it is set again. */
	encode(kept: readonly Run[]): Encoded {
		const present = joinRuns(this.#present, kept);
		const values = joinRuns(this.#values, kept);
		let count = 0;
		for (let row = 0; row < present.length; row++)
			if (present[row] === 1) values[count++] = values[row]!;
		const levels = encodeLevels(present, count);
		const encoder = encoders[this.type];
		const found = values.subarray(0, count);
		const few = this.type === 'DOUBLE' || this.type === 'BOOLEAN' ? null : findFew(found);
		if (few === null) return { dictionary: null, page: Buffer.concat([levels, encoder(found)]) };
		const { entries, codes } = few;
		return {
			dictionary: { bytes: encoder(entries), entries: entries.length },
			page: Buffer.concat([levels, encodeCodes(codes, entries.length)])
		};
	}

	#grow(row: number): void {
		const length = Math.max(row + 1, this.#present.length * 2);
		const [values, present] = [this.#values, this.#present];
		this.#values = new Float64Array(length);
		this.#values.set(values);
		this.#present = new Uint8Array(length);
		this.#present.set(present);
	}

	/** Every row is set before it is read: nothing to forget. */
	clear(): void {}
}

/** Rows from one, up to and without another. */
export type Run = { readonly from: number; readonly to: number };

/** The values of some rows; where they are one run, in their own place. */
export function joinRuns<T extends Uint8Array | Float64Array | Int32Array>(
	values: T,
	runs: readonly Run[]
): T {
	if (runs.length === 1) return values.subarray(runs[0]!.from, runs[0]!.to) as T;
	const length = runs.reduce((sum, { from, to }) => sum + to - from, 0);
	const joined = new (values.constructor as new (length: number) => T)(length);
	let at = 0;
	for (const { from, to } of runs) {
		joined.set(values.subarray(from, to), at);
		at += to - from;
	}
	return joined;
}

/** Whole numbers that lie further apart than this are not looked through for those that come back. */
const NEAR = 65_536;
/** With fewer rows a dictionary saves nothing. */
const MANY = 1_024;

/** The distinct values in rising order, and the place of each value among them; null when most are distinct. */
function findFew(values: Float64Array): { entries: Float64Array; codes: Int32Array } | null {
	if (values.length < MANY) return null;
	let least = values[0]!;
	let greatest = least;
	for (let at = 0; at < values.length; at++) {
		const value = values[at]!;
		if (value < least) least = value;
		else if (value > greatest) greatest = value;
	}
	if (greatest - least >= NEAR) return null;
	/** Code + 1 by the distance from the least value. */
	const places = new Int32Array(greatest - least + 1);
	for (let at = 0; at < values.length; at++) places[values[at]! - least] = 1;
	let count = 0;
	for (let at = 0; at < places.length; at++) if (places[at] === 1) places[at] = ++count;
	if (count * 2 > values.length) return null;
	const entries = new Float64Array(count);
	for (let at = 0; at < places.length; at++)
		if (places[at] !== 0) entries[places[at]! - 1] = least + at;
	const codes = new Int32Array(values.length);
	for (let at = 0; at < values.length; at++) codes[at] = places[values[at]! - least]! - 1;
	return { entries, codes };
}

const asInt32 = (values: Float64Array): Buffer => Buffer.from(Int32Array.from(values).buffer);

function asInt64(values: Float64Array): Buffer {
	const words = new Int32Array(values.length * 2);
	for (let at = 0; at < values.length; at++) {
		const value = values[at]!;
		const high = Math.floor(value / 0x1_0000_0000);
		words[at * 2] = (value - high * 0x1_0000_0000) | 0;
		words[at * 2 + 1] = high;
	}
	return Buffer.from(words.buffer);
}

function asBits(values: Float64Array): Buffer {
	const bits = Buffer.alloc(Math.ceil(values.length / 8));
	for (let at = 0; at < values.length; at++) if (values[at] === 1) bits[at >> 3]! |= 1 << (at & 7);
	return bits;
}

const encoders = {
	BIGINT: asInt64,
	TIMESTAMP: asInt64,
	INTEGER: asInt32,
	DATE: asInt32,
	DOUBLE: (values: Float64Array) =>
		Buffer.from(values.buffer, values.byteOffset, values.byteLength),
	BOOLEAN: asBits
} as const;

function daysOf(text: string): number {
	return Date.UTC(+text.slice(0, 4), +text.slice(5, 7) - 1, +text.slice(8, 10)) / DAY;
}

function microsecondsOf(text: string): number {
	const time = +text.slice(11, 13) * 3_600 + +text.slice(14, 16) * 60 + +text.slice(17, 19);
	return (daysOf(text) * 86_400 + time) * 1_000_000;
}

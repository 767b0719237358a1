import type { KeyHashes } from './hash-values.ts';

/** Remembers on which line each key came first, by two hashes of 32 bits. */
export type KeyIndex = {
	/** The line that had the key before, or null: then the key is this line's. */
	add(high: number, low: number, line: number): number | null;
	/** The line that had the key, or null. */
	find(high: number, low: number): number | null;
	/** Makes room for so many keys more, so that growing does not cost their places twice. */
	reserve(keys: number): void;
};

/**
 * Keeps 64 bits of each key, so that ten million of them fit beside everything else. Two keys of
 * one file share these bits about three times in a million files of ten million rows.
 */
export function makeKeyIndex(): KeyIndex {
	let capacity = 1_024;
	/** By place: the low hash, 0 where the place is free; what else is known of its key lies apart, to be looked at seldom. */
	let lows = new Uint32Array(capacity);
	let highs = new Uint32Array(capacity);
	let lines = new Uint32Array(capacity);
	let size = 0;

	const placeOf = (high: number, low: number): number => {
		let place = high & (capacity - 1);
		for (;;) {
			const found = lows[place]!;
			if (found === 0 || (found === low && highs[place] === high)) return place;
			place = (place + 1) & (capacity - 1);
		}
	};
	const growTo = (wanted: number): void => {
		const [oldLows, oldHighs, oldLines] = [lows, highs, lines];
		capacity = wanted;
		lows = new Uint32Array(capacity);
		highs = new Uint32Array(capacity);
		lines = new Uint32Array(capacity);
		for (let at = 0; at < oldLows.length; at++) {
			if (oldLows[at] === 0) continue;
			const place = placeOf(oldHighs[at]!, oldLows[at]!);
			lows[place] = oldLows[at]!;
			highs[place] = oldHighs[at]!;
			lines[place] = oldLines[at]!;
		}
	};

	return {
		find: (high, low) => {
			const place = placeOf(high, low || 1);
			return lows[place] === 0 ? null : lines[place]!;
		},
		add(high, low, line) {
			const kept = low || 1;
			const place = placeOf(high, kept);
			if (lows[place] !== 0) return lines[place]!;
			lows[place] = kept;
			highs[place] = high;
			lines[place] = line;
			if (++size > capacity * FULL) growTo(capacity * 2);
			return null;
		},
		reserve(keys) {
			let wanted = capacity;
			while ((size + keys) * 1.05 > wanted * FULL && wanted < LARGEST) wanted *= 2;
			if (wanted > capacity) growTo(wanted);
		}
	};
}

/** The share of places that may be taken. */
const FULL = 0.7;
/** Room is made ahead up to so many places. */
const LARGEST = 1 << 25;

/** What tells rows of a segment apart: hashes of the contract's key and of its unique fields. */
export type SegmentKeys = {
	readonly key: KeyHashes | null;
	readonly unique: readonly {
		readonly field: number;
		readonly hashes: KeyHashes;
		/** 1 where the row has a value. */
		readonly present: Uint8Array;
	}[];
	/** The line of each row, counted from the segment's start. */
	readonly lines: Int32Array;
};

/** A row whose key, or unique value, an earlier row had. */
export type Repeat = {
	readonly row: number;
	/** The unique field; null for the key. */
	readonly field: number | null;
	/** The line of the earlier row. */
	readonly first: number;
};

/**
 * Goes over the segments of a file in order, and finds the rows that repeat an earlier one;
 * `expected` is how many rows are still to come, the segment's included.
 */
export function makeRepeatSearch(): (
	keys: SegmentKeys,
	linesBefore: number,
	expected?: number
) => Repeat[] {
	const index = makeKeyIndex();
	const indexes = new Map<number, KeyIndex>();
	const indexOf = (field: number): KeyIndex => {
		let known = indexes.get(field);
		if (known === undefined) indexes.set(field, (known = makeKeyIndex()));
		return known;
	};
	return ({ key, unique, lines }, linesBefore, expected = lines.length) => {
		const repeats: Repeat[] = [];
		const uniques = unique.map((one) => ({ ...one, index: indexOf(one.field) }));
		if (key !== null) index.reserve(expected);
		for (const { index: seen } of uniques) seen.reserve(expected);
		for (let row = 0; row < lines.length; row++) {
			const line = lines[row]! + linesBefore;
			let repeat: Repeat | null = null;
			for (let at = 0; at < uniques.length && repeat === null; at++) {
				const { field, hashes, present, index: seen } = uniques[at]!;
				if (present[row] === 0) continue;
				const first = seen.find(hashes.high[row]!, hashes.low[row]!);
				if (first !== null) repeat = { row, field, first };
			}
			if (repeat === null && key !== null) {
				const first = index.add(key.high[row]!, key.low[row]!, line);
				if (first !== null) repeat = { row, field: null, first };
			}
			if (repeat !== null) {
				repeats.push(repeat);
				continue;
			}
			for (let at = 0; at < uniques.length; at++) {
				const { hashes, present, index: seen } = uniques[at]!;
				if (present[row] === 1) seen.add(hashes.high[row]!, hashes.low[row]!, line);
			}
		}
		return repeats;
	};
}

import { hashBytes } from './hash-values.ts';

/** Numbers distinct byte strings in the order in which they first come. */
export class ByteIndex {
	/** The entries' bytes, each after four that tell its length: Parquet's plain encoding. */
	bytes: Buffer = Buffer.allocUnsafe(1_024);
	size = 0;
	entries = 0;
	#starts = new Int32Array(64);
	/** Entry + 1; 0 where a place is free. */
	#places = new Int32Array(128);
	/** The hash of each place's entry, which spares most comparisons. */
	#hashes = new Uint32Array(128);

	clear(): void {
		if (this.entries > 0) this.#places.fill(0);
		this.entries = this.size = 0;
	}

	/** The entry of some bytes, or -1 - the place for `add`. */
	find(source: Uint8Array, start: number, end: number): number {
		const hash = hashBytes(source, start, end, FACTOR);
		const mask = this.#places.length - 1;
		let place = hash & mask;
		for (let entry = this.#places[place]!; entry !== 0; entry = this.#places[place]!) {
			if (this.#hashes[place] === hash && this.#is(entry - 1, source, start, end)) return entry - 1;
			place = (place + 1) & mask;
		}
		return -1 - place;
	}

	/** Adds what `find` did not find. */
	add(source: Uint8Array, start: number, end: number): number {
		if (this.entries * 2 >= this.#places.length) this.#grow();
		const place = -1 - this.find(source, start, end);
		const length = end - start;
		this.bytes = withRoom(this.bytes, this.size, length + 4);
		const entry = this.entries++;
		this.#starts[entry] = this.size + 4;
		this.bytes.writeUInt32LE(length, this.size);
		this.bytes.set(source.subarray(start, end), this.size + 4);
		this.size += length + 4;
		this.#places[place] = entry + 1;
		this.#hashes[place] = hashBytes(source, start, end, FACTOR);
		return entry;
	}

	startOf(entry: number): number {
		return this.#starts[entry]!;
	}

	endOf(entry: number): number {
		return entry + 1 < this.entries ? this.#starts[entry + 1]! - 4 : this.size;
	}

	#is(entry: number, source: Uint8Array, start: number, end: number): boolean {
		const from = this.#starts[entry]!;
		if (this.endOf(entry) - from !== end - start) return false;
		const shift = from - start;
		for (let at = start; at < end; at++) if (this.bytes[at + shift] !== source[at]) return false;
		return true;
	}

	#grow(): void {
		const [places, hashes] = [this.#places, this.#hashes];
		const length = places.length * 2;
		this.#places = new Int32Array(length);
		this.#hashes = new Uint32Array(length);
		const starts = new Int32Array(length / 2 + 1);
		starts.set(this.#starts.subarray(0, this.entries));
		this.#starts = starts;
		for (let old = 0; old < places.length; old++) {
			if (places[old] === 0) continue;
			let place = hashes[old]! & (length - 1);
			while (this.#places[place] !== 0) place = (place + 1) & (length - 1);
			this.#places[place] = places[old]!;
			this.#hashes[place] = hashes[old]!;
		}
	}
}

const FACTOR = 2_654_435_761;

/** The same bytes with room for more behind. */
export function withRoom(bytes: Buffer, size: number, more: number): Buffer {
	if (size + more <= bytes.length) return bytes;
	const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, size + more));
	bytes.copy(larger, 0, 0, size);
	return larger;
}

import { ByteIndex, withRoom } from './byte-index.ts';
import { hashBytes, hashWords, type KeyHashes } from './hash-values.ts';
import { joinRuns, type ColumnValue, type Encoded, type Run } from './parquet-column.ts';
import { encodeCodes, encodeLevels } from './parquet-levels.ts';

/** With fewer distinct texts than this, and whatever their share, a column stays a dictionary. */
const FEW = 4_096;
const MOST = 65_536;

/**
 * Texts of a column, each distinct one kept once as long as they come back; when most are new the
 * column turns to keeping them one after another. Only the rows decide, so that the same rows give
 * the same bytes.
 */
export class TextColumn {
	readonly type = 'VARCHAR';
	/** How often the column was cleared: entries are those of one time. */
	clearings = 0;
	readonly #index = new ByteIndex();
	/** Entry of each row, -1 without a value; unused once the texts are plain. */
	#codes = new Int32Array(256);
	#plain = false;
	/** Plain texts, each after its length, and where each row's ends. */
	#bytes: Buffer = Buffer.alloc(0);
	#ends = new Int32Array(0);
	#present = new Uint8Array(0);
	#scratch: Buffer = Buffer.allocUnsafe(256);

	/** Bytes held. */
	sizeOf(rows: number): number {
		return this.#plain ? this.#endBefore(rows) : this.#index.size + rows * 4;
	}

	/** Bytes to write UTF-8 to before `setUtf8` takes them. */
	scratch(length: number): Buffer {
		if (length > this.#scratch.length) this.#scratch = Buffer.allocUnsafe(length * 2);
		return this.#scratch;
	}

	set(row: number, value: ColumnValue): void {
		if (value === null) {
			this.setNull(row);
			return;
		}
		const text = String(value);
		const scratch = this.scratch(text.length * 3);
		let length = 0;
		for (; length < text.length; length++) {
			const code = text.charCodeAt(length);
			if (code >= 0x80 || length >= SHORT) {
				length = scratch.write(text);
				break;
			}
			scratch[length] = code;
		}
		this.setUtf8(row, scratch, 0, length);
	}

	setNull(row: number): void {
		if (row >= this.#codes.length) this.#grow(row);
		if (this.#plain) this.#setPlain(row, this.#bytes, 0, 0, 0);
		else this.#codes[row] = -1;
	}

	setUtf8(row: number, bytes: Buffer, start: number, end: number): void {
		if (row >= this.#codes.length) this.#grow(row);
		if (!this.#plain) {
			const entry = this.#index.find(bytes, start, end);
			if (entry >= 0) {
				this.#codes[row] = entry;
				return;
			}
			const { entries } = this.#index;
			if (entries < FEW || (entries < MOST && entries * 2 < row)) {
				this.#codes[row] = this.#index.add(bytes, start, end);
				return;
			}
			this.#turnPlain(row);
		}
		this.#setPlain(row, bytes, start, end, 1);
	}

	/** Gives a row the text of an entry; false when texts are kept one after another by now. */
	setEntry(row: number, entry: number): boolean {
		if (this.#plain) return false;
		if (row >= this.#codes.length) this.#grow(row);
		this.#codes[row] = entry;
		return true;
	}

	/** -1 when texts are kept one after another. */
	entryOf(row: number): number {
		return this.#plain ? -1 : this.#codes[row]!;
	}

	/** The greatest text of some rows. */
	greatest(rows: readonly Run[]): string | null {
		let greatest: string | null = null;
		for (const { from, to } of rows)
			for (let row = from; row < to; row++) {
				if (this.isNull(row)) continue;
				const text = this.#textOf(row);
				if (greatest === null || text > greatest) greatest = text;
			}
		return greatest;
	}

	isNull(row: number): boolean {
		return this.#plain ? this.#present[row] === 0 : this.#codes[row] === -1;
	}

	/** Mixes the texts of some rows into their hashes, the first row's first. */
	hashInto(hashes: KeyHashes, from: number, to: number): void {
		for (let row = from; row < to; row++) {
			const bytes = this.#plain ? this.#bytes : this.#index.bytes;
			const [start, end] = this.#placeOf(row);
			const first = hashBytes(bytes, start, end, 2_654_435_761);
			const second = hashBytes(bytes, start, end, 1_597_334_677);
			hashWords(hashes, row - from, first, second, this.isNull(row) ? 0 : 1);
		}
	}

	encode(kept: readonly Run[]): Encoded {
		return this.#plain ? this.#encodePlain(kept) : this.#encodeDictionary(kept);
	}

	clear(): void {
		this.clearings++;
		this.#index.clear();
		this.#plain = false;
	}

	#encodePlain(kept: readonly Run[]): Encoded {
		const present = joinRuns(this.#present, kept);
		let values = 0;
		for (let row = 0; row < present.length; row++) values += present[row]!;
		const texts = kept.map(({ from, to }) =>
			this.#bytes.subarray(this.#endBefore(from), this.#endBefore(to))
		);
		return { dictionary: null, page: Buffer.concat([encodeLevels(present, values), ...texts]) };
	}

	#encodeDictionary(kept: readonly Run[]): Encoded {
		const codes = joinRuns(this.#codes, kept);
		const present = new Uint8Array(codes.length);
		let values = 0;
		for (let row = 0; row < codes.length; row++) {
			if (codes[row] === -1) continue;
			present[row] = 1;
			codes[values++] = codes[row]!;
		}
		const levels = encodeLevels(present, values);
		const { entries, size, bytes } = this.#index;
		if (values === 0) return { dictionary: null, page: levels };
		return {
			dictionary: { bytes: Buffer.from(bytes.subarray(0, size)), entries },
			page: Buffer.concat([levels, encodeCodes(codes.subarray(0, values), entries)])
		};
	}

	#setPlain(row: number, bytes: Buffer, start: number, end: number, present: number): void {
		let at = this.#endBefore(row);
		if (present === 1) {
			const length = end - start;
			this.#bytes = withRoom(this.#bytes, at, length + 4);
			const target = this.#bytes;
			target[at] = length;
			target[at + 1] = length >>> 8;
			target[at + 2] = length >>> 16;
			target[at + 3] = length >>> 24;
			at += 4;
			if (length > SHORT) target.set(bytes.subarray(start, end), at);
			else for (let from = start, to = at; from < end; from++, to++) target[to] = bytes[from]!;
			at += length;
		}
		this.#present[row] = present;
		this.#ends[row] = at;
	}

	#turnPlain(rows: number): void {
		this.#plain = true;
		if (this.#ends.length < this.#codes.length) {
			this.#ends = new Int32Array(this.#codes.length);
			this.#present = new Uint8Array(this.#codes.length);
		}
		for (let row = 0; row < rows; row++) {
			const entry = this.#codes[row]!;
			if (entry === -1) this.#setPlain(row, this.#index.bytes, 0, 0, 0);
			else
				this.#setPlain(
					row,
					this.#index.bytes,
					this.#index.startOf(entry),
					this.#index.endOf(entry),
					1
				);
		}
	}

	#endBefore(row: number): number {
		return row === 0 ? 0 : this.#ends[row - 1]!;
	}

	#placeOf(row: number): [number, number] {
		if (this.isNull(row)) return [0, 0];
		if (this.#plain) return [this.#endBefore(row) + 4, this.#ends[row]!];
		const entry = this.#codes[row]!;
		return [this.#index.startOf(entry), this.#index.endOf(entry)];
	}

	#textOf(row: number): string {
		const [start, end] = this.#placeOf(row);
		return (this.#plain ? this.#bytes : this.#index.bytes).toString('utf8', start, end);
	}

	#grow(row: number): void {
		const length = Math.max(row + 1, this.#codes.length * 2);
		const codes = new Int32Array(length);
		codes.set(this.#codes);
		this.#codes = codes;
		if (!this.#plain) return;
		const [ends, present] = [this.#ends, this.#present];
		this.#ends = new Int32Array(length);
		this.#ends.set(ends);
		this.#present = new Uint8Array(length);
		this.#present.set(present);
	}
}

/** Texts up to this length are copied byte by byte: faster than asking for it. */
const SHORT = 64;

import { isScanned } from './byte-text.ts';
import type { CsvPiece } from './csv-segment.ts';
import type { CsvText } from './raw-row.ts';
import { ROW_LOOKAHEAD } from './scan-csv-row.ts';

/** A piece of a text, cut where a row most often ends. */
export type CutPiece = Omit<CsvPiece, 'linesBefore' | 'state'> & {
	/** Where the piece's bytes start in the text. */
	readonly offset: number;
	/** Bytes of the file that were read up to here. */
	readonly bytesRead: number;
};

const FEED = 10;
const RETURN = 13;
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** The encoding of the bytes that are cut: other encodings are turned into UTF-8. */
export function encodingOfPieces(encoding: string): string {
	return isScanned(encoding) ? encoding : 'utf-8';
}

/**
 * Cuts a text into pieces of about `size` bytes, after a line break. That a row ends there is
 * likely, not sure: a quoted cell may hold the break. Each piece has enough bytes behind its limit
 * to see where the last row that starts in it ends. Only the bytes decide where pieces are cut.
 */
export function* cutPieces(
	{ source, encoding }: CsvText,
	size: number,
	makeRoom: (length: number) => Buffer = Buffer.allocUnsafeSlow
): Generator<CutPiece> {
	const capacity = size + ROW_LOOKAHEAD * 2;
	const isUtf8 = encodingOfPieces(encoding) === 'utf-8';
	let bytesRead = 0;
	const counted = function* () {
		for (const chunk of source.chunks()) {
			bytesRead += chunk.length;
			yield chunk;
		}
	};
	const chunks = (isScanned(encoding) ? counted() : asUtf8(counted(), encoding))[Symbol.iterator]();
	let chunk: Uint8Array = new Uint8Array();
	let ended = false;
	const room = Math.min(capacity, source.size + 64);
	let bytes = makeRoom(room);
	let length = 0;
	let offset = 0;

	const fill = (): void => {
		while (!ended && length < capacity) {
			if (chunk.length === 0) {
				const next = chunks.next();
				if (next.done === true) {
					ended = true;
					return;
				}
				chunk = next.value;
			}
			if (length === bytes.length) {
				const larger = makeRoom(Math.min(capacity, Math.max(bytes.length * 2, 1_024)));
				larger.set(bytes);
				bytes = larger;
			}
			const taken = chunk.subarray(0, bytes.length - length);
			bytes.set(taken, length);
			const from = length;
			length += taken.length;
			chunk = chunk.subarray(taken.length);
			if (isUtf8) length = withoutMarks(bytes, Math.max(0, from - 2), length);
		}
	};

	for (;;) {
		fill();
		if (length === 0) return;
		const limit = length <= size ? length : cutAfter(bytes, size, length);
		const final = ended && chunk.length === 0;
		const next = bytes.subarray(limit, length);
		let following = bytes;
		if (limit < length) {
			following = makeRoom(Math.max(room, length - limit));
			following.set(next);
		}
		yield { bytes, start: 0, limit, length, final, offset, bytesRead };
		if (limit >= length && final) return;
		offset += limit;
		length -= limit;
		bytes = following;
	}
}

function cutAfter(bytes: Buffer, size: number, length: number): number {
	const bound = Math.min(length, size + ROW_LOOKAHEAD);
	const feed = bytes.indexOf(FEED, size);
	if (feed !== -1 && feed < bound) return feed + 1;
	for (let at = size; at < bound - 1; at++)
		if (bytes[at] === RETURN && bytes[at + 1] !== FEED) return at + 1;
	return bound;
}

/** Joined files keep each its byte-order mark, which is no text. */
function withoutMarks(bytes: Buffer, from: number, length: number): number {
	let end = length;
	for (
		let at = bytes.indexOf(MARK, from);
		at !== -1 && at + MARK.length <= end;
		at = bytes.indexOf(MARK, at)
	) {
		bytes.copyWithin(at, at + MARK.length, end);
		end -= MARK.length;
	}
	return end;
}

function* asUtf8(chunks: Iterable<Uint8Array>, encoding: string): Generator<Uint8Array> {
	const decoder = new TextDecoder(encoding);
	for (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
	yield Buffer.from(decoder.decode());
}

import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** A file's bytes, read from the start as often as needed. */
export type ByteSource = {
	readonly size: number;
	/** Up to `length` bytes from the start. */
	head(length: number): Uint8Array;
	/** All bytes, in order, in pieces; a piece is only valid until the next one. */
	chunks(): Iterable<Uint8Array>;
	/** All bytes at once: only for files known to be small enough. */
	all(): Uint8Array;
	/** Up to `length` bytes from an offset. */
	slice(from: number, length: number): Uint8Array;
};

/** Files up to this size are read once and kept. */
export const KEPT_SIZE = 32 * 1024 * 1024;
const CHUNK_SIZE = 1024 * 1024;

export function bytesInMemory(bytes: Uint8Array): ByteSource {
	return {
		size: bytes.length,
		head: (length) => bytes.subarray(0, length),
		*chunks() {
			for (let at = 0; at < bytes.length; at += CHUNK_SIZE)
				yield bytes.subarray(at, at + CHUNK_SIZE);
		},
		all: () => bytes,
		slice: (from, length) => bytes.subarray(from, from + length)
	};
}

export function openBytes(path: string): ByteSource {
	const descriptor = openSync(path, 'r');
	const { size } = fstatSync(descriptor);
	closeSync(descriptor);
	if (size <= KEPT_SIZE) return bytesInMemory(readFileSync(path));
	return {
		size,
		head(length) {
			for (const chunk of readChunks(path, length)) return chunk;
			return new Uint8Array();
		},
		chunks: () => readChunks(path, CHUNK_SIZE),
		all: () => readFileSync(path),
		slice(from, length) {
			const descriptor = openSync(path, 'r');
			try {
				const buffer = new Uint8Array(length);
				return buffer.subarray(0, readSync(descriptor, buffer, 0, length, from));
			} finally {
				closeSync(descriptor);
			}
		}
	};
}

const SAMPLES = 16;
const SAMPLE_SIZE = 128 * 1024;

/**
 * Whole lines taken here and there in a large file, for a guess that must not wait for all of it;
 * a small file as it is.
 */
export function sampleBytes(source: ByteSource): ByteSource {
	if (source.size <= KEPT_SIZE) return source;
	const pieces = [source.head(SAMPLE_SIZE)];
	for (let at = 1; at < SAMPLES; at++) {
		const piece = source.slice(Math.floor((source.size / SAMPLES) * at), SAMPLE_SIZE);
		pieces.push(piece.subarray(piece.indexOf(FEED) + 1));
	}
	return bytesInMemory(
		Buffer.concat(pieces.map((piece) => piece.subarray(0, piece.lastIndexOf(FEED) + 1)))
	);
}

const FEED = 10;

function* readChunks(path: string, length: number): Generator<Uint8Array> {
	const descriptor = openSync(path, 'r');
	try {
		const buffer = new Uint8Array(length);
		for (;;) {
			const read = readSync(descriptor, buffer, 0, length, null);
			if (read === 0) return;
			yield buffer.subarray(0, read);
		}
	} finally {
		closeSync(descriptor);
	}
}

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
};

/** Files up to this size are read once and kept. */
const KEPT_SIZE = 32 * 1024 * 1024;
const CHUNK_SIZE = 1024 * 1024;

export function bytesInMemory(bytes: Uint8Array): ByteSource {
	return {
		size: bytes.length,
		head: (length) => bytes.subarray(0, length),
		*chunks() {
			for (let at = 0; at < bytes.length; at += CHUNK_SIZE)
				yield bytes.subarray(at, at + CHUNK_SIZE);
		},
		all: () => bytes
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
		all: () => readFileSync(path)
	};
}

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

import type { Encoding } from './find-encoding.ts';
import { settleKey } from './settle-key.ts';

/**
 * How the bytes of a text that keeps ASCII stand for characters: UTF-8, or one of the encodings of
 * a byte a character such as Windows-1252. Other encodings are turned into UTF-8 before.
 */
export class ByteText {
	/** The characters of bytes 128 to 255; null for UTF-8. */
	readonly #characters: readonly string[] | null;
	/** Their UTF-8, three bytes each, and its lengths. */
	readonly #utf8 = new Uint8Array(128 * 3);
	readonly #lengths = new Uint8Array(128);
	/** 1 for the bytes from 128 that may be a space at the edge of a cell. */
	readonly #spaces = new Uint8Array(256);

	/** True where each character has one spelling only, and can be seen: no text needs to be settled. */
	readonly isSettled: boolean;

	constructor(encoding: Encoding) {
		this.#characters = encoding === 'utf-8' ? null : charactersOf(encoding);
		this.isSettled =
			this.#characters?.every(
				(one) => !/\p{M}/u.test(one) && settleKey(one).trim() === one.trim()
			) ?? false;
		this.#characters?.forEach((character, at) => {
			const bytes = Buffer.from(character);
			this.#utf8.set(bytes.subarray(0, 3), at * 3);
			this.#lengths[at] = bytes.length;
			if (character.trim() === '') this.#spaces[at + 128] = 1;
		});
	}

	/** True where bytes are those of the text in UTF-8 already. */
	get isUtf8(): boolean {
		return this.#characters === null;
	}

	decode(bytes: Buffer, start: number, end: number): string {
		if (this.#characters === null) return bytes.toString('utf8', start, end);
		const text = bytes.toString('latin1', start, end);
		return beyondAscii.test(text) ? text.replace(everyBeyondAscii, this.#characterOf) : text;
	}

	/** Writes the text in UTF-8; `target` has room for three times its bytes. Gives the end of what it wrote. */
	putUtf8(bytes: Buffer, start: number, end: number, target: Buffer, at: number): number {
		let to = at;
		if (this.#characters === null) {
			for (let from = start; from < end; from++) target[to++] = bytes[from]!;
			return to;
		}
		for (let from = start; from < end; from++) {
			const byte = bytes[from]!;
			if (byte < 0x80) {
				target[to++] = byte;
				continue;
			}
			const place = (byte - 0x80) * 3;
			target[to++] = this.#utf8[place]!;
			const length = this.#lengths[byte - 0x80]!;
			if (length > 1) target[to++] = this.#utf8[place + 1]!;
			if (length > 2) target[to++] = this.#utf8[place + 2]!;
		}
		return to;
	}

	/** True when nothing at either end of the cell could be a space: `trim` would leave it as it is. */
	isTrimmed(bytes: Buffer, start: number, end: number): boolean {
		const first = bytes[start]!;
		const last = bytes[end - 1]!;
		if (first <= 0x20 || last <= 0x20) return false;
		if (this.#characters !== null) return this.#spaces[first] === 0 && this.#spaces[last] === 0;
		// U+00A0 is C2 A0; every other space beyond ASCII has three bytes.
		if (first >= 0x80 && (first < 0xc3 || first > 0xdf)) return false;
		return last < 0x80 || (end - start >= 2 && bytes[end - 2]! >= 0xc3 && bytes[end - 2]! <= 0xdf);
	}

	/** The length of the space between thousands that stands at a place (U+0020, U+00A0, U+202F), or 0. */
	groupSpaceAt(bytes: Buffer, at: number): number {
		const byte = bytes[at]!;
		if (byte === 0x20) return 1;
		if (this.#characters !== null) return byte === 0xa0 && this.#spaces[0xa0] === 1 ? 1 : 0;
		if (byte === 0xc2 && bytes[at + 1] === 0xa0) return 2;
		return byte === 0xe2 && bytes[at + 1] === 0x80 && bytes[at + 2] === 0xaf ? 3 : 0;
	}

	readonly #characterOf = (character: string): string =>
		this.#characters![character.charCodeAt(0) - 0x80]!;
}

const beyondAscii = /[\x80-\xff]/;
const everyBeyondAscii = /[\x80-\xff]/g;

const known = new Map<Encoding, readonly string[] | null>();

/** True for UTF-8 and the encodings that have one byte a character and keep ASCII. */
export function isScanned(encoding: Encoding): boolean {
	return encoding === 'utf-8' || singleBytes(encoding) !== null;
}

function charactersOf(encoding: Encoding): readonly string[] {
	const characters = singleBytes(encoding);
	if (characters === null) throw new Error(`${encoding} is not an encoding of single bytes`);
	return characters;
}

function singleBytes(encoding: Encoding): readonly string[] | null {
	let characters = known.get(encoding);
	if (characters === undefined) known.set(encoding, (characters = findSingleBytes(encoding)));
	return characters;
}

function findSingleBytes(encoding: Encoding): readonly string[] | null {
	const decoder = new TextDecoder(encoding);
	const all = Uint8Array.from({ length: 256 }, (_, at) => at);
	const text = decoder.decode(all);
	if (text.length !== 256) return null;
	for (let at = 0; at < 128; at++) if (text.charCodeAt(at) !== at) return null;
	const lone = (at: number) => decoder.decode(all.subarray(at, at + 1));
	for (let at = 128; at < 256; at++) if (lone(at) !== text[at]) return null;
	return [...text.slice(128)];
}

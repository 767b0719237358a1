import type { ByteSource } from './byte-source.ts';

/** Bytes that Windows-1252 leaves undefined: a file with them is in another encoding. */
const undefinedIn1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

const candidates = ['windows-1252', 'iso-8859-15', 'macintosh'] as const;

const small = 'éèêëàâçùûüîïôöœæÿ';
const capital = 'ÉÈÊËÀÂÇÙÛÜÎÏÔÖŒÆŸ';
/** Of names from elsewhere. */
const foreign = 'äáíóúñãõåøßÄÁÍÓÚÑÃÕÅØ';
const signs = '€«»°“”–—…•·²³½¼¾×±£§©®™ª\u00a0\u202f';

/** Enough bytes beyond ASCII to tell. */
const ENOUGH = 20_000;

/**
 * The one-byte encoding under which a text is the most French: letters with accents inside words,
 * and the signs that offices type. Windows-1252 when nothing tells it from the others.
 *
 * @returns a byte that has no place in any of them when there is none
 */
export function findOneByteEncoding(source: ByteSource): string | number {
	const counts = countBytes(source);
	const [windows, ...others] = candidates.map((encoding) => ({
		encoding,
		...score(new TextDecoder(encoding), counts)
	}));
	const best = others.toSorted((a, b) => b.points - a.points)[0]!;
	const strange =
		undefinedIn1252.find((byte) => PLACES.some((place) => counts[place][byte]! > 0)) ??
		strangeIn1252(source);
	if (strange === null)
		return best.points > windows!.points && best.share > 0.6 ? best.encoding : 'windows-1252';
	return best.share > 0.6 ? best.encoding : strange;
}

/** After a small letter, elsewhere against a letter, or against none. */
const PLACES = ['within', 'beside', 'alone'] as const;
type Counts = Readonly<Record<(typeof PLACES)[number], number[]>>;

function countBytes(source: ByteSource): Counts {
	const none = () => new Array<number>(256).fill(0);
	const counts: Counts = { within: none(), beside: none(), alone: none() };
	let counted = 0;
	for (const chunk of source.chunks()) {
		for (let at = 0; at < chunk.length; at++) {
			const byte = chunk[at]!;
			if (byte < 0x80) continue;
			const place = isSmall(chunk[at - 1])
				? 'within'
				: isLetter(chunk[at - 1]) || isLetter(chunk[at + 1])
					? 'beside'
					: 'alone';
			counts[place][byte]!++;
			counted++;
		}
		if (counted >= ENOUGH) break;
	}
	return counts;
}

function isSmall(byte: number | undefined): boolean {
	return byte !== undefined && byte >= 97 && byte <= 122;
}

function isLetter(byte: number | undefined): boolean {
	return byte !== undefined && isSmall(byte | 32);
}

type Weights = readonly [within: number, beside: number, alone: number];

/** How French a character is after a small letter, elsewhere against a letter, or against none. */
function weightsOf(character: string): Weights {
	if (small.includes(character)) return [1, 1, 0.5];
	if (capital.includes(character)) return [-1, 0.8, 0.5];
	if (foreign.includes(character)) return [0.2, 0.2, 0];
	if (character === '’' || character === '‘') return [1, 1, 0.3];
	return signs.includes(character) ? [0.3, 0.3, 0.6] : [-1, -1, -1];
}

function score(decoder: TextDecoder, counts: Counts): { points: number; share: number } {
	let points = 0;
	let good = 0;
	let all = 0;
	for (let byte = 0x80; byte < 256; byte++) {
		const weights = weightsOf(decoder.decode(Uint8Array.of(byte)));
		PLACES.forEach((place, at) => {
			const count = counts[place][byte]!;
			all += count;
			points += count * weights[at]!;
			if (weights[at]! > 0.25) good += count;
		});
	}
	return { points, share: all === 0 ? 0 : good / all };
}

/** Past the bytes that were counted. */
function strangeIn1252(source: ByteSource): number | null {
	for (const chunk of source.chunks())
		for (const byte of undefinedIn1252) if (chunk.includes(byte)) return byte;
	return null;
}

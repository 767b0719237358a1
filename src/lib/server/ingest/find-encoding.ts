import { isUtf8 } from 'node:buffer';
import type { ByteSource } from './byte-source.ts';
import { ExportRefused } from './refusal.ts';
import { findOneByteEncoding } from './find-one-byte-encoding.ts';
import { french } from './french.ts';

/** A label that TextDecoder knows. */
export type Encoding = string;

/**
 * Finds a text's encoding: byte-order mark, then the pattern of NUL bytes (UTF-16 without a mark),
 * then strict UTF-8, then the one-byte encodings by the French that they give. Guessing libraries
 * were wrong on common files.
 *
 * @throws ExportRefused when the declared encoding is unknown or no encoding fits
 */
export function findEncoding(source: ByteSource, declared: string | null = null): Encoding {
	const head = source.head(65_536);
	if (declared !== null) return checkDeclared(source, declared, head);
	const wide = encodingOfMark(head) ?? encodingOfNulPattern(head);
	if (wide !== null) return wide;
	if (isAllUtf8(source)) return 'utf-8';
	refuseMixture(source, head);
	const oneByte = findOneByteEncoding(source);
	if (typeof oneByte === 'string') return oneByte;
	throw new ExportRefused({
		fr: french`Encodage inconnu : ce fichier n’est ni en UTF-8, ni en UTF-16, ni en Windows-1252, ni en ISO-8859-15, ni en MacRoman (octet 0x${oneByte.toString(16).toUpperCase()}). Enregistrez-le en « CSV UTF-8 ».`,
		en: `Unknown encoding: this file is neither UTF-8, UTF-16, Windows-1252, ISO-8859-15 nor MacRoman (byte 0x${oneByte.toString(16).toUpperCase()}). Save it as “CSV UTF-8”.`
	});
}

/**
 * Text in UTF-8 but for a few bytes is two files joined, or one cut short: in Windows-1252 its
 * accents would all be wrong, in UTF-8 some of its text would be lost.
 */
function refuseMixture(source: ByteSource, head: Uint8Array): void {
	const text = new TextDecoder().decode(head.subarray(0, lastWholeCharacter(head)));
	const accents = text.match(/[\u00a0-\u017f\u2010-\u20ac]/g)?.length ?? 0;
	const broken = text.match(/\ufffd+/g)?.length ?? 0;
	if (accents === 0 || accents < broken) return;
	const { line, isEnd } = brokenByte(source);
	if (isEnd)
		throw new ExportRefused(
			{
				fr: french`Ce fichier est coupé : sa dernière ligne (${line}) s’arrête au milieu d’un caractère. Demandez-le en entier.`,
				en: `This file is cut short: its last line (${line}) stops in the middle of a character. Ask for the whole of it.`
			},
			{ line }
		);
	throw new ExportRefused(
		{
			fr: french`Ce fichier mélange deux encodages : il est en UTF-8, mais pas sa ligne ${line}. Exportez-le de nouveau en entier.`,
			en: `This file mixes two encodings: it is in UTF-8, but its line ${line} is not. Export it again as a whole.`
		},
		{ line }
	);
}

/** Where the first byte stands that is no UTF-8, and whether the file ends there. */
function brokenByte(source: ByteSource): { line: number; isEnd: boolean } {
	const decoder = new TextDecoder();
	let line = 1;
	for (const chunk of source.chunks()) {
		const text = decoder.decode(chunk, { stream: true });
		const at = text.indexOf('\ufffd');
		line += (at === -1 ? text : text.slice(0, at)).split('\n').length - 1;
		if (at !== -1) return { line, isEnd: false };
	}
	return { line, isEnd: true };
}

/** True for text in UTF-16, whose bytes look like anything. */
export function isWide(head: Uint8Array): boolean {
	return (encodingOfMark(head) ?? encodingOfNulPattern(head) ?? '').startsWith('utf-16');
}

function encodingOfMark(head: Uint8Array): Encoding | null {
	if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
	if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
	if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
	return null;
}

/** Western text in UTF-16 has a NUL in nearly every other byte. */
function encodingOfNulPattern(head: Uint8Array): Encoding | null {
	const length = Math.min(head.length, 4_096) & ~1;
	if (length < 8) return null;
	let even = 0;
	let odd = 0;
	for (let at = 0; at < length; at += 2) {
		if (head[at] === 0) even++;
		if (head[at + 1] === 0) odd++;
	}
	const pairs = length / 2;
	if (odd > pairs * 0.6 && even < pairs * 0.1) return 'utf-16le';
	if (even > pairs * 0.6 && odd < pairs * 0.1) return 'utf-16be';
	return null;
}

function isAllUtf8(source: ByteSource): boolean {
	let rest = new Uint8Array();
	for (const chunk of source.chunks()) {
		const joined = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
		const end = lastWholeCharacter(joined);
		if (!isUtf8(joined.subarray(0, end))) return false;
		rest = Uint8Array.from(joined.subarray(end));
	}
	return rest.length === 0;
}

/** The length without a character that the end of the chunk may have cut. */
function lastWholeCharacter(bytes: Uint8Array): number {
	for (let back = 1; back <= Math.min(3, bytes.length); back++) {
		const byte = bytes[bytes.length - back] ?? 0;
		if (byte < 0x80) break;
		if (byte >= 0xc0) {
			const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
			return length > back ? bytes.length - back : bytes.length;
		}
	}
	return bytes.length;
}

/** Names that offices use and TextDecoder does not know. */
const aliases: ReadonlyMap<string, string> = new Map([
	['macroman', 'macintosh'],
	['ansi', 'windows-1252'],
	['latin-1', 'windows-1252'],
	['latin9', 'iso-8859-15'],
	['latin-9', 'iso-8859-15']
]);

function checkDeclared(source: ByteSource, declared: string, head: Uint8Array): Encoding {
	let label: string;
	try {
		label = new TextDecoder(aliases.get(declared.toLowerCase()) ?? declared).encoding;
	} catch (cause) {
		throw new ExportRefused(
			{
				fr: french`Le modèle de fichier demande un encodage inconnu : « ${declared} ».`,
				en: `The contract asks for an unknown encoding: “${declared}”.`
			},
			{},
			{ cause }
		);
	}
	const marked = encodingOfMark(head);
	if (marked !== null && marked !== label)
		throw new ExportRefused({
			fr: french`Le modèle de fichier attend l’encodage ${label}, mais ce fichier est en ${marked}.`,
			en: `The contract expects the encoding ${label}, but this file is in ${marked}.`
		});
	if (label === 'utf-8' && !isAllUtf8(source))
		throw new ExportRefused({
			fr: 'Le modèle de fichier attend l’encodage utf-8, mais ce fichier contient des octets qui n’en sont pas.',
			en: 'The contract expects the encoding utf-8, but this file holds bytes that are not.'
		});
	return label;
}

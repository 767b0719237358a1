import { describe, expect, test } from 'vitest';
import { bytesInMemory } from './byte-source.ts';
import { findEncoding } from './find-encoding.ts';
import { readText } from './read-text.ts';

function decode(bytes: Uint8Array, declared: string | null = null): [string, string] {
	const source = bytesInMemory(bytes);
	const encoding = findEncoding(source, declared);
	return [encoding, [...readText(source, encoding)].join('')];
}

const swap = (bytes: Buffer) => Buffer.from(bytes).swap16();

describe('the encoding is found from the bytes', () => {
	test('Windows-1252, with € œ ’ – right', () => {
		const bytes = Buffer.from([0x43, 0x9c, 0x75, 0x72, 0x20, 0x80, 0x20, 0x92, 0x20, 0x96, 0xe9]);
		expect(decode(bytes)).toEqual(['windows-1252', 'Cœur € ’ –é']);
	});
	test('UTF-8 with its mark, which is no part of the text', () => {
		expect(decode(Buffer.from('\ufeffNom;Prénom'))).toEqual(['utf-8', 'Nom;Prénom']);
	});
	test('UTF-8 without', () => {
		expect(decode(Buffer.from('Nom;Prénom'))).toEqual(['utf-8', 'Nom;Prénom']);
	});
	test('UTF-16, little and big, with and without mark', () => {
		const little = Buffer.from('Nom;Prénom;Âge', 'utf16le');
		const mark = Buffer.from([0xff, 0xfe]);
		expect(decode(Buffer.concat([mark, little]))).toEqual(['utf-16le', 'Nom;Prénom;Âge']);
		expect(decode(little)).toEqual(['utf-16le', 'Nom;Prénom;Âge']);
		expect(decode(swap(Buffer.concat([mark, little])))).toEqual(['utf-16be', 'Nom;Prénom;Âge']);
		expect(decode(swap(little))).toEqual(['utf-16be', 'Nom;Prénom;Âge']);
	});
	test('a character cut by the end of a piece is still UTF-8', () => {
		const text = 'é'.repeat(700_000);
		expect(decode(Buffer.from(`a${text}`))).toEqual(['utf-8', `a${text}`]);
	});
});

test('an encoding that is none of these is refused in words', () => {
	expect(() => decode(Buffer.from([0x61, 0x81, 0x90]))).toThrow(/Unknown encoding/);
});

test('a declared encoding that the bytes deny is refused', () => {
	expect(() => decode(Buffer.from([0xe9, 0x20]), 'utf-8')).toThrow(/expects the encoding utf-8/);
	expect(() => decode(Buffer.from('\ufeffa'), 'utf-16le')).toThrow(/this file is in utf-8/);
	expect(() => decode(Buffer.from('a'), 'klingon')).toThrow(/unknown encoding/);
});

test('a NUL byte in a text is named with its line', () => {
	expect(() => decode(Buffer.from('a;b\nc;d\0\n'))).toThrow(/line 2/);
});

describe('a byte a character: the most French reading', () => {
	const encode = (label: string, text: string) => {
		const decoder = new TextDecoder(label);
		const bytes = new Map(
			Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte])
		);
		return Buffer.from([...text].map((sign) => bytes.get(sign)!));
	};
	test.each([
		['macintosh', 'Élève de l’école : cœur à gauche, où ça ?'],
		['iso-8859-15', 'Le cœur coûte 12 € ; les œufs, 3 €'],
		['windows-1252', 'L’élève à 3½ € – où ça ?'],
		['windows-1252', 'Libellé;Unité\nChômage localisé;%\nTaux d’activité;%']
	])('%s: %s', (label, text) => {
		expect(decode(encode(label, text))).toEqual([label, text]);
	});
	test('what reads the same either way is Windows-1252', () => {
		expect(decode(encode('iso-8859-15', 'Élève à côté'))).toEqual(['windows-1252', 'Élève à côté']);
	});
});

test('UTF-8 with a line in another encoding is refused, with the line', () => {
	const mixed = Buffer.concat([
		Buffer.from('Hélène\nJérôme\nÉlodie\nZoé\n'),
		Buffer.from([0xc9, 0x76, 0x61, 0x0a])
	]);
	expect(() => decode(mixed)).toThrow(/mixes two encodings.*line 5/);
});

test('names that offices give to encodings', () => {
	expect(decode(Buffer.from([0x8e]), 'MacRoman')).toEqual(['macintosh', 'é']);
	expect(decode(Buffer.from([0xe9]), 'ANSI')).toEqual(['windows-1252', 'é']);
});

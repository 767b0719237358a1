import { expect, test } from 'vitest';
import { ByteText, isScanned } from './byte-text.ts';

const high = Buffer.from(Uint8Array.from({ length: 128 }, (_, at) => at + 128));

test.each(['windows-1252', 'iso-8859-15', 'macintosh', 'windows-1258', 'koi8-r'])(
	'%s is read and turned into UTF-8 as TextDecoder does, byte by byte',
	(encoding) => {
		const text = new ByteText(encoding);
		const bytes = Buffer.concat([Buffer.from('Cahors '), high]);
		const expected = new TextDecoder(encoding).decode(bytes);
		expect(text.decode(bytes, 0, bytes.length)).toBe(expected);
		const target = Buffer.alloc(bytes.length * 3);
		const length = text.putUtf8(bytes, 0, bytes.length, target, 0);
		expect(target.toString('utf8', 0, length)).toBe(expected);
	}
);

test('only encodings of one byte a character that keep ASCII are scanned, and UTF-8', () => {
	expect(['utf-8', 'windows-1252', 'macintosh'].map(isScanned)).toEqual([true, true, true]);
	expect(['utf-16le', 'utf-16be', 'shift_jis', 'gb18030'].map(isScanned)).toEqual(
		new Array(4).fill(false)
	);
});

test('only where letters have two spellings, or none to see, is every text settled', () => {
	const settled = (encoding: string) => new ByteText(encoding).isSettled;
	expect(['windows-1252', 'iso-8859-15', 'macintosh'].map(settled)).toEqual([true, true, true]);
	expect(['utf-8', 'windows-1258', 'windows-1255'].map(settled)).toEqual([false, false, false]);
});

test('a cell that may begin or end with a space is not taken as it is', () => {
	const utf8 = new ByteText('utf-8');
	const trimmed = (text: string) => utf8.isTrimmed(Buffer.from(text), 0, Buffer.byteLength(text));
	expect(['Cahors', 'Évêque', 'Céré', '1'].map(trimmed)).toEqual([true, true, true, true]);
	for (const space of [' ', '\t', '\u00a0', '\u1680', '\u2003', '\u202f', '\u3000', '\ufeff'])
		expect([`${space}a`, `a${space}`].map(trimmed)).toEqual([false, false]);
	const single = new ByteText('windows-1252');
	expect(single.isTrimmed(Buffer.from('\xa0a', 'latin1'), 0, 2)).toBe(false);
	expect(single.isTrimmed(Buffer.from('a\xe9', 'latin1'), 0, 2)).toBe(true);
});

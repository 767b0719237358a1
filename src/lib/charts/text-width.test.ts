import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakText, fitText, textWidth } from './text-width.ts';

const require = createRequire(import.meta.url);
const files = {
	regular: '400Regular/SourceSans3_400Regular.ttf',
	semibold: '600SemiBold/SourceSans3_600SemiBold.ttf'
} as const;
const written =
	' abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789' +
	'àâäçèéêëîïôöùûüœÀÂÇÈÉÊËÎÏÔÙÛŒ.,:;’\'"«»()-–—…%€°²+−×/?!&\u00a0\u202f';

test.each(['regular', 'semibold'] as const)(
	'no %s letter is wider in Source Sans 3 than it is taken to be',
	(weight) => {
		const font = advances(
			readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${files[weight]}`))
		);
		for (const character of written) {
			const taken = textWidth(character, 1000, weight);
			const real = font(character.codePointAt(0)!);
			expect(taken, character).toBeGreaterThanOrEqual(real);
			expect(taken, character).toBeLessThanOrEqual(real + 40);
		}
	}
);

test('a text that fits is left whole, another ends with an ellipsis inside its room', () => {
	expect(fitText('Quercy Blanc', 200, 16)).toBe('Quercy Blanc');
	const cut = fitText('Causses et Vallée de la Dordogne', 120, 16);
	expect(cut).toMatch(/^Causses et .*…$/);
	expect(textWidth(cut, 16)).toBeLessThanOrEqual(120);
});

test('a name breaks into even lines', () => {
	expect(breakText('Vallée du Lot et du Vignoble', 120, 14)).toEqual([
		'Vallée du Lot',
		'et du Vignoble'
	]);
	expect(breakText('Grand-Figeac', 120, 14)).toEqual(['Grand-Figeac']);
});

test('a word too long for its room breaks at its hyphen', () => {
	expect(breakText('Pays de Lalbenque-Limogne', 118, 14)).toEqual([
		'Pays de Lalbenque-',
		'Limogne'
	]);
	expect(breakText('Hospitalisation', 40, 14)).toEqual(['Hos…']);
});

test('broken lines keep every word and stay in their room', () => {
	const words = fc.array(fc.stringMatching(/^[a-zé]{1,8}$/), { minLength: 1, maxLength: 12 });
	fc.assert(
		fc.property(words, fc.integer({ min: 90, max: 300 }), (list, room) => {
			const lines = breakText(list.join(' '), room, 14);
			expect(lines.join(' ')).toBe(list.join(' '));
			for (const line of lines) expect(textWidth(line, 14)).toBeLessThanOrEqual(room);
		})
	);
});

/** Advance widths of a TrueType font in thousandths of its size, by code point (cmap format 4 and 12, hmtx). */
function advances(file: Buffer): (codePoint: number) => number {
	const table = (tag: string) => {
		for (let at = 12; ; at += 16)
			if (file.toString('latin1', at, at + 4) === tag) return file.readUInt32BE(at + 8);
	};
	const unit = file.readUInt16BE(table('head') + 18);
	const metrics = file.readUInt16BE(table('hhea') + 34);
	const [hmtx, cmap] = [table('hmtx'), table('cmap')];
	const subtables = Array.from(
		{ length: file.readUInt16BE(cmap + 2) },
		(_, at) => cmap + file.readUInt32BE(cmap + 4 + at * 8 + 4)
	);
	const format4 = subtables.find((at) => file.readUInt16BE(at) === 4)!;
	const segments = file.readUInt16BE(format4 + 6) / 2;
	const glyph = (code: number) => {
		for (let at = 0; at < segments; at++) {
			const end = format4 + 14 + at * 2;
			if (file.readUInt16BE(end) < code) continue;
			const start = end + 2 + segments * 2;
			const first = file.readUInt16BE(start);
			if (first > code) return 0;
			const delta = file.readInt16BE(start + segments * 2);
			const offsetAt = start + segments * 4;
			const offset = file.readUInt16BE(offsetAt);
			const found = offset === 0 ? code : file.readUInt16BE(offsetAt + offset + (code - first) * 2);
			return (found + delta) & 0xffff;
		}
		return 0;
	};
	return (code) => {
		const own = glyph(code);
		expect(own, String.fromCodePoint(code)).not.toBe(0);
		return (file.readUInt16BE(hmtx + Math.min(own, metrics - 1) * 4) * 1000) / unit;
	};
}

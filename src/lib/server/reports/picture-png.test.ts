import { expect, test } from 'vitest';
import { pictureToPng } from './picture-png.ts';

const file = (inside: string) =>
	`<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40" viewBox="0 0 200 40" font-family="'Source Sans 3', Arial, sans-serif">${inside}</svg>`;
const text = (words: string, weight = 400) =>
	`<text x="10" y="25" font-size="20" font-weight="${weight}" fill="#000000">${words}</text>`;

/** The size that a PNG tells in its first chunk. */
function sizeOf(png: Uint8Array): [number, number] {
	const view = new DataView(png.buffer, png.byteOffset);
	return [view.getUint32(16), view.getUint32(20)];
}

test('a picture is a PNG of twice its size, its words drawn in the fonts that print', async () => {
	const png = await pictureToPng(file(text('Ambassadeurs : 320 é')));
	expect(Buffer.from(png.subarray(1, 4)).toString()).toBe('PNG');
	expect(sizeOf(png)).toEqual([400, 80]);
	const blank = await pictureToPng(file(''));
	expect(png.length).toBeGreaterThan(blank.length + 500);
	// Each weight is a face of its own, and the same picture is the same bytes.
	expect(await pictureToPng(file(text('Ambassadeurs : 320 é', 600)))).not.toEqual(png);
	expect(await pictureToPng(file(text('Ambassadeurs : 320 é')))).toEqual(png);
	// A sign that the font lacks is a « ? », not a hole.
	expect(await pictureToPng(file(text('漢')))).toEqual(await pictureToPng(file(text('?'))));
});

test('a picture reads no file of this machine and draws none', async () => {
	const stranger = file(
		'<image href="/etc/passwd" width="40" height="40"/><image href="file:///etc/hostname" width="40" height="40"/>'
	);
	expect(await pictureToPng(stranger)).toEqual(await pictureToPng(file('')));
});

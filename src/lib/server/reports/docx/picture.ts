import { createHash } from 'node:crypto';
import { ImageRun } from 'docx';
import { statuses } from '#lib/indicators/status.ts';
import { weathers } from '#lib/indicators/weather.ts';
import { writableText } from '#lib/indicators/xml-text.ts';
import type { Picture, ReportDocument } from '../document.ts';
import { outlineSvg } from '../picture-outlines.ts';
import { pictureToPng } from '../picture-png.ts';
import { picturesOf } from '../pictures-of.ts';
import { statusMark } from '../status-mark.ts';
import { weatherMark } from '../weather-mark.ts';
import { pixels } from './measures.ts';
import type { DocxWriter } from './writer.ts';

/** A drawing as Word takes it: sharp at any size, and dots for who can't draw it. */
type Drawn = { readonly name: string; readonly svg: Buffer; readonly png: Buffer };

/** By the SVG that the tree holds. */
export type DrawnPictures = ReadonlyMap<string, Drawn>;

let marks: Promise<DrawnPictures> | null = null;

/** All drawings of a report, with the marks that any text may call. */
export async function drawPictures({ blocks }: ReportDocument): Promise<DrawnPictures> {
	marks ??= draw([...statuses, null].map(statusMark).concat(weathers.map(weatherMark)));
	const drawn = await draw(picturesOf(blocks).map(({ svg }) => svg));
	return new Map([...(await marks), ...drawn]);
}

/** Drawings made at once: each holds all of its dots in memory until it is packed. */
const atOnce = 4;

async function draw(drawings: readonly string[]): Promise<DrawnPictures> {
	const waiting = new Set(drawings).values();
	const drawn = new Map<string, Drawn>();
	const work = async () => {
		for (const svg of waiting) drawn.set(svg, await drawOne(svg));
	};
	await Promise.all(Array.from({ length: atOnce }, work));
	return drawn;
}

async function drawOne(svg: string): Promise<Drawn> {
	const outlined = await outlineSvg(svg);
	const png = await pictureToPng(outlined);
	const name = createHash('sha256').update(svg).digest('hex').slice(0, 32);
	return { name, svg: Buffer.from(outlined), png: Buffer.from(png) };
}

/** A drawing of so many pixels' width, with its sentence for who can't see it. */
export function pictureRun(picture: Picture, width: number, writer: DocxWriter): ImageRun {
	const height = (width * picture.height) / picture.width;
	return imageRun(picture.svg, { width, height }, picture.alt, writer);
}

/** The shape beside a word that says the same: nothing to tell who can't see it. */
export function markRun(svg: string, side: number, writer: DocxWriter): ImageRun {
	return imageRun(svg, { width: side, height: side }, null, writer);
}

/** Twips of a course in a table's cell, as wide as on a printed page. */
const courseWidth = 34 * 20;

/** A course beside the words that say it. */
export function courseRun({ svg, width, height }: Picture, writer: DocxWriter): ImageRun {
	const wide = pixels(courseWidth);
	return imageRun(svg, { width: wide, height: (wide * height) / width }, null, writer);
}

function imageRun(
	svg: string,
	size: { readonly width: number; readonly height: number },
	alt: string | null,
	writer: DocxWriter
): ImageRun {
	const drawn = writer.pictures.get(svg);
	if (drawn === undefined) throw new Error('A drawing of the report was not prepared');
	writer.drawings += 1;
	const id = writer.drawings;
	const name = `Figure ${id}`;
	return new ImageRun({
		type: 'svg',
		data: Buffer.from(standIn(drawn, 'svg')),
		fallback: { type: 'png', data: Buffer.from(standIn(drawn, 'png')) },
		transformation: size,
		altText:
			alt === null
				? { id: String(id), name }
				: { id: String(id), name, description: writableText(alt) },
		...(alt === null && { decorative: true })
	});
}

/** What the library is given in a picture's place: it would hash and pack each one slowly. */
function standIn({ name }: Drawn, kind: 'svg' | 'png'): string {
	return `${name}.${kind}`;
}

/** The pictures by what stood in their place. */
export function packedPictures(pictures: DrawnPictures): ReadonlyMap<string, Buffer> {
	return new Map(
		[...pictures.values()].flatMap((drawn) => [
			[standIn(drawn, 'svg'), drawn.svg],
			[standIn(drawn, 'png'), drawn.png]
		])
	);
}

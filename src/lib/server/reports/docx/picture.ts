import { createHash } from 'node:crypto';
import { ImageRun } from 'docx';
import { statuses } from '#lib/indicators/status.ts';
import { weathers } from '#lib/indicators/weather.ts';
import { writableText } from '#lib/indicators/xml-text.ts';
import type { Picture, ReportDocument } from '../document.ts';
import { picturesOf } from '../pictures-of.ts';
import { statusMark } from '../status-mark.ts';
import { weatherMark } from '../weather-mark.ts';
import { drawInThread } from './draw-thread.ts';
import { pixels } from './measures.ts';
import type { DocxWriter } from './writer.ts';

/** What the library is given in a picture's place: it would hash and pack each one slowly. */
function standIn(svg: string, kind: 'svg' | 'png'): string {
	return `${createHash('sha256').update(svg).digest('hex').slice(0, 32)}.${kind}`;
}

/** Pictures by what stands in their place. */
export type PackedPictures = ReadonlyMap<string, Buffer>;

let marks: Promise<PackedPictures> | null = null;

/** All drawings of a report, with the marks that any text may call. */
export async function drawPictures({ blocks }: ReportDocument): Promise<PackedPictures> {
	marks ??= draw([...statuses, null].map(statusMark).concat(weathers.map(weatherMark)));
	const drawn = await draw(picturesOf(blocks).map(({ svg }) => svg));
	return new Map([...(await marks), ...drawn]);
}

async function draw(drawings: readonly string[]): Promise<PackedPictures> {
	const once = [...new Set(drawings)];
	const drawn = await drawInThread(once);
	return new Map(
		drawn.flatMap(({ svg, png }, at) => [
			[standIn(once[at]!, 'svg'), Buffer.from(svg)],
			[standIn(once[at]!, 'png'), Buffer.from(png)]
		])
	);
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
	writer.drawings += 1;
	const id = writer.drawings;
	const name = `Figure ${id}`;
	return new ImageRun({
		type: 'svg',
		data: Buffer.from(standIn(svg, 'svg')),
		fallback: { type: 'png', data: Buffer.from(standIn(svg, 'png')) },
		transformation: size,
		altText:
			alt === null
				? { id: String(id), name }
				: { id: String(id), name, description: writableText(alt) },
		...(alt === null && { decorative: true })
	});
}

import { buffer } from 'node:stream/consumers';
import { Packer, type Document } from 'docx';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { PackedPictures } from './picture.ts';

/** A part of the file in XML, by its path in it. */
export type Part = { readonly path: string; readonly data: string };

export type PackOptions = {
	readonly date: IsoDate;
	/** Parts that stand in the place of the library's. */
	readonly parts: readonly Part[];
	/** Pictures by what the library was given in their place: drawn meanwhile. */
	readonly pictures: Promise<PackedPictures>;
	/** Other parts, by path. */
	readonly files: ReadonlyMap<string, Buffer>;
};

/** First in the package: programs that look at a file's first bytes tell what it is by it. */
const contentTypes = '[Content_Types].xml';

/**
 * The file as bytes. The library packs everything at once and dates it with the clock: what it packs is
 * taken out again, large parts put in, and all of it dated by the report, so that the same report gives the same bytes.
 */
export async function packDocx(file: Document, options: PackOptions): Promise<Uint8Array> {
	const { date, parts, files } = options;
	const packed = await Packer.toBuffer(file, undefined, parts);
	const zip = new ZipFile();
	const [year, month, day] = date.split('-').map(Number) as [number, number, number];
	const dated = {
		mtime: new Date(year, month - 1, day),
		forceDosTimestamp: true,
		mode: 0o100644
	};
	const add = (path: string, data: Buffer) =>
		zip.addBuffer(data, path, { ...dated, compress: !path.endsWith('.png') });
	const pictures = await options.pictures;
	const unpacked = await partsOf(packed);
	add(contentTypes, unpacked.get(contentTypes)!);
	unpacked.delete(contentTypes);
	for (const [path, data] of unpacked)
		add(path, path.startsWith('word/media/') ? (pictures.get(String(data)) ?? data) : data);
	for (const [path, data] of files) add(path, data);
	zip.end();
	return buffer(zip.outputStream);
}

async function partsOf(bytes: Buffer): Promise<Map<string, Buffer>> {
	const zip = await fromBufferPromise(bytes, { lazyEntries: true });
	const parts = new Map<string, Buffer>();
	for await (const entry of zip.eachEntry())
		parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
	return parts;
}

import { inflateRawSync } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { ExportRefused } from './refusal.ts';
import { french } from './french.ts';

/** All entries of a zip together may not unpack to more than this. */
const MAXIMUM_UNPACKED = 256 * 1024 * 1024;
const MAXIMUM_ENTRIES = 10_000;

export type SafeZip = {
	readonly names: readonly string[];
	/** An entry's bytes, unpacked. */
	read(name: string): Uint8Array | null;
};

/**
 * Looks at a zip as a whole before anything reads it: names that climb out of it, names given
 * twice, entries that overlap, encryption, and, by unpacking everything under a counter, bombs.
 *
 * @throws ExportRefused naming what is wrong
 */
export async function guardZip(bytes: Uint8Array): Promise<SafeZip> {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const entries = new Map<string, Entry>();
	let zip: ZipFile;
	const folded = new Set<string>();
	try {
		zip = await fromBufferPromise(buffer, { lazyEntries: true, strictFileNames: true });
		for await (const entry of zip.eachEntry()) {
			const name = entry.fileName;
			if (entries.size >= MAXIMUM_ENTRIES) refuse('trop d’entrées', 'too many entries');
			if (entry.isEncrypted())
				throw new ExportRefused({
					fr: 'Ce fichier est protégé par un mot de passe. Retirez-le et envoyez-le de nouveau.',
					en: 'This file is password-protected. Remove the password and send it again.'
				});
			if (folded.has(name.toLowerCase())) refuse('une entrée en double', 'an entry given twice');
			folded.add(name.toLowerCase());
			entries.set(name, entry);
		}
	} catch (cause) {
		if (cause instanceof ExportRefused) throw cause;
		refuse('une archive abîmée ou coupée', 'a damaged or cut archive', cause);
	}
	const starts = await dataStarts(zip, [...entries.values()]);
	checkOverlaps([...entries.values()], starts, buffer.length);
	const unpacked = unpackAll(buffer, entries, starts);
	return { names: [...entries.keys()], read: (name) => unpacked.get(name) ?? null };
}

async function dataStarts(zip: ZipFile, entries: readonly Entry[]): Promise<Map<Entry, number>> {
	const starts = new Map<Entry, number>();
	try {
		for (const entry of entries) {
			const header = await zip.readLocalFileHeaderPromise(entry);
			const encrypted = (header.generalPurposeBitFlag & 1) !== 0;
			if (encrypted || !header.fileName.equals(entry.fileNameRaw))
				refuse('des entrées qui se contredisent', 'entries that contradict each other');
			starts.set(entry, header.fileDataStart);
		}
	} catch (cause) {
		if (cause instanceof ExportRefused) throw cause;
		refuse('une archive abîmée ou coupée', 'a damaged or cut archive', cause);
	}
	return starts;
}

function checkOverlaps(
	entries: readonly Entry[],
	starts: ReadonlyMap<Entry, number>,
	length: number
): void {
	const spans = entries
		.map((entry) => ({
			from: entry.relativeOffsetOfLocalHeader,
			to: starts.get(entry)! + entry.compressedSize
		}))
		.sort((a, b) => a.from - b.from);
	let end = 0;
	for (const { from, to } of spans) {
		if (from < end || to > length) refuse('des entrées qui se chevauchent', 'entries that overlap');
		end = to;
	}
}

function unpackAll(
	buffer: Buffer,
	entries: ReadonlyMap<string, Entry>,
	starts: ReadonlyMap<Entry, number>
): Map<string, Uint8Array> {
	const unpacked = new Map<string, Uint8Array>();
	let left = MAXIMUM_UNPACKED;
	for (const [name, entry] of entries) {
		const start = starts.get(entry)!;
		const packed = buffer.subarray(start, start + entry.compressedSize);
		if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
			refuse('une compression inconnue', 'an unknown compression');
		let content: Uint8Array = packed;
		if (entry.compressionMethod === 8) content = inflate(packed, entry.uncompressedSize, left);
		left -= content.length;
		if (left < 0) refuseBomb();
		if (content.length !== entry.uncompressedSize)
			refuse('une taille annoncée fausse', 'a false declared size');
		if (/\.(?:xml|rels|vml)$/i.test(name)) checkXml(content);
		unpacked.set(name, content);
	}
	return unpacked;
}

function inflate(packed: Buffer, declared: number, left: number): Uint8Array {
	try {
		// In one piece where the declared size is true: pieces would be held twice while they are joined.
		const chunkSize = Math.max(64, Math.min(declared, left) + 64);
		return inflateRawSync(packed, { maxOutputLength: Math.max(1, left), chunkSize });
	} catch (cause) {
		if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE')
			refuseBomb();
		refuse('une archive abîmée ou coupée', 'a damaged or cut archive', cause);
	}
}

/** Office files declare no document type: one that does wants to expand entities or read files. */
function checkXml(content: Uint8Array): void {
	const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
	if (holdsDefinitions(text))
		refuse('des définitions XML interdites (DOCTYPE)', 'forbidden XML definitions (DOCTYPE)');
}

const MARK = '!'.charCodeAt(0);
const OPEN = '<'.charCodeAt(0);
const MANY = 100_000;

/** Looks for the rare sign of the two words, which is ten times faster than looking for the words. */
function holdsDefinitions(text: Buffer): boolean {
	let at = text.indexOf(MARK);
	for (let met = 0; at !== -1 && met < MANY; met++) {
		const word = text[at - 1] === OPEN ? text.toString('latin1', at + 1, at + 8) : '';
		if (/^(?:DOCTYPE|ENTITY)/.test(word)) return true;
		at = text.indexOf(MARK, at + 1);
	}
	return at !== -1 && (text.includes('<!DOCTYPE', at - 1) || text.includes('<!ENTITY', at - 1));
}

function refuseBomb(): never {
	throw new ExportRefused({
		fr: 'Ce fichier dépasse 256 Mo une fois décompressé.',
		en: 'This file is larger than 256 MB once unpacked.'
	});
}

function refuse(fr: string, en: string, cause?: unknown): never {
	throw new ExportRefused(
		{
			fr: french`Ce classeur ne peut pas être ouvert sans risque : ${fr}. Enregistrez-le de nouveau depuis Excel ou LibreOffice.`,
			en: `This workbook can’t be opened safely: ${en}. Save it again from Excel or LibreOffice.`
		},
		{},
		{ cause }
	);
}

import type { Contract } from '../programme/contract.ts';
import { bytesInMemory, sampleBytes, type ByteSource } from './byte-source.ts';
import { cutText, sampleText } from './cut-text.ts';
import { findEncoding } from './find-encoding.ts';
import { findFormat, looksLikeJson, refuseEmpty } from './find-format.ts';
import type { Grid, GridFile } from './grid.ts';
import { guardZip, type SafeZip } from './guard-zip.ts';
import { openJson } from './open-json.ts';
import { looksLikeNdjson, openNdjson } from './open-ndjson.ts';
import { openOds } from './open-ods.ts';
import { openArrow, openParquet } from './open-own.ts';
import { openXlsx } from './open-xlsx.ts';
import { ExportRefused } from './refusal.ts';
import { french } from './french.ts';
import { unpackGzip } from './unpack-gzip.ts';

export type OpenOptions = {
	readonly shape: Pick<Contract['shape'], 'format' | 'encoding' | 'delimiter' | 'rowsAt'>;
	/** False for a first look, which must not wait for the whole of a large file. */
	readonly whole: boolean;
	/** The encoding of a large text is found in samples of it: whoever reads it watches for another. */
	readonly sampled?: boolean;
};

/**
 * Opens any file that may hold a table: what it is, is found in its bytes. An archive gives each of
 * its files; everything else gives one.
 *
 * @throws ExportRefused for what holds no table, or is not safe to open
 */
export async function openGrids(
	source: ByteSource,
	options: OpenOptions
): Promise<readonly GridFile[]> {
	switch (findFormat(source)) {
		case 'zip':
			return openArchive(await guardZip(source.all()), options);
		case 'gzip': {
			const inner = unpackGzip(source);
			if (findFormat(inner) === 'gzip') refuseNested();
			const files = await openGrids(inner, options);
			return files.map((file) =>
				noted(file, { fr: 'Fichier décompressé (gzip).', en: 'File unpacked (gzip).' })
			);
		}
		case 'parquet':
			return [{ name: null, grids: [await openParquet(source)] }];
		case 'arrow':
			return [{ name: null, grids: [await openArrow(source)] }];
		case 'text':
			return [{ name: null, grids: openText(source, options) }];
	}
}

function openText(
	source: ByteSource,
	{ shape, whole, sampled = !whole }: OpenOptions
): readonly Grid[] {
	const encoding = findEncoding(sampled ? sampleBytes(source) : source, shape.encoding);
	const sample = sampleText(source, encoding);
	if (sample.text.trim() === '') refuseEmpty();
	const { format } = shape;
	if (format === 'ndjson' || (format === null && looksLikeNdjson(sample.text)))
		return [openNdjson(source, encoding, whole)];
	if (format === 'json' || (format === null && looksLikeJson(sample.text)))
		return [openJson(source, encoding, shape.rowsAt)];
	return cutText(source, encoding, sample, shape.delimiter);
}

/** What computers put into archives by themselves. */
const clutter = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\._|Thumbs\.db$|desktop\.ini$)|\/$/i;

async function openArchive(zip: SafeZip, options: OpenOptions): Promise<readonly GridFile[]> {
	const workbook = openXlsx(zip) ?? openOds(zip);
	if (workbook !== null) return [{ name: null, grids: workbook }];
	refuseDocument(zip);
	const names = zip.names.filter((name) => !clutter.test(name)).toSorted();
	const files: GridFile[] = [];
	let failure: ExportRefused | null = null;
	for (const name of names) {
		const bytes = zip.read(name)!;
		try {
			const inner = bytesInMemory(bytes);
			if (bytes.length > 0 && isArchive(bytes)) refuseNested();
			const opened = await openGrids(inner, options);
			for (const { grids } of opened)
				files.push({ name, grids: grids.map((grid) => inArchive(grid, name)) });
		} catch (error) {
			if (!(error instanceof ExportRefused)) throw error;
			// A notice in PDF beside the table is no reason to refuse it.
			failure ??= new ExportRefused(
				{ fr: french`« ${name} » : ${error.text.fr}`, en: `“${name}”: ${error.text.en}` },
				{},
				{ cause: error }
			);
			if (/\.(?:csv|tsv|txt|xlsx|ods|json|ndjson|jsonl)$/i.test(name)) throw failure;
		}
	}
	if (files.length > 0) return files;
	if (failure !== null) throw failure;
	throw new ExportRefused({ fr: 'Cette archive est vide.', en: 'This archive is empty.' });
}

/** Archives inside archives hide what they unpack to; workbooks are archives too, opened as such. */
function isArchive(bytes: Uint8Array): boolean {
	if (bytes[0] === 0x1f && bytes[1] === 0x8b) return true;
	return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function refuseNested(): never {
	throw new ExportRefused({
		fr: 'Cette archive en contient une autre, ou un classeur. Extrayez les fichiers et envoyez-les un à un.',
		en: 'This archive holds another one, or a workbook. Extract the files and send them one by one.'
	});
}

function refuseDocument(zip: SafeZip): void {
	if (zip.names.some((name) => /(?:^|\/)workbook\.bin$/i.test(name)))
		throw new ExportRefused({
			fr: 'Ce fichier est un classeur binaire (.xlsb). Enregistrez-le en .xlsx ou en CSV.',
			en: 'This file is a binary workbook (.xlsb). Save it as .xlsx or CSV.'
		});
	if (zip.names.includes('[Content_Types].xml') || zip.names.includes('mimetype'))
		throw new ExportRefused({
			fr: 'Ce document n’est pas un classeur (.xlsx ou .ods) : il ne contient aucune feuille.',
			en: 'This document is not a workbook (.xlsx or .ods): it holds no sheet.'
		});
}

function inArchive(grid: Grid, name: string): Grid {
	return withGrid(grid, { sheet: grid.sheet ?? name });
}

function noted(file: GridFile, note: Grid['notes'][number]): GridFile {
	return {
		...file,
		grids: file.grids.map((grid) => withGrid(grid, { notes: [...grid.notes, note] }))
	};
}

/** Keeps the first rows of a sheet unread until they are asked for. */
function withGrid(grid: Grid, changes: Partial<Pick<Grid, 'sheet' | 'notes'>>): Grid {
	return Object.create(grid, Object.getOwnPropertyDescriptors(changes)) as Grid;
}

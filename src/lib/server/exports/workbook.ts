import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import {
	escapeXml,
	main,
	quotedSheet,
	sheetXml,
	xmlHead,
	type SheetCell,
	type SheetShape
} from './sheet-xml.ts';
import type { Styles } from './workbook-styles.ts';

/** What a workbook's properties say. */
export type WorkbookAbout = {
	readonly title: string;
	readonly language: Language;
	readonly author?: string;
	readonly description?: string;
	readonly keywords?: readonly string[];
	/** Day that its file is dated of. */
	readonly date?: IsoDate;
};

export type WorkbookSheet = {
	/** As `sheetNames` gives it. */
	readonly name: string;
	/** Asked once, when its turn comes. */
	readonly rows: () => Iterable<readonly SheetCell[]> | AsyncIterable<readonly SheetCell[]>;
	readonly shape: SheetShape;
};

/** A workbook, written as the rows of its sheets come: the same rows give the same bytes. */
export function writeWorkbook(
	about: WorkbookAbout,
	sheets: readonly WorkbookSheet[],
	styles: Styles
): ReadableStream<Uint8Array> {
	const zip = new ZipFile();
	const fixed = { mtime: new Date(2000, 0, 1), forceDosTimestamp: true, mode: 0o100644 };
	const part = (path: string, pieces: () => Iterable<string> | AsyncIterable<string>) =>
		zip.addReadStreamLazy(path, fixed, (answer) => answer(null, Readable.from(bytesOf(pieces()))));
	part('[Content_Types].xml', () => [contentTypesXml(sheets.length)]);
	part('_rels/.rels', () => [rootRelations]);
	part('docProps/core.xml', () => [coreXml(about)]);
	part('xl/workbook.xml', () => [workbookXml(sheets)]);
	part('xl/_rels/workbook.xml.rels', () => [workbookRelationsXml(sheets.length)]);
	sheets.forEach(({ rows, shape }, at) =>
		part(`xl/worksheets/sheet${at + 1}.xml`, () => sheetXml(rows(), shape))
	);
	// Last: rows ask for styles as they are written.
	part('xl/styles.xml', () => [styles.xml()]);
	zip.end();
	const output = zip.outputStream as Readable;
	zip.on('error', (error: Error) => output.destroy(error));
	return Readable.toWeb(output) as ReadableStream<Uint8Array>;
}

async function* bytesOf(pieces: Iterable<string> | AsyncIterable<string>) {
	for await (const piece of pieces) yield Buffer.from(piece);
}

/** Days since the day that spreadsheets count from, right from March 1900. */
export function dateSerial(date: IsoDate): number {
	return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

const longestName = 31;

/** Names that Excel takes: 31 characters, none of `\ / ? * [ ] :`, no two alike whatever their case. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
	const taken = new Set<string>();
	return wanted.map((words, at) => {
		const plain = words
			.toWellFormed()
			.replace(/[[\]:*?/\\\p{Cc}\s\ufffe\uffff]+/gu, ' ')
			.trim();
		const edged = plain.replace(/^'+|'+$/g, '').trim() || String(at + 1);
		// « History » is Excel's own, in its language.
		const base = /^(?:history|historique)$/i.test(edged) ? `${edged} ${at + 1}` : edged;
		for (let count = 1; ; count++) {
			const end = count === 1 ? '' : ` (${count})`;
			const name = cut(base, longestName - end.length) + end;
			if (taken.has(name.toLowerCase())) continue;
			taken.add(name.toLowerCase());
			return name;
		}
	});
}

/** At a word where one ends near, never inside a character. */
function cut(words: string, length: number): string {
	if (words.length <= length) return words;
	const start = words
		.slice(0, length)
		.toWellFormed()
		.replace(/\uFFFD$/, '');
	const space = start.lastIndexOf(' ');
	return (space > length / 2 ? start.slice(0, space) : start).trim().replace(/'+$/, '');
}

const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function contentTypesXml(sheets: number): string {
	const each = numbered(sheets, (number) => override(`worksheets/sheet${number}`, 'worksheet'));
	return `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${each}${override('styles', 'styles')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
}

function override(path: string, type: string): string {
	return `<Override PartName="/xl/${path}.xml" ContentType="${spreadsheet}.${type}+xml"/>`;
}

const rootRelations = `${xmlHead}<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

function workbookRelationsXml(sheets: number): string {
	const each = numbered(
		sheets,
		(number) =>
			`<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`
	);
	return `${xmlHead}<Relationships xmlns="${relationships}">${each}<Relationship Id="rId${sheets + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`;
}

function workbookXml(sheets: readonly WorkbookSheet[]): string {
	const listed = sheets.map(
		({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`
	);
	const repeated = sheets.flatMap(({ name, shape }, at) =>
		shape.frozen === 0
			? []
			: [
					`<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${quotedSheet(name)}!$1:$${shape.frozen}</definedName>`
				]
	);
	const titles = repeated.length > 0 ? `<definedNames>${repeated.join('')}</definedNames>` : '';
	return `${xmlHead}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${listed.join('')}</sheets>${titles}</workbook>`;
}

function coreXml({ title, language, author, description, keywords, date }: WorkbookAbout): string {
	const optional = (tag: string, words: string | undefined) =>
		words === undefined || words === '' ? '' : `<${tag}>${escapeXml(words)}</${tag}>`;
	const created =
		date === undefined
			? ''
			: `<dcterms:created xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:created>`;
	return `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(author ?? 'Jalon')}</dc:creator>${optional('dc:description', description)}${optional('cp:keywords', keywords?.join(', '))}<dc:language>${language}</dc:language>${created}</cp:coreProperties>`;
}

function numbered(count: number, write: (number: number) => string): string {
	return Array.from({ length: count }, (_, at) => write(at + 1)).join('');
}

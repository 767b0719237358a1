import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { explainMissing } from '#lib/indicators/format.ts';
import { yesNo } from './csv.ts';
import { escapeXml, main, MOST_ROWS, sheetXml, xmlHead, type SheetCell } from './sheet-xml.ts';
import {
	countedValue,
	isCoded,
	isFigure,
	type TableCell,
	type TableColumn,
	type TableFile
} from './table-file.ts';
import { dateFormat, numberFormat, workbookStyles, type Styles } from './workbook-styles.ts';

/**
 * A table as a workbook, written as its rows come: numbers with the indicator's format, dates as dates,
 * codes as text, never a formula, and a second sheet with the notes. The same table gives the same bytes.
 */
export function tableToXlsx(table: TableFile): ReadableStream<Uint8Array> {
	const styles = workbookStyles();
	const words = sheetWords[table.language];
	const cut = { rows: 0, short: false };
	const zip = new ZipFile();
	const fixed = { mtime: new Date(2000, 0, 1), forceDosTimestamp: true, mode: 0o100644 };
	const part = (path: string, pieces: () => Iterable<string> | AsyncIterable<string>) =>
		zip.addReadStreamLazy(path, fixed, (answer) => answer(null, Readable.from(bytesOf(pieces()))));
	part('[Content_Types].xml', () => [contentTypes]);
	part('_rels/.rels', () => [rootRelations]);
	part('docProps/core.xml', () => [coreXml(table)]);
	part('xl/workbook.xml', () => [workbookXml(words.data, words.notes)]);
	part('xl/_rels/workbook.xml.rels', () => [workbookRelations]);
	part('xl/worksheets/sheet1.xml', () =>
		sheetXml(dataRows(table, styles, cut), {
			widths: table.columns.map(widthOf),
			header: true,
			first: true
		})
	);
	part('xl/worksheets/sheet2.xml', () =>
		sheetXml(noteRows(table, styles, cut.short ? words.cutShort : null), {
			widths: [26, 90],
			header: false,
			first: false
		})
	);
	part('xl/styles.xml', () => [styles.xml()]);
	zip.end();
	const output = zip.outputStream as Readable;
	zip.on('error', (error: Error) => output.destroy(error));
	return Readable.toWeb(output) as ReadableStream<Uint8Array>;
}

async function* bytesOf(pieces: Iterable<string> | AsyncIterable<string>) {
	for await (const piece of pieces) yield Buffer.from(piece);
}

async function* dataRows(
	{ columns, rows, language }: TableFile,
	styles: Styles,
	cut: { rows: number; short: boolean }
): AsyncGenerator<SheetCell[]> {
	yield columns.map(({ title }) => ({ value: title, style: styles.header }));
	cut.rows = 1;
	for await (const row of rows) {
		if (cut.rows === MOST_ROWS) {
			cut.short = true;
			return;
		}
		cut.rows += 1;
		yield row.map((cell, at) => sheetCell(cell, columns[at]?.type ?? 'text', styles, language));
	}
}

function sheetCell(
	cell: TableCell,
	type: TableColumn['type'],
	styles: Styles,
	language: TableFile['language']
): SheetCell {
	if (cell === null) return { value: null, style: styles.plain };
	if (isFigure(cell)) {
		const counted = countedValue(cell);
		if (counted === null)
			return {
				value:
					cell.missing === null
						? null
						: explainMissing(cell.missing, language, cell.minimum ?? null),
				style: styles.plain
			};
		const percent = cell.format.style === 'percent' && cell.points !== true;
		return {
			value: percent ? cell.value : counted,
			style: styles.of(numberFormat(cell.format, cell.points))
		};
	}
	if (isCoded(cell)) return { value: cell.words, style: styles.plain };
	if (typeof cell === 'boolean') return { value: yesNo[language](cell), style: styles.plain };
	if (typeof cell === 'number') return { value: cell, style: styles.plain };
	if (type === 'date' && /^\d{4}-\d\d-\d\d$/.test(cell))
		return { value: dateSerial(cell), style: styles.of(dateFormat[language]) };
	return { value: cell, style: type === 'code' ? styles.code : styles.plain };
}

/** Days since the day that spreadsheets count from, right from March 1900. */
function dateSerial(date: string): number {
	return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

function noteRows({ notes }: TableFile, styles: Styles, more: string | null): SheetCell[][] {
	return [
		...notes.map(({ title, text }) => [
			{ value: title, style: styles.header },
			{ value: text, style: styles.wrapped }
		]),
		...(more === null
			? []
			: [
					[
						{ value: null, style: styles.plain },
						{ value: more, style: styles.wrapped }
					]
				])
	];
}

const least = { text: 22, code: 14, date: 12, number: 12, boolean: 10, figure: 14 } as const;

/** A header of two lines shows whole. */
function widthOf({ type, title }: TableColumn): number {
	return Math.min(40, Math.max(least[type], Math.ceil(title.length / 2) + 3));
}

const sheetWords = {
	fr: {
		data: 'Données',
		notes: 'Notes',
		cutShort:
			'Une feuille de calcul ne va pas au-delà de 1 048 576 lignes ; le fichier CSV les a toutes.'
	},
	en: {
		data: 'Data',
		notes: 'Notes',
		cutShort: 'A sheet goes no further than 1,048,576 rows; the CSV file has them all.'
	}
} as const;

const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes = `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheet}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${spreadsheet}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

const rootRelations = `${xmlHead}<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

const workbookRelations = `${xmlHead}<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/></Relationships>`;

function workbookXml(data: string, notes: string): string {
	return `${xmlHead}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escapeXml(data)}" sheetId="1" r:id="rId1"/><sheet name="${escapeXml(notes)}" sheetId="2" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${escapeXml(data)}'!$1:$1</definedName></definedNames></workbook>`;
}

function coreXml({ title, language }: TableFile): string {
	return `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:creator>Jalon</dc:creator><dc:language>${language}</dc:language></cp:coreProperties>`;
}

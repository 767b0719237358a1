import type { StreamRow } from 'hucre/xlsx';
import type { Contract } from '../programme/contract.ts';
import { foldText } from './fold-text.ts';
import { findHeader, HEADER_WINDOW, requireHeader, type Header } from './find-header.ts';
import { guardZip, type SafeZip } from './guard-zip.ts';
import type { HeaderMatcher } from './match-columns.ts';
import type { OpenTable } from './open-table.ts';
import { BATCH_ROWS, type Cell, type RawRow, type RowSource } from './raw-row.ts';
import { ExportRefused } from './refusal.ts';
import { french } from './french.ts';

/**
 * Opens a workbook: the sheet that the contract names, or the first visible one whose header
 * names the most fields. Rows are the spreadsheet's own numbers; dates arrive as ISO text.
 *
 * @throws ExportRefused for what is no safe workbook, or lacks the sheet or its columns
 */
export async function openXlsx(
	bytes: Uint8Array,
	contract: Contract,
	matcher: HeaderMatcher
): Promise<OpenTable> {
	const zip = await guardZip(bytes);
	const { sheets, epoch } = readWorkbook(zip);
	const wanted = contract.shape.sheet;
	const named = sheets.filter(({ name }) => wanted === null || foldText(name) === foldText(wanted));
	if (named.length === 0)
		throw new ExportRefused({
			fr: french`Feuille introuvable : « ${wanted} ». Feuilles trouvées : ${listSheets(sheets)}.`,
			en: `Missing sheet: “${wanted}”. Sheets found: ${listSheets(sheets)}.`
		});
	let best: { sheet: Sheet; header: Header } | null = null;
	let firstRows: readonly RawRow[] = [];
	let failure: unknown = null;
	for (const sheet of wanted === null ? named.filter(({ visible }) => visible) : named) {
		const rows = await readFirstRows(bytes, sheet).catch((error: unknown) => {
			failure ??= error;
			return [];
		});
		if (firstRows.length === 0) firstRows = rows;
		const header = findHeader(rows, matcher, contract.shape.headerRow);
		if (header === null) continue;
		if (header.match.matched > (best?.header.match.matched ?? 0)) best = { sheet, header };
		if (header.match.missing.length === 0) break;
	}
	if (best === null && failure !== null) throw failure;
	const header = requireHeader(best?.header ?? null, firstRows, matcher);
	const sheet = best!.sheet;
	return {
		format: 'xlsx',
		encoding: null,
		delimiter: null,
		sheet: sheet.name,
		header,
		width: null,
		epoch,
		rows: sheetRows(bytes, sheet, header.row.line, header.row.cells.length),
		notes: []
	};
}

export type Sheet = { readonly name: string; readonly index: number; readonly visible: boolean };

/** The sheets in order, and day zero of the workbook's dates. */
export function readWorkbook(zip: SafeZip): { sheets: readonly Sheet[]; epoch: 1900 | 1904 } {
	const path = zip.names.find((name) => /(?:^|\/)workbook\.xml$/i.test(name));
	const bytes = path === undefined ? null : zip.read(path);
	if (bytes === null || !zip.names.includes('[Content_Types].xml')) refuseContent(zip);
	const text = new TextDecoder().decode(bytes);
	const sheets = [...text.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].map(
		([, attributes = ''], index) => ({
			name: decodeXml(/\bname\s*=\s*"([^"]*)"/.exec(attributes)?.[1] ?? ''),
			index,
			visible: !/\bstate\s*=\s*"(?:hidden|veryHidden)"/.test(attributes)
		})
	);
	if (sheets.length === 0) refuseContent(zip);
	const is1904 = /<(?:\w+:)?workbookPr\b[^>]*\bdate1904\s*=\s*"(?:1|true)"/.test(text);
	return { sheets, epoch: is1904 ? 1904 : 1900 };
}

function refuseContent(zip: SafeZip): never {
	const openDocument = zip.names.includes('content.xml');
	throw new ExportRefused(
		openDocument
			? {
					fr: 'Ce fichier est un classeur LibreOffice (.ods). Enregistrez-le en .xlsx ou en CSV.',
					en: 'This file is a LibreOffice workbook (.ods). Save it as .xlsx or CSV.'
				}
			: {
					fr: 'Cette archive ne contient pas de classeur Excel. Extrayez les fichiers et envoyez-les un à un.',
					en: 'This archive holds no Excel workbook. Extract the files and send them one by one.'
				}
	);
}

function listSheets(sheets: readonly Sheet[]): string {
	return sheets.map(({ name }) => name).join(', ');
}

export async function readFirstRows(bytes: Uint8Array, sheet: Sheet): Promise<RawRow[]> {
	const rows: RawRow[] = [];
	for await (const row of streamSheet(bytes, sheet)) {
		rows.push(asRawRow(row, Infinity));
		if (rows.length >= HEADER_WINDOW) break;
	}
	return rows;
}

function sheetRows(bytes: Uint8Array, sheet: Sheet, headerLine: number, width: number): RowSource {
	return {
		async *batches() {
			let batch: RawRow[] = [];
			for await (const row of streamSheet(bytes, sheet)) {
				if (row.index < headerLine) continue;
				batch.push(asRawRow(row, width));
				if (batch.length >= BATCH_ROWS) {
					yield batch;
					batch = [];
				}
			}
			if (batch.length > 0) yield batch;
		}
	};
}

async function* streamSheet(bytes: Uint8Array, sheet: Sheet): AsyncGenerator<StreamRow> {
	const { streamXlsxRows } = await import('hucre/xlsx');
	try {
		yield* streamXlsxRows(bytes, { sheet: sheet.index });
	} catch (cause) {
		throw new ExportRefused(
			{
				fr: french`La feuille « ${sheet.name} » ne peut pas être lue : le classeur est abîmé. Enregistrez-le de nouveau depuis Excel ou LibreOffice.`,
				en: `The sheet “${sheet.name}” can’t be read: the workbook is damaged. Save it again from Excel or LibreOffice.`
			},
			{},
			{ cause }
		);
	}
}

/** Cells beyond the header's are never looked at. */
function asRawRow(row: StreamRow, width: number): RawRow {
	const values = row.values.length > width ? row.values.slice(0, width) : row.values;
	const cells = values.map((value): Cell => (value instanceof Date ? isoText(value) : value));
	return { line: row.index + 1, lastLine: row.index + 1, cells, flaw: null };
}

function isoText(date: Date): string {
	if (Number.isNaN(date.getTime())) return '#VALUE!';
	const text = date.toISOString();
	return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
}

function decodeXml(text: string): string {
	return text
		.replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => characterOf(parseInt(code, 16)))
		.replace(/&#(\d{1,7});/g, (_, code: string) => characterOf(Number(code)))
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&apos;', "'")
		.replaceAll('&amp;', '&');
}

function characterOf(code: number): string {
	return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

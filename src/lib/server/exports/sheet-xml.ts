import { writableText } from '#lib/indicators/xml-text.ts';

/** A cell as a sheet holds it; a number, or text that is never a formula. `style` is an index of the workbook's. */
export type SheetCell = { readonly value: string | number | null; readonly style: number };

export type SheetShape = {
	/** Width of each column, in characters. */
	readonly widths: readonly number[];
	/** The first row stays in sight, is filtered on, and is printed again on every page. */
	readonly header: boolean;
	/** Spreadsheets open on it. */
	readonly first: boolean;
};

/** What Excel reads of a sheet at most. */
export const MOST_ROWS = 1_048_576;
/** Excel refuses a workbook with a longer text. */
const LONGEST_CELL = 32_767;
/** Characters written at once. */
const chunk = 64 * 1024;

/** A worksheet part, in pieces. */
export async function* sheetXml(
	rows: Iterable<readonly SheetCell[]> | AsyncIterable<readonly SheetCell[]>,
	{ widths, header, first }: SheetShape
): AsyncGenerator<string> {
	const view = `<sheetView workbookViewId="0"${first ? ' tabSelected="1"' : ''}`;
	const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
	let text = `${xmlHead}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>${header ? `${view}>${pane}</sheetView>` : `${view}/>`}</sheetViews><cols>${widths
		.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
		.join('')}</cols><sheetData>`;
	let count = 0;
	for await (const row of rows) {
		count += 1;
		text += `<row r="${count}">`;
		row.forEach((cell, at) => (text += cellXml(cell, `${columnName(at)}${count}`)));
		text += '</row>';
		if (text.length < chunk) continue;
		yield text;
		text = '';
	}
	const filter = `<autoFilter ref="A1:${columnName(Math.max(0, widths.length - 1))}${Math.max(1, count)}"/>`;
	yield `${text}</sheetData>${header && widths.length > 0 ? filter : ''}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

function cellXml({ value, style }: SheetCell, at: string): string {
	const styled = style === 0 ? '' : ` s="${style}"`;
	if (value === null || value === '') return style === 0 ? '' : `<c r="${at}"${styled}/>`;
	if (typeof value === 'number')
		return Number.isFinite(value) ? `<c r="${at}"${styled}><v>${value}</v></c>` : '';
	const text = escapeXml(value.slice(0, LONGEST_CELL));
	return `<c r="${at}"${styled} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** `A`, `Z`, `AA`. */
function columnName(at: number): string {
	const before = at >= 26 ? columnName(Math.floor(at / 26) - 1) : '';
	return before + String.fromCharCode(65 + (at % 26));
}

const escapes: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	'\r': '&#13;'
};

/** Text for XML: what XML cannot hold is dropped, and `_x0041_`, which Excel would decode, stays as it is. */
export function escapeXml(text: string): string {
	return writableText(text)
		.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
		.replace(/[&<>"\r]/g, (sign) => escapes[sign]!);
}

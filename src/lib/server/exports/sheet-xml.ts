import { writableText } from '#lib/indicators/xml-text.ts';

/** A cell as a sheet holds it; a number, or text that is never a formula. `style` is an index of the workbook's. */
export type SheetCell = {
	readonly value: string | number | null;
	readonly style: number;
	/** Name of the sheet of the same workbook that the cell leads to. */
	readonly to?: string;
};

export type SheetShape = {
	/** Width of each column, in characters. */
	readonly widths: readonly number[];
	/** As many first rows stay in sight, and are printed again on every page. */
	readonly frozen: number;
	/** The last row that stays in sight heads columns that are filtered on. */
	readonly filtered: boolean;
	/** Spreadsheets open on it. */
	readonly first: boolean;
	/** Points that a row takes; null lets the spreadsheet choose, as every row without it. */
	readonly heightOf?: (row: readonly SheetCell[]) => number | null;
	/** Said at the head and the foot of every printed page. */
	readonly printed?: { readonly head: string; readonly foot: string };
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
	{ widths, frozen, filtered, first, heightOf, printed }: SheetShape
): AsyncGenerator<string> {
	const view = `<sheetView workbookViewId="0"${first ? ' tabSelected="1"' : ''}`;
	const pane = `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`;
	let text = `${xmlHead}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>${frozen > 0 ? `${view}>${pane}</sheetView>` : `${view}/>`}</sheetViews><cols>${widths
		.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
		.join('')}</cols><sheetData>`;
	const links: string[] = [];
	let count = 0;
	for await (const row of rows) {
		count += 1;
		const height = heightOf?.(row) ?? null;
		text += `<row r="${count}"${height === null ? '' : ` ht="${height}" customHeight="1"`}>`;
		row.forEach((cell, at) => {
			const place = `${columnName(at)}${count}`;
			text += cellXml(cell, place);
			if (cell.to !== undefined)
				links.push(`<hyperlink ref="${place}" location="${quotedSheet(cell.to)}!A1"/>`);
		});
		text += '</row>';
		if (text.length < chunk) continue;
		yield text;
		text = '';
	}
	const last = `${columnName(Math.max(0, widths.length - 1))}${Math.max(frozen, count)}`;
	const filter = filtered && widths.length > 0 ? `<autoFilter ref="A${frozen}:${last}"/>` : '';
	const linked = links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : '';
	const margins = printed ? 'top="0.75" bottom="0.75"' : 'top="0.6" bottom="0.6"';
	yield `${text}</sheetData>${filter}${linked}<pageMargins left="0.5" right="0.5" ${margins} header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>${printed ? printedXml(printed) : ''}</worksheet>`;
}

/** A name of a sheet as formulas and links write it. */
export function quotedSheet(name: string): string {
	return escapeXml(`'${name.replaceAll("'", "''")}'`);
}

/** `&` is a command there, and Excel refuses more than 255 characters. */
function printedXml({ head, foot }: { readonly head: string; readonly foot: string }): string {
	const plain = (words: string) => escapeXml(words.slice(0, 100).replaceAll('&', '&&'));
	return `<headerFooter><oddHeader>&amp;L${plain(head)}</oddHeader><oddFooter>&amp;L${plain(foot)}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`;
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

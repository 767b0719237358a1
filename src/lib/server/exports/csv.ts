import type { Language } from '#lib/indicators/language.ts';

/** How a CSV file is written: for machines everywhere, or for the office's spreadsheet. */
export type CsvStyle = 'open' | 'office';

/** What opens a formula in a spreadsheet, as such or as its full-width twin. */
const formulaStart = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Text that no spreadsheet takes for a formula: an apostrophe goes before it. */
export function neutralizeText(text: string): string {
	return formulaStart.test(text) ? `'${text}` : text;
}

/** One line of text cells, quoted where needed; numbers are given as text already written. */
export function csvLine(cells: readonly string[], style: CsvStyle): string {
	const delimiter = style === 'open' ? ',' : ';';
	return cells.map((cell) => quoteCell(cell, delimiter)).join(delimiter) + '\r\n';
}

function quoteCell(cell: string, delimiter: string): string {
	const needsQuotes = cell.includes(delimiter) || /["\r\n\t]|^\s|\s$/.test(cell);
	return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A number: decimal point for machines, decimal comma for the office; never grouped. */
export function csvNumber(value: number, style: CsvStyle): string {
	if (!Number.isFinite(value)) return '';
	const text = String(value);
	return style === 'open' ? text : text.replace('.', ',');
}

/** A day: ISO for machines, day first for the office. */
export function csvDate(date: string, style: CsvStyle): string {
	if (style === 'open') return date;
	const [year, month, day] = date.split('-');
	return `${day}/${month}/${year}`;
}

export const yesNo: Readonly<Record<Language, (value: boolean) => string>> = {
	fr: (value) => (value ? 'oui' : 'non'),
	en: (value) => (value ? 'yes' : 'no')
};

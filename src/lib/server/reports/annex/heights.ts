import type { SheetCell } from '../../exports/sheet-xml.ts';
import type { Styles } from '../../exports/workbook-styles.ts';

/** Points. */
const lineHeight = 15;
const titleHeight = 24;

/**
 * The height that rows with long words need in columns of these widths: spreadsheets reckon it
 * themselves only for rows that someone has typed in.
 */
export function heightOf(
	widths: readonly number[],
	styles: Styles
): (row: readonly SheetCell[]) => number | null {
	const wrapping = new Set([
		styles.wrapped,
		styles.beside,
		styles.end,
		styles.header,
		styles.headerBeside,
		styles.headerEnd
	]);
	return (row) => {
		if (row.some(({ style }) => style === styles.title)) return titleHeight;
		const lines = row.map(({ value, style }, at) =>
			typeof value === 'string' && wrapping.has(style) ? linesOf(value, widths[at] ?? 0) : 1
		);
		const most = Math.max(1, ...lines);
		return most === 1 ? null : most * lineHeight;
	};
}

/** A width counts digits; letters are narrower on average, and headings in bold take that back. */
const lettersPerDigit = 1.12;

/** Lines of words set in a column. */
function linesOf(words: string, width: number): number {
	const room = Math.max(6, Math.floor(width * lettersPerDigit) - 1);
	let lines = 1;
	let used = 0;
	for (const { length } of words.split(/[ \n]/)) {
		if (used > 0 && used + 1 + length > room) {
			lines += 1;
			used = 0;
		}
		used += (used > 0 ? 1 : 0) + length;
		lines += Math.floor((used - 1) / room);
		used = ((used - 1) % room) + 1;
	}
	return lines;
}

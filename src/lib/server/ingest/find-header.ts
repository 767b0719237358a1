import { foldText } from './fold-text.ts';
import {
	checkColumns,
	matchColumns,
	type ColumnMatch,
	type HeaderMatcher
} from './match-columns.ts';
import { cellText, isBlankCell, type RawRow } from './raw-row.ts';
import { excerpt, ExportRefused } from './refusal.ts';
import { french } from './french.ts';

/** A header is looked for among this many rows: titles and notes come before it. */
export const HEADER_WINDOW = 40;

export type Header = {
	readonly row: RawRow;
	readonly match: ColumnMatch;
};

/**
 * The row that names the most fields of the contract, the first of them when several do; this is
 * what finds the third header row of a Framaforms export. Null when no row names any.
 */
export function findHeader(
	rows: readonly RawRow[],
	matcher: HeaderMatcher,
	headerRow: number | null
): Header | null {
	let best: Header | null = null;
	for (const row of rows.slice(0, HEADER_WINDOW)) {
		if (headerRow !== null && row.line !== headerRow) continue;
		const match = matchColumns(row.cells, matcher);
		if (match.matched > (best?.match.matched ?? 0)) best = { row, match };
	}
	return best;
}

/** The columns that a file must have, in one text. */
export function expectedTitles(matcher: HeaderMatcher): string {
	return matcher.fields
		.filter((field) => field.filename === null && !field.optional)
		.map((field) => field.title)
		.join(', ');
}

/** What stands in the first row that is not blank. */
export function firstRowFound(rows: readonly RawRow[]): string {
	return excerpt((firstFilled(rows)?.cells ?? []).map(cellText).join(' | '), 200);
}

function firstFilled(rows: readonly RawRow[]): RawRow | undefined {
	return rows.find((row) => row.cells.some((cell) => !isBlankCell(cell)));
}

/** @throws ExportRefused when there is no header or it lacks a required column */
export function requireHeader(
	header: Header | null,
	rows: readonly RawRow[],
	matcher: HeaderMatcher
): Header {
	if (header !== null) {
		checkColumns(header.match, header.row.cells, header.row.lastLine);
		return header;
	}
	const expected = expectedTitles(matcher);
	const first = firstFilled(rows);
	const found = firstRowFound(rows);
	throw new ExportRefused(
		{
			fr: french`Aucune ligne d’en-tête reconnue. Colonnes attendues : ${expected}. Première ligne trouvée : ${found}`,
			en: `No header row recognised. Columns expected: ${expected}. First row found: ${found}`
		},
		{ line: first?.line ?? null }
	);
}

/**
 * Without a contract: the first row that is as wide as the table and holds only distinct words.
 * Null when no row looks like a header.
 */
export function guessHeader(rows: readonly RawRow[]): RawRow | null {
	const widths = rows.map((row) => filledWidth(row));
	const usual = mostFrequent(widths.filter((width) => width > 0));
	for (const [at, row] of rows.entries()) {
		if (widths[at]! < Math.max(1, usual * 0.6)) continue;
		const filled = row.cells.map(cellText).filter((text) => text.trim() !== '');
		const words = filled.filter((text) => !/^[\s\d.,:/€%+-]+$/.test(text));
		const distinct = new Set(filled.map(foldText)).size;
		if (words.length >= filled.length * 0.8 && distinct === filled.length) return row;
	}
	return null;
}

function filledWidth(row: RawRow): number {
	return row.cells.filter((cell) => !isBlankCell(cell)).length;
}

function mostFrequent(values: readonly number[]): number {
	const counts = new Map<number, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

import { kindOfCell } from './cell-kind.ts';
import { plainDialect, readDialectRows, type CsvDialect } from './csv-dialect.ts';
import { FIRST_ROWS } from './grid.ts';
import type { Note } from './open-table.ts';
import { cellText, isBlankCell, isBlankRow, type RawRow } from './raw-row.ts';

/** A text's beginning: enough to tell how it is cut. */
export type Sample = {
	readonly text: string;
	/** False when the file goes on: its last row may be cut short. */
	readonly whole: boolean;
};

const delimiters = [';', ',', '\t', '|'] as const;

/** Excel's own first line, `sep=;`. */
export function declaredDelimiter(sample: string): string | null {
	return /^"?sep=(.)"?[\r\n]/i.exec(sample)?.[1] ?? null;
}

/** The first rows of a text under a dialect. */
export function firstRows(sample: Sample, dialect: CsvDialect): readonly RawRow[] {
	const rows: RawRow[] = [];
	for (const batch of readDialectRows([sample.text], dialect, { width: null, headerLine: 0 }, 50)) {
		rows.push(...batch);
		if (rows.length > FIRST_ROWS) return rows.slice(0, FIRST_ROWS);
	}
	if (!sample.whole && rows.length > 1) rows.pop();
	return rows;
}

export type Cut = {
	readonly dialect: CsvDialect;
	readonly rows: readonly RawRow[];
	/** The number of cells of most rows. */
	readonly width: number;
	readonly score: number;
};

/**
 * The ways to cut a text into cells, the likeliest first: rows of one width, wide ones rather than
 * narrow ones, cells that look like something. After van den Burg, Nazábal and Sutton, “Wrangling
 * messy CSV files by detecting row and type patterns” (2019).
 */
export function rankCuts(sample: Sample, declared: string | null): readonly Cut[] {
	const tried = declared ?? declaredDelimiter(sample.text);
	const candidates = tried === null ? delimiters : [tried];
	const cuts = candidates.map((delimiter) => cutBy(sample, delimiter)).toSorted(byScore);
	if (tried !== null || cuts[0]!.width > 1) return cuts;
	const spaced = cutBy(sample, ' ');
	if (isSureOfSpaces(spaced)) return [spaced, ...cuts];
	return [...rareDelimiters.map((delimiter) => cutBy(sample, delimiter)).filter(isEven), ...cuts];
}

/** Signs that texts hold too: they part cells only when no row says otherwise. */
const rareDelimiters = ['^', '~', ':', '¦', '§'] as const;

function isEven({ dialect, rows, width }: Cut): boolean {
	const filled = rows.filter(({ cells }) => !isBlankRow(cells));
	const least = dialect.delimiter === ':' ? 3 : 2;
	return width >= least && filled.length > 1 && filled.every(({ cells }) => cells.length === width);
}

function byScore(a: Cut, b: Cut): number {
	return b.score - a.score;
}

function cutBy(sample: Sample, delimiter: string): Cut {
	const dialect = findDialect(sample.text, delimiter);
	const rows = firstRows(sample, dialect);
	const filled = rows.filter(({ cells }) => !isBlankRow(cells));
	const widths = filled.map(({ cells }) => cells.length);
	return {
		dialect,
		rows,
		width: mostFrequent(widths),
		score: patternScore(widths) * typeScore(filled)
	};
}

/** High for few patterns of width, each of many rows and many cells. */
function patternScore(widths: readonly number[]): number {
	const counts = new Map<number, number>();
	for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
	let score = 0;
	for (const [width, count] of counts)
		score += (count / widths.length) * (Math.max(0.001, width - 1) / width);
	return score / Math.max(1, counts.size) ** 0.5;
}

const plainWords = /^[^;|\t"]{0,200}$/;

/** The share of cells that look like a value rather than like several stuck together. */
function typeScore(rows: readonly RawRow[]): number {
	let cells = 0;
	let known = 0;
	for (const row of rows.slice(0, 60))
		for (const cell of row.cells) {
			cells++;
			const kind = kindOfCell(cell);
			if (kind !== 'text') known++;
			else known += plainWords.test(cellText(cell)) && row.flaw === null ? 0.9 : 0.3;
		}
	return cells === 0 ? 0 : known / cells;
}

/** Words are parted by spaces too: a table so cut has many columns, all rows alike, some of them numbers. */
function isSureOfSpaces({ rows, width }: Cut): boolean {
	const filled = rows.filter(({ cells }) => !isBlankRow(cells));
	if (width < 3 || filled.length < 3) return false;
	if (filled.filter(({ cells }) => cells.length === width).length < filled.length * 0.95)
		return false;
	const columns = Array.from({ length: width }, (_, at) =>
		filled.slice(1).filter(({ cells }) => {
			const kind = kindOfCell(cells[at]);
			return kind === 'number' || kind === 'date';
		})
	);
	return columns.some(({ length }) => length >= (filled.length - 1) * 0.9);
}

/** Quotation marks, and what escapes them, under one delimiter. */
function findDialect(sample: string, delimiter: string): CsvDialect {
	const cut = `[\\r\\n${delimiter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}]`;
	const count = (source: string) => sample.match(new RegExp(source, 'g'))?.length ?? 0;
	const opened = (quote: string, between = '') => count(`(?:^|${cut})${between}${quote}`);
	const closed = (quote: string) => count(`${quote}(?:$|${cut})`);
	const single = opened("'", ' ?');
	const usesSingle =
		single >= 2 &&
		opened('"', ' ?') === 0 &&
		Math.abs(single - closed("'")) <= Math.max(1, single * 0.25);
	const quote = usesSingle ? "'" : '"';
	const backslash =
		quote === '"' &&
		opened('"', ' ?') > 0 &&
		count(`[^"]""[^"]`) === 0 &&
		count(`\\\\"(?!"| *(?:$|${cut}))`) > 0;
	const inRow = cut.replace('\\r\\n', '');
	const mark = `${quote}(?!${quote}(?!$|${cut}))`;
	const openedApart = count(`${inRow} +${mark}`);
	const allApart = count(`${inRow}(?! |$|[\\r\\n])`) === 0 && count(`${inRow} (?! )`) > 0;
	const spaced = delimiter.trim() !== '' && (allApart || openedApart > count(`${inRow}${mark}`));
	return { ...plainDialect(delimiter), quote, backslash, spaced };
}

/**
 * A text of one column is a list only when nothing in it looks like the trace of a table; `cut` when
 * a delimiter does cut it, into rows of all widths. `others` are its rows under each delimiter: what
 * stands in quotation marks is cut by none.
 *
 * @returns what stands against it, or null
 */
export function whyNoList(
	rows: readonly RawRow[],
	cut: boolean,
	others: readonly { readonly delimiter: string | null; readonly first: readonly RawRow[] }[]
): Note | null {
	const lines = rows
		.filter(({ cells }) => !isBlankRow(cells))
		.map(({ cells }) =>
			cells
				.filter((cell) => !isBlankCell(cell))
				.map(cellText)
				.join(';')
		);
	const share = (mark: RegExp) => lines.filter((line) => mark.test(line)).length / lines.length;
	const most = (isComma: boolean) =>
		Math.max(
			0,
			...others
				.filter(({ delimiter }) => (delimiter === ',') === isComma)
				.map(({ first }) => first.filter(({ cells }) => cells.length > 1).length / lines.length)
		);
	if (!cut && most(false) < 0.2 && most(true) < 0.6 && share(/.{200}/) < 0.2) {
		if (share(/\S {2,}\S/) < 0.8 || lines.length < 2) return null;
		return {
			fr: 'Les colonnes de ce fichier sont alignées par des espaces. Exportez-le en CSV, avec un séparateur.',
			en: 'The columns of this file are lined up with spaces. Export it as CSV, with a separator.'
		};
	}
	return {
		fr: 'Aucun séparateur ne découpe ce fichier en colonnes : ses lignes n’ont pas le même nombre de cellules. Exportez-le de nouveau, ou indiquez le séparateur.',
		en: 'No separator cuts this file into columns: its lines do not have the same number of cells. Export it again, or say which separator it uses.'
	};
}

export function mostFrequent(values: readonly number[]): number {
	const counts = new Map<number, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

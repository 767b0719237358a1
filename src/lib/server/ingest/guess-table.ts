import { kindOfCell, type CellKind } from './cell-kind.ts';
import { foldText } from './fold-text.ts';
import { HEADER_WINDOW } from './find-header.ts';
import type { Grid } from './grid.ts';
import { completeHeader } from './name-header.ts';
import { cellText, isBlankCell, isBlankRow, type Cell, type RawRow } from './raw-row.ts';

/** Where a table stands among the first rows of a grid. */
export type GuessedTable = {
	/** The last header row, completed by those above; null when the table has none. */
	readonly header: RawRow | null;
	/** Columns from `from` up to `to`, exclusive: titles, spacers and other tables stand outside. */
	readonly from: number;
	readonly to: number;
	/** Other tables that stand beside this one, by their first header. */
	readonly beside: readonly string[];
	/** Rows under the header in the sample. */
	readonly rows: number;
};

/** Rows after a candidate that are looked at to tell whether it heads them. */
const LOOKED_AT = 40;

/** Finds, without a contract, the header and the columns of the first table; null for no cell at all. */
export function guessTable(grid: Pick<Grid, 'first' | 'kind'>): GuessedTable | null {
	const rows = grid.first.filter((row) => !isBlankRow(row.cells) && !isSeparatorLine(row));
	if (rows.length === 0) return null;
	if (grid.kind === 'keyed') {
		const header = rows[0]!;
		return { header, from: 0, to: header.cells.length, beside: [], rows: rows.length - 1 };
	}
	const at = headerIndex(rows);
	if (at === null) {
		const start = firstWide(rows);
		return { header: null, ...spanOf(rows.slice(start)), beside: [], rows: rows.length - start };
	}
	const span = tableSpan(rows, at, grid.kind === 'sheet');
	const last = lastHeaderRow(rows, at, span);
	const header = completeHeader(rows, at, last, span);
	return { header, ...span, rows: rows.length - last - 1 };
}

/** Excel's own first line, `sep=;`. */
export function isSeparatorLine({ line, cells }: RawRow): boolean {
	return line === 1 && /^sep=.?$/i.test(cells.map(cellText).join(''));
}

/** Columns from `from` up to `to`, exclusive. */
export type Span = { readonly from: number; readonly to: number };

/**
 * The first row that stands out as a header: as wide as what follows, words where numbers or dates
 * follow, and not a value of its own column.
 */
function headerIndex(rows: readonly RawRow[]): number | null {
	const scores = rows.slice(0, HEADER_WINDOW).map((_, at) => headerScore(rows, at));
	const best = Math.max(...scores);
	if (best <= 0) return null;
	const enough = Math.min(best * 0.6, ENOUGH);
	return scores.findIndex((score) => score >= enough);
}

/** A row that scores so is a header, even when another table further down has a clearer one. */
const ENOUGH = 0.3;

function headerScore(rows: readonly RawRow[], at: number): number {
	const { cells, flaw } = rows[at]!;
	const next = bodyUnder(rows, at);
	const body = next.length > 0 ? next : rows.slice(at + 1, at + 1 + LOOKED_AT);
	const filled = cells.flatMap((cell, column) => (isBlankCell(cell) ? [] : [column]));
	if (filled.length === 0 || flaw !== null) return 0;
	const texts = filled.map((column) => cellText(cells[column]).trim());
	const numbers = texts.filter((_, index) => kindOfCell(cells[filled[index]!]) === 'number');
	const areYears =
		numbers.length < texts.length &&
		new Set(numbers).size === numbers.length &&
		numbers.every((text) => /^(?:19|20)\d\d$/.test(text));
	const above = rowsAbove(rows, at, filled.length);
	if (above.some(hasValues) || (body.length === 0 && above.length > 0)) return 0;
	if (body.length === 0)
		return numbers.length === 0 && rows.every((row) => filledCount(row) <= filled.length) ? 0.1 : 0;
	const widest = widthOfMost(body);
	const coverage = Math.min(1, filled.length / Math.max(1, widest));
	if (coverage < 0.5 && filled.length < widest - 1) return 0;
	if (widest > 1 && filled.length === 1) return 0;
	if (texts[0]!.startsWith('#') && coverage < 0.9) return 0;
	const dates = filled.filter((column) => kindOfCell(cells[column]) === 'date').length;
	let points = 0;
	const telling: number[] = [];
	for (const column of filled) {
		const kind = kindOfCell(cells[column]);
		const below = body.map((row) => row.cells[column]);
		const usual = usualKind(below.map(kindOfCell));
		const text = foldText(cellText(cells[column]));
		if (kind === 'empty') points -= 0.2;
		else if (kind === 'number' && areYears && usual !== 'text') points += 0.7;
		else if (usual === 'empty') points += kind === 'text' ? 0.1 : -0.3;
		else if (usual === 'text') {
			const repeated =
				below.some((cell) => foldText(cellText(cell)) === text) || hasShapeOf(below, text);
			points += kind !== 'text' ? -0.6 : repeated ? -0.4 : 0.2;
		} else if (kind === usual) points -= 1;
		else if (kind === 'text') {
			points += 1;
			telling.push(column);
		} else points += kind === 'date' && dates > 1 ? 0.4 : -0.3;
	}
	// Rows of words under rows of words: only the first may be the header.
	if (telling.length === 0 && above.length > 0) return 0;
	// A row of words after a gap is the header; this one stands above it.
	const first = body[0]!;
	if (next.length === 0 && telling.some((column) => kindOfCell(first.cells[column]) === 'text'))
		return 0;
	const doubles = texts.length - new Set(texts.map(foldText)).size;
	const long = texts.filter((text) => text.length > 120).length;
	const score = ((points - doubles * 0.3 - long * 0.5) / filled.length) * coverage;
	if (next.length === 0) return score * 0.7;
	// One row may be a fact above the table, `Année;2019`.
	return next.length === 1 && at + 2 < rows.length ? score * 0.45 : score;
}

/** True for a code, an address or a link among its like: `P001` over `P002`. */
function hasShapeOf(below: readonly (Cell | undefined)[], text: string): boolean {
	if (!/\d|@|^https?:/.test(text)) return false;
	const shape = shapeOf(text);
	const filled = below.filter((cell) => !isBlankCell(cell));
	return (
		filled.filter((cell) => shapeOf(foldText(cellText(cell))) === shape).length >
		filled.length * 0.7
	);
}

function shapeOf(text: string): string {
	if (/^https?:/.test(text)) return 'link';
	if (/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/.test(text)) return 'address';
	return text.replace(/\d/g, '9').replace(/\p{L}/gu, 'a');
}

/** The rows right under a row, up to a blank one, without the header printed again. */
export function bodyUnder(rows: readonly RawRow[], at: number): RawRow[] {
	const body: RawRow[] = [];
	const own = cellsText(rows[at]!);
	for (let below = at + 1; below < rows.length && body.length < LOOKED_AT; below++) {
		if (rows[below]!.line > rows[below - 1]!.lastLine + 1) break;
		if (cellsText(rows[below]!) !== own) body.push(rows[below]!);
	}
	return body;
}

function cellsText({ cells }: RawRow): string {
	return cells.map(cellText).join('\u001f');
}

/** The rows right above, as wide as a candidate: under values, it would be a row of the same table. */
function rowsAbove(rows: readonly RawRow[], at: number, filled: number): RawRow[] {
	const above: RawRow[] = [];
	for (let index = at - 1; index >= 0; index--) {
		const row = rows[index]!;
		if (row.lastLine + 1 < rows[index + 1]!.line) break;
		if (filledCount(row) >= filled) above.push(row);
	}
	return above;
}

function hasValues({ cells }: RawRow): boolean {
	return cells.map(kindOfCell).some((kind) => kind === 'number' || kind === 'date');
}

function filledCount({ cells }: RawRow): number {
	return cells.reduce<number>((sum, cell) => sum + (isBlankCell(cell) ? 0 : 1), 0);
}

/** How many cells most rows have filled. */
function widthOfMost(rows: readonly RawRow[]): number {
	const widths = rows.map(filledCount).toSorted((a, b) => a - b);
	return widths[Math.floor(widths.length * 0.6)] ?? 0;
}

/** The kind of most of a column's cells that are not empty. */
export function usualKind(kinds: readonly CellKind[]): CellKind {
	const counts = new Map<CellKind, number>();
	for (const kind of kinds) if (kind !== 'empty') counts.set(kind, (counts.get(kind) ?? 0) + 1);
	const known = [...counts.values()].reduce((sum, count) => sum + count, 0);
	if (known === 0) return 'empty';
	const [kind, count] = [...counts].toSorted((a, b) => b[1] - a[1])[0]!;
	return count >= known * 0.7 ? kind : 'text';
}

/** Without a header: the rows above the first wide one are titles. */
function firstWide(rows: readonly RawRow[]): number {
	const usual = widthOfMost(rows);
	return Math.max(
		0,
		rows.findIndex(({ cells }) => cells.filter((cell) => !isBlankCell(cell)).length >= usual * 0.6)
	);
}

function spanOf(rows: readonly RawRow[]): Span {
	let from = Infinity;
	let to = 0;
	for (const { cells } of rows)
		cells.forEach((cell, column) => {
			if (isBlankCell(cell)) return;
			from = Math.min(from, column);
			to = Math.max(to, column + 1);
		});
	return { from: Number.isFinite(from) ? from : 0, to };
}

/** The columns of the table under a header; of several side by side, the one that is widest. */
function tableSpan(
	rows: readonly RawRow[],
	at: number,
	isSheet: boolean
): Span & { readonly beside: readonly string[] } {
	const header = rows[at]!.cells;
	// What stands after a gap may be another table, and wider.
	const under = bodyUnder(rows, at);
	const body = under.length > 0 ? [rows[at]!, ...under] : rows.slice(at, at + LOOKED_AT);
	const isEmpty = (column: number) => body.every(({ cells }) => isBlankCell(cells[column]));
	const segments: Span[] = [];
	let start: number | null = null;
	const end = Math.max(...body.map(({ cells }) => cells.length));
	for (let column = 0; column <= end; column++) {
		const empty = column === end || isEmpty(column);
		if (!empty) start ??= column;
		else if (start !== null) {
			segments.push({ from: start, to: column });
			start = null;
		}
	}
	const first = segments[0] ?? { from: 0, to: header.length };
	const headed = segments.filter(
		({ from, to }) => header.slice(from, to).filter((cell) => !isBlankCell(cell)).length >= 2
	);
	if (!isSheet || headed.length < 2 || headed.length < segments.length) {
		const last = isSheet ? segments.at(-1)!.to : lastNamed(header, body);
		return { from: isSheet ? first.from : 0, to: last, beside: [] };
	}
	const size = ({ from, to }: Span) =>
		body.reduce(
			(sum, { cells }) => sum + cells.slice(from, to).filter((cell) => !isBlankCell(cell)).length,
			0
		);
	const largest = headed.reduce((best, one) => (size(one) > size(best) * 1.5 ? one : best));
	return {
		...largest,
		beside: headed.filter((one) => one !== largest).map(({ from }) => cellText(header[from]))
	};
}

/** Past the last column that has a name or a value: a separator at the end of each line opens none. */
function lastNamed(header: RawRow['cells'], body: readonly RawRow[]): number {
	let last = header.length;
	while (
		last > 0 &&
		isBlankCell(header[last - 1]) &&
		body.every(({ cells }) => isBlankCell(cells[last - 1]))
	)
		last--;
	return last;
}

/** Rows of words under a header, in columns of numbers or dates, still belong to it. */
function lastHeaderRow(rows: readonly RawRow[], at: number, { from, to }: Span): number {
	let last = at;
	while (last + 2 < rows.length && last < at + 3) {
		const next = rows[last + 1]!;
		if (next.line > rows[last]!.lastLine + 1) break;
		const body = rows.slice(last + 2, last + 2 + LOOKED_AT);
		let typed = 0;
		let words = 0;
		for (let column = from; column < to; column++) {
			const usual = usualKind(body.map(({ cells }) => kindOfCell(cells[column])));
			if (usual === 'text' || usual === 'empty') continue;
			typed++;
			const kind = kindOfCell(next.cells[column]);
			if (kind === 'text') words++;
			else if (kind !== 'empty') words -= 2;
		}
		if (typed === 0 || words < Math.max(1, typed * 0.6)) break;
		last++;
	}
	return last;
}

import { closeSync, openSync, writeSync } from 'node:fs';
import type { Understanding } from './delivery.ts';
import { french } from './french.ts';
import { watchConventions } from './guess-conventions.ts';
import { findTables, type FoundTable, type InspectShape } from './inspect-export.ts';
import { foldText } from './fold-text.ts';
import type { Note } from './open-table.ts';
import { cellText, isBlankCell, type Cell, type RawRow } from './raw-row.ts';
import type { Width } from './read-csv-rows.ts';
import { tableArea } from './table-area.ts';
import { tableRows } from './table-rows.ts';

/** A whole file as it was understood; its rows were written aside. */
export type WholeInspection = {
	readonly understanding: Understanding;
	readonly rows: number;
};

const FLUSHED_LENGTH = 1_000_000;

/**
 * Reads a whole file without a contract, and writes its rows into another file, one JSON array of
 * texts a line, so that memory stays bounded. Null stands only where the file holds nothing.
 *
 * @throws ExportRefused for what is no table, and for what breaks further down
 */
export async function writeInspection(
	path: string,
	shape: InspectShape,
	target: string
): Promise<WholeInspection> {
	const tables = await findTables(path, shape, true);
	const [first] = tables;
	const { grid, table, columns } = first!;
	const watch = watchConventions(0);
	const notes: Note[] = [];
	const output = openLines(target);
	const spans: string[] = [];
	let written = 0;
	try {
		for (const one of tables) {
			const before = written;
			const order = orderOf(first!, one);
			for await (const cells of cellsOf(one, notes)) {
				const placed =
					order === null
						? cells
						: [...order.map((at) => cells[at] ?? null), ...cells.slice(order.length)];
				watch.look(placed);
				output.line(JSON.stringify(placed.map((cell) => textOf(cell, one.grid.format))));
				written++;
			}
			spans.push(`${one.grid.sheet ?? ''} (${written - before})`);
		}
	} finally {
		output.close();
	}
	const { decimal, dateOrder, notes: doubts } = watch.settle(shape, columns);
	if (tables.length > 1)
		notes.unshift({
			fr: french`Archive lue comme un seul tableau ; lignes de chaque fichier : ${spans.join(', ')}.`,
			en: `Archive read as one table; rows of each file: ${spans.join(', ')}.`
		});
	if (written === 0)
		notes.push({ fr: 'Le fichier n’a aucune ligne.', en: 'The file has no rows.' });
	return {
		understanding: {
			format: grid.format,
			encoding: grid.encoding,
			delimiter: grid.delimiter,
			quote: grid.quote,
			sheet: tables.length > 1 ? null : grid.sheet,
			headerRow: grid.kind === 'keyed' ? null : (table.header?.lastLine ?? null),
			decimal,
			dateOrder,
			columns,
			notes: [...first!.notes, ...notes, ...doubts]
		},
		rows: written
	};
}

/** The cells of each row of a table, as many as it has columns; more only where there is more. */
async function* cellsOf(found: FoundTable, notes: Note[]): AsyncGenerator<Cell[]> {
	const { grid, table } = found;
	const { from, to } = table;
	const area = tableArea(grid, { header: bareHeader(found), from, to });
	const told: Note[] = [];
	const width = widthOf(found);
	const rows = tableRows(grid.rows(width, area.after), area, grid.kind, told);
	const odd: RawRow[] = [];
	let oddities = 0;
	let quotes = 0;
	for await (const batch of rows.batches())
		for (const row of batch) {
			const cells = row.cells.slice(from, Math.max(to, from));
			if (row.cells.every(isBlankCell)) continue;
			if (grid.kind === 'cut')
				for (let at = to; at < row.cells.length; at++) cells.push(row.cells[at] ?? null);
			while (cells.length > to - from && isBlankCell(cells.at(-1))) cells.pop();
			const isShort = grid.kind === 'cut' && row.cells.length < to;
			if (row.flaw !== null) quotes++;
			else if (isShort || cells.length > to - from) {
				oddities++;
				if (odd.length < 5) odd.push(row);
			}
			while (cells.length < to - from) cells.push(null);
			yield cells;
		}
	notes.push(...grid.notes, ...told);
	if (oddities > 0) {
		const lines = odd.map(({ line }) => line).join(', ') + (oddities > odd.length ? ', …' : '');
		notes.push({
			fr: french`Lignes qui n’ont pas ${to - from} cellules : ${oddities} (${lines}).`,
			en: `Rows that do not have ${to - from} cells: ${oddities} (${lines}).`
		});
	}
	if (quotes > 0)
		notes.push({
			fr: french`Guillemets ouverts et jamais refermés : ${quotes} ; chaque ligne est lue seule.`,
			en: `Quotation marks opened and never closed: ${quotes}; each line is read alone.`
		});
}

/** The header as it stands in the file: the one shown may be completed by the rows above it. */
function bareHeader({ grid, table: { header } }: FoundTable): RawRow | null {
	if (header === null) return null;
	return grid.first.find(({ line }) => line === header.line) ?? header;
}

function widthOf({ grid, table: { header, to } }: FoundTable): Width | null {
	if (grid.kind !== 'cut') return null;
	const most = Math.max(to, header?.cells.length ?? 0);
	return { least: to, most };
}

/** The columns of another file of an archive, in the order of the first; null when it is the same. */
function orderOf(first: FoundTable, other: FoundTable): readonly number[] | null {
	const names: (string | null)[] = other.columns.map(foldText);
	const wanted = first.columns.map(foldText);
	if (wanted.every((name, at) => name === names[at])) return null;
	return wanted.map((name) => {
		const at = names.indexOf(name);
		if (at !== -1) names[at] = null;
		return at;
	});
}

/** The text that a person would see: spreadsheets show 15 digits, and yes and no in capitals. */
function textOf(cell: Cell, format: Understanding['format']): string | null {
	if (cell === null || typeof cell === 'string') return cell;
	const isSheet = format === 'xlsx' || format === 'ods';
	if (typeof cell === 'boolean') return isSheet ? String(cell).toUpperCase() : String(cell);
	return cellText(isSheet ? Number(cell.toPrecision(15)) : cell);
}

function openLines(target: string): { line(text: string): void; close(): void } {
	const descriptor = openSync(target, 'w', 0o600);
	let waiting: string[] = [];
	let length = 0;
	const flush = (): void => {
		const bytes = Buffer.from(waiting.join(''));
		for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
		waiting = [];
		length = 0;
	};
	return {
		line(text) {
			waiting.push(text, '\n');
			length += text.length;
			if (length >= FLUSHED_LENGTH) flush();
		},
		close() {
			flush();
			closeSync(descriptor);
		}
	};
}

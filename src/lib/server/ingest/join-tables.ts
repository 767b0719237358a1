import { foldText } from './fold-text.ts';
import type { Note, OpenTable } from './open-table.ts';
import { cellText, type Cell, type RawRow } from './raw-row.ts';
import { french } from './french.ts';

/**
 * The tables of an archive as one, under the header of the one that names the most. Their lines are
 * numbered on from one file to the next, and a note says which are whose.
 */
export function joinTables(tables: readonly OpenTable[]): OpenTable {
	const first = tables.reduce((best, one) =>
		(one.header?.match.matched ?? 0) > (best.header?.match.matched ?? 0) ? one : best
	);
	if (tables.length === 1) return first;
	const ordered = [first, ...tables.filter((one) => one !== first)];
	const spans: { name: string; from: number; until: number }[] = [];
	const columns = first.header!.row.cells.length;
	return {
		...withoutNotes(first),
		sheet: null,
		rows: {
			async *batches() {
				spans.length = 0;
				let line = 0;
				for (const table of ordered) {
					const start = line;
					const place = placesOf(first, table);
					for await (const batch of table.rows.batches())
						yield batch.map((row): RawRow => {
							line = start + row.lastLine;
							const cells = place === null ? row.cells : placed(row, table, place, columns);
							return { ...row, line: start + row.line, lastLine: line, cells };
						});
					spans.push({ name: table.sheet ?? '', from: start + 1, until: line });
				}
			}
		},
		get notes(): readonly Note[] {
			const told = ordered.flatMap(({ notes }) => notes);
			const list = (to: string) =>
				spans.map(({ name, from, until }) => `${name} (${from} ${to} ${until})`).join(', ');
			return [
				...told,
				{
					fr: french`Archive lue comme un seul tableau ; lignes de chaque fichier : ${list('à')}.`,
					en: `Archive read as one table; lines of each file: ${list('to')}.`
				}
			];
		}
	};
}

function withoutNotes({ notes: _, ...table }: OpenTable): Omit<OpenTable, 'notes'> {
	return table;
}

/** By column of the first table, the column of another; null when they are the same. */
function placesOf(first: OpenTable, other: OpenTable): readonly number[] | null {
	const own = first.header!.row.cells.map((cell) => foldText(cellText(cell)));
	const headers: (string | null)[] = other.header!.row.cells.map((cell) =>
		foldText(cellText(cell))
	);
	if (own.length === headers.length && own.every((name, at) => name === headers[at])) return null;
	return own.map((name, column) => {
		const field = first.header!.match.byField.indexOf(column);
		const at = (field === -1 ? null : other.header!.match.byField[field]) ?? headers.indexOf(name);
		if (at !== -1) headers[at] = null;
		return at;
	});
}

/** A row that does not fit its own header is one cell, which fits none. */
function placed(
	row: RawRow,
	table: OpenTable,
	places: readonly number[],
	columns: number
): readonly Cell[] {
	if (row.cells.length === 0) return row.cells;
	const { width } = table;
	const fits =
		width === null || (row.cells.length >= width.least && row.cells.length <= width.most);
	if (!fits && columns > 1) return [row.cells.map(cellText).join(table.delimiter ?? ';')];
	return places.map((from) => row.cells[from] ?? null);
}

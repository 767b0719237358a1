import type { Contract } from '../programme/contract.ts';
import { openBytes } from './byte-source.ts';
import type { Understanding } from './delivery.ts';
import { whyNoList } from './find-delimiter.ts';
import { foldText } from './fold-text.ts';
import type { Grid, GridFile } from './grid.ts';
import { guessTable, type GuessedTable } from './guess-table.ts';
import { guessConventions } from './guess-conventions.ts';
import { namedSheets } from './open-export.ts';
import { openGrids } from './open-grids.ts';
import { firstBlock } from './table-area.ts';
import type { Note } from './open-table.ts';
import { cellText, isBlankCell, isBlankRow, type RawRow } from './raw-row.ts';
import { ExportRefused } from './refusal.ts';
import { french } from './french.ts';

/** What a person says of a file's shape, in place of what would be found. */
export type InspectShape = Partial<
	Pick<
		Contract['shape'],
		'format' | 'encoding' | 'delimiter' | 'sheet' | 'headerRow' | 'decimal' | 'dateOrder' | 'rowsAt'
	>
>;

/** A file as far as it can be understood without a contract, with its first rows to look at. */
export type Inspection = {
	readonly understanding: Understanding;
	/** Up to 40 rows from the top, title rows included, as received: for the eyes of who sent it. */
	readonly rows: readonly RawRow[];
};

/** One table of a file, before its rows are read. */
export type FoundTable = {
	readonly grid: Grid;
	readonly table: GuessedTable;
	/** The columns' names as received; none when the table has no header. */
	readonly columns: readonly string[];
	readonly notes: readonly Note[];
};

/**
 * Looks at the beginning of a file, whatever its size.
 *
 * @throws ExportRefused for what is no table
 */
export async function inspectExport(path: string, shape: InspectShape = {}): Promise<Inspection> {
	const [found] = await findTables(path, shape, false);
	const { grid, table, columns, notes } = found!;
	const { format, encoding, delimiter, quote, sheet, kind, first } = grid;
	const after = table.header?.lastLine ?? -1;
	const body = first.filter(({ line }) => line > after);
	return {
		understanding: {
			format,
			encoding,
			delimiter,
			quote,
			sheet,
			headerRow: kind === 'keyed' ? null : (table.header?.lastLine ?? null),
			...guessConventions(body, table.from, shape),
			columns,
			notes: [...grid.notes, ...notes]
		},
		rows: (kind === 'keyed' ? first.slice(1) : first).slice(0, 40)
	};
}

/**
 * The table of a file; those of an archive when they have the same columns.
 *
 * @throws ExportRefused for what is no table, or archives of different ones
 */
export async function findTables(
	path: string,
	shape: InspectShape,
	whole: boolean
): Promise<readonly FoundTable[]> {
	const { format = null, encoding = null, delimiter = null, rowsAt = null } = shape;
	const opened = await openGrids(openBytes(path), {
		shape: { format, encoding, delimiter, rowsAt },
		whole
	});
	const files = namedSheets(opened, shape.sheet ?? null);
	const found = files.flatMap((file) => findTable(file, shape) ?? []);
	if (found.length === 0) refuseNothing(files);
	refuseDifferent(found);
	return found;
}

function findTable(file: GridFile, shape: InspectShape): FoundTable | null {
	const candidates: FoundTable[] = [];
	for (const grid of file.grids) {
		const table = headedTable(grid, shape.headerRow ?? null);
		if (table === null) continue;
		const found: FoundTable = { grid, table, columns: columnsOf(table), notes: notesOf(table) };
		if (grid.kind === 'cut') {
			if (!shape.delimiter) refuseProse(grid, table, file.grids);
			return found;
		}
		candidates.push(found);
	}
	// A sheet of words before the data, or one with a single cell, is not the table.
	const full = candidates.filter(({ table: { rows, from, to } }) => rows > 0 && to - from > 1);
	const best = fullest(full) ?? candidates.find(({ table }) => table.rows > 0) ?? candidates[0];
	if (best === undefined) return null;
	const others = full.filter((one) => one !== best).map(({ grid }) => grid.sheet ?? '');
	return others.length === 0 ? best : { ...best, notes: [...best.notes, otherSheets(others)] };
}

/** Text that no delimiter cuts into rows of one width is no table, nor a list. */
function refuseProse(
	grid: Grid,
	{ header, from, to }: GuessedTable,
	others: readonly Grid[]
): void {
	const after = header?.lastLine ?? 0;
	const body = firstBlock(
		grid.first.filter(({ line, cells }) => line > after && !isBlankRow(cells))
	);
	const short = body.filter(({ cells }) => cells.length < (to - from) / 2);
	const even = body.filter(({ cells }) => cells.length === (header ?? body[0]!).cells.length);
	const isCut =
		to - from > 1 &&
		(body.length === 0 || (short.length < body.length / 2 && (even.length > 0 || body.length < 2)));
	const reason = isCut ? null : whyNoList(grid.first, to - from > 1, others);
	if (reason !== null) throw new ExportRefused(reason);
}

/** The first sheet, unless it is a notice beside the table: few columns, and another is much larger. */
function fullest(candidates: readonly FoundTable[]): FoundTable | undefined {
	const [first] = candidates;
	if (first === undefined) return undefined;
	const width = ({ table: { from, to } }: FoundTable) => to - from;
	const size = (one: FoundTable) => one.table.rows * width(one);
	const largest = candidates.reduce((best, one) => (size(one) > size(best) ? one : best));
	const isNotice = width(first) <= 3 && width(largest) > width(first);
	return isNotice && size(largest) >= size(first) * 4 ? largest : first;
}

function headedTable(grid: Grid, headerRow: number | null): GuessedTable | null {
	if (headerRow === null || grid.kind === 'keyed') return guessTable(grid);
	const at = grid.first.findIndex(
		({ line, lastLine }) => line <= headerRow && headerRow <= lastLine
	);
	if (at === -1)
		throw new ExportRefused({
			fr: french`La ligne d’en-tête demandée (${headerRow}) est vide ou trop loin.`,
			en: `The header row asked for (${headerRow}) is empty or too far.`
		});
	const header = grid.first[at]!;
	const filled = header.cells.flatMap((cell, column) => (isBlankCell(cell) ? [] : [column]));
	const from = grid.kind === 'sheet' ? (filled[0] ?? 0) : 0;
	const rows = grid.first.length - at - 1;
	return { header, from, to: (filled.at(-1) ?? 0) + 1, beside: [], rows };
}

function columnsOf({ header, from, to }: GuessedTable): string[] {
	if (header === null) return [];
	return Array.from({ length: to - from }, (_, at) => cellText(header.cells[from + at]).trim());
}

function notesOf({ header, beside, from, to }: GuessedTable): Note[] {
	const notes: Note[] = [];
	if (header === null)
		notes.push({
			fr: 'Aucune ligne d’en-tête : les colonnes n’ont pas de nom.',
			en: 'No header row: the columns have no names.'
		});
	if (to - from === 1) notes.push({ fr: 'Une seule colonne.', en: 'A single column.' });
	if (beside.length > 0)
		notes.push({
			fr: french`Un autre tableau, à côté, n’est pas lu : ${beside.map((name) => french`« ${name} »`).join(', ')}.`,
			en: `Another table, beside this one, is not read: ${beside.map((name) => `“${name}”`).join(', ')}.`
		});
	const names = (header?.cells ?? []).slice(from, to).map((cell) => foldText(cellText(cell)));
	const doubled = names.filter((name, at) => name !== '' && names.indexOf(name) !== at);
	if (doubled.length > 0)
		notes.push({
			fr: french`Des colonnes portent le même nom : ${doubled.length}.`,
			en: `Columns have the same name: ${doubled.length}.`
		});
	return notes;
}

function otherSheets(names: readonly string[]): Note {
	const listed = names.slice(0, 10).join(', ') + (names.length > 10 ? ', …' : '');
	return {
		fr: french`Autres feuilles, qui ne sont pas lues : ${listed}.`,
		en: `Other sheets, which are not read: ${listed}.`
	};
}

function refuseNothing(files: readonly GridFile[]): never {
	const isBook = files.some(({ grids }) => grids.some(({ kind }) => kind === 'sheet'));
	const isEmpty = files.every(({ grids }) =>
		grids.every(({ first }) => first.every(({ cells }) => isBlankRow(cells)))
	);
	if (!isEmpty) throw new Error('a file with cells and without a table');
	throw new ExportRefused(
		isBook
			? {
					fr: 'Ce classeur est vide : aucune de ses feuilles ne contient de tableau.',
					en: 'This workbook is empty: none of its sheets holds a table.'
				}
			: { fr: 'Ce fichier ne contient aucune ligne.', en: 'This file holds no row.' }
	);
}

/** Several files are one table only under the same header. */
function refuseDifferent(found: readonly FoundTable[]): void {
	const headerOf = ({ columns }: FoundTable) => columns.map(foldText).toSorted().join('\u001f');
	const [first, ...others] = found;
	if (first === undefined || others.every((one) => headerOf(one) === headerOf(first))) return;
	const names = found.map(({ grid }) => grid.sheet ?? '').join(', ');
	throw new ExportRefused({
		fr: french`Cette archive contient des tableaux différents : ${names}. Envoyez-les un à un, ou choisissez-en un (--sheet).`,
		en: `This archive holds different tables: ${names}. Send them one by one, or choose one (--sheet).`
	});
}

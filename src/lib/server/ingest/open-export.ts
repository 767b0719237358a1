import type { Contract } from '../programme/contract.ts';
import type { ByteSource } from './byte-source.ts';
import {
	expectedTitles,
	findHeader,
	firstRowFound,
	requireHeader,
	type Header
} from './find-header.ts';
import { foldText } from './fold-text.ts';
import type { Grid, GridFile } from './grid.ts';
import { joinTables } from './join-tables.ts';
import { matchColumns, type HeaderMatcher } from './match-columns.ts';
import { openGrids } from './open-grids.ts';
import { rowOf } from './open-json.ts';
import type { Note, OpenTable } from './open-table.ts';
import { cellText, isBlankCell, isBlankRow, type Cell, type RawRow } from './raw-row.ts';
import type { Width } from './read-csv-rows.ts';
import { ExportRefused } from './refusal.ts';
import { french } from './french.ts';
import { tableArea } from './table-area.ts';
import { tableRows } from './table-rows.ts';

/** What Matomo writes instead of a table when a month had no visit. */
const noData =
	/^"?(?:no data available|aucune donnée disponible|il n['’]y a pas de données pour ce rapport)\.?"?$/i;

/**
 * Opens a file under a contract: the sheet, the delimiter and the row whose header names the most
 * of its fields; in an archive, every file that has them all.
 *
 * @param sampled the encoding of a large text is found in samples of it, see `OtherEncoding`
 * @throws ExportRefused for what is no table, lacks a sheet, or lacks required columns
 */
export async function openExport(
	source: ByteSource,
	contract: Contract,
	matcher: HeaderMatcher,
	sampled = false
): Promise<OpenTable> {
	const options = { shape: contract.shape, whole: true, sampled };
	const files = namedSheets(await openGrids(source, options), contract.shape.sheet);
	const found = files.map((file) => ({ file, best: bestGrid(file, contract, matcher) }));
	const whole = found.flatMap(({ best }) =>
		best?.header.match.missing.length === 0 ? [best] : []
	);
	if (files.length > 1 && whole.length > 0)
		return joinTables(whole.map(({ grid, header }) => openTable(grid, header)));
	const [file] = files;
	const best = found.find((one) => one.best !== null)?.best ?? null;
	const silent = best === null && file !== undefined ? sayingNothing(file.grids[0]) : null;
	if (silent !== null) return silent;
	const grid = best?.grid ?? firstFilled(files);
	if (best === null && files.every(({ name }) => name !== null)) refuseArchive(grid, matcher);
	const header = requireHeader(best?.header ?? null, grid.first, matcher);
	return openTable(grid, header);
}

/** Only the sheet, or the file of an archive, that is asked for. */
export function namedSheets(
	files: readonly GridFile[],
	wanted: string | null
): readonly GridFile[] {
	const isSheets = files.some(({ grids }) => grids.some(({ sheet }) => sheet !== null));
	if (wanted === null || !isSheets) return files;
	const name = foldText(wanted);
	const named = files
		.map((file) => ({
			...file,
			grids: file.grids.filter((grid) => grid.sheet !== null && foldText(grid.sheet) === name)
		}))
		.filter(({ grids }) => grids.length > 0);
	if (named.length > 0) return named;
	const sheets = [
		...new Set(files.flatMap(({ grids }) => grids.map(({ sheet }) => sheet ?? '')))
	].join(', ');
	throw new ExportRefused({
		fr: french`Feuille introuvable : « ${wanted} ». Feuilles trouvées : ${sheets}.`,
		en: `Missing sheet: “${wanted}”. Sheets found: ${sheets}.`
	});
}

type Found = { readonly grid: Grid; readonly header: Header };

function bestGrid(file: GridFile, contract: Contract, matcher: HeaderMatcher): Found | null {
	const { sheet, headerRow } = contract.shape;
	const shown = file.grids.filter((grid) => sheet !== null || !grid.hidden);
	let best: Found | null = null;
	for (const grid of shown.length > 0 ? shown : file.grids) {
		const header = headerOf(grid, matcher, headerRow);
		if (header === null) continue;
		if (header.match.matched > (best?.header.match.matched ?? 0)) best = { grid, header };
		if (header.match.missing.length === 0) break;
	}
	return best;
}

function headerOf(grid: Grid, matcher: HeaderMatcher, headerRow: number | null): Header | null {
	if (grid.kind !== 'keyed') {
		const header = findHeader(grid.first, matcher, headerRow);
		return header === null ? null : amongNeighbours(header, grid, matcher);
	}
	// A list without any record is one of whatever was expected.
	const records = grid.first.length > 1 || (grid.first[0]?.cells.length ?? 0) > 0;
	return findHeader(
		records ? grid.first.slice(0, 1) : [rowOf(0, expectedHeaders(matcher))],
		matcher,
		null
	);
}

function expectedHeaders(matcher: HeaderMatcher): string[] {
	return matcher.fields
		.filter((field) => field.filename === null && !field.title.includes('*'))
		.map((field) => field.title);
}

/** When two tables side by side both have a column, the one that has all of them is meant. */
function amongNeighbours(header: Header, grid: Grid, matcher: HeaderMatcher): Header {
	if (grid.kind !== 'sheet' || header.match.duplicated.length === 0) return header;
	const { cells } = header.row;
	let from = 0;
	for (let at = 0; at <= cells.length; at++) {
		if (at < cells.length && !isBlankCell(cells[at])) continue;
		const part = cells.map((cell, column): Cell => (column >= from && column < at ? cell : null));
		const match = matchColumns(part, matcher);
		if (match.missing.length === 0 && match.duplicated.length === 0 && match.matched > 0)
			return { row: { ...header.row, cells: part }, match };
		from = at + 1;
	}
	return header;
}

function refuseArchive(grid: Grid, matcher: HeaderMatcher): never {
	const expected = expectedTitles(matcher);
	const found = firstRowFound(grid.first);
	throw new ExportRefused({
		fr: french`Cette archive ne contient aucun classeur Excel, et aucun de ses fichiers n’a les colonnes attendues : ${expected}. Première ligne trouvée, dans « ${grid.sheet} » : ${found}`,
		en: `This archive holds no Excel workbook, and none of its files has the columns expected: ${expected}. First row found, in “${grid.sheet}”: ${found}`
	});
}

function firstFilled(files: readonly GridFile[]): Grid {
	const grids = files.flatMap((file) => file.grids);
	return grids.find(({ first }) => first.some(({ cells }) => !isBlankRow(cells))) ?? grids[0]!;
}

function openTable(grid: Grid, header: Header): OpenTable {
	const width = grid.kind === 'cut' ? widthOf(header.row) : null;
	const { cells, lastLine } = header.row;
	const found: Note[] = [];
	const spread = grid.kind === 'cut' ? width : { least: 0, most: cells.length };
	const rows = grid.rows(spread, lastLine);
	const area = tableArea(grid, { header: header.row, from: 0, to: cells.length });
	return {
		format: grid.format,
		encoding: grid.encoding,
		delimiter: grid.delimiter,
		quote: grid.quote,
		sheet: grid.sheet,
		header,
		width,
		epoch: grid.epoch,
		rows: tableRows(rows, grid.kind === 'keyed' ? { ...area, kinds: [] } : area, grid.kind, found),
		get notes() {
			return [...grid.notes, ...found];
		}
	};
}

function widthOf(row: RawRow): Width {
	let least = row.cells.length;
	while (least > 0 && isBlankCell(row.cells[least - 1])) least--;
	return { least, most: row.cells.length };
}

function sayingNothing(grid: Grid | undefined): OpenTable | null {
	const rows = grid?.first.filter(({ cells }) => !isBlankRow(cells)) ?? [];
	const words = rows[0]?.cells.map(cellText).join(' ').trim() ?? '';
	if (grid === undefined || rows.length !== 1 || !noData.test(words)) return null;
	return {
		format: grid.format,
		encoding: grid.encoding,
		delimiter: null,
		quote: null,
		sheet: null,
		epoch: 1900,
		header: null,
		width: null,
		rows: { batches: () => [] },
		notes: [
			{
				fr: french`Le fichier dit qu’il ne contient aucune donnée (« ${words} »).`,
				en: `The file says that it holds no data (“${words}”).`
			}
		]
	};
}

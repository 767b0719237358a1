import type { ByteSource } from './byte-source.ts';
import { FIRST_ROWS, type Grid } from './grid.ts';
import { BATCH_ROWS, MAXIMUM_COLUMNS, type Cell, type RawRow } from './raw-row.ts';
import { readText } from './read-text.ts';
import { ExportRefused } from './refusal.ts';
import { french } from './french.ts';

/** JSON is read as a whole, so its size is bounded. */
const MAXIMUM_SIZE = 256 * 1024 * 1024;
const MAXIMUM_DEPTH = 8;
/** Records that share few keys take a cell for each key of the others. */
const MAXIMUM_CELLS = 50_000_000;

/**
 * Opens a JSON file: a list of records at `rowsAt` (`resultats`), or the file itself, or its only
 * list. Keys inside records become headers with dots, `lieuTravail.commune`. A list of lists is a
 * table whose first row is the header.
 *
 * @throws ExportRefused for broken JSON or no list
 */
export function openJson(source: ByteSource, encoding: string, rowsAt: string | null): Grid {
	if (source.size > MAXIMUM_SIZE)
		throw new ExportRefused({
			fr: 'Ce fichier JSON dépasse 256 Mo.',
			en: 'This JSON file is larger than 256 MB.'
		});
	const items = findItems(parseJson([...readText(source, encoding)].join('')), rowsAt);
	const common = {
		format: 'json',
		encoding,
		delimiter: null,
		quote: null,
		sheet: null,
		hidden: false,
		epoch: 1900,
		notes: []
	} as const;
	if (items.length > 0 && items.every((item) => Array.isArray(item))) {
		const rows = items.map((item: unknown[], at): RawRow => {
			if (item.length > MAXIMUM_COLUMNS) refuseColumns();
			return rowOf(at + 1, item.map(asCell));
		});
		return { ...common, ...held(rows), kind: 'sheet' };
	}
	const records = makeRecords();
	let laidOut = 0;
	const rows = items.map((item, at) => {
		const cells = records.cells(item);
		laidOut += cells.length;
		if (laidOut > MAXIMUM_CELLS) refuseCells(records.headers.length);
		return rowOf(at + 1, cells);
	});
	return { ...common, ...held([rowOf(0, records.headers), ...rows]), kind: 'keyed' };
}

export function rowOf(line: number, cells: readonly Cell[]): RawRow {
	return { line, lastLine: line, cells, flaw: null };
}

/** Rows that are all in memory already. */
export function held(rows: readonly RawRow[]): Pick<Grid, 'first' | 'rows'> {
	return {
		first: rows.slice(0, FIRST_ROWS),
		rows: () => ({
			*batches() {
				for (let at = 0; at < rows.length; at += BATCH_ROWS) yield rows.slice(at, at + BATCH_ROWS);
			}
		})
	};
}

/** Lays records out as rows; a key met for the first time is a new column. */
export function makeRecords(): { readonly headers: string[]; cells(record: unknown): Cell[] } {
	const columns = new Map<string, number>();
	const headers: string[] = [];
	return {
		headers,
		cells(record) {
			const cells = new Array<Cell>(columns.size).fill(null);
			put(record, '', cells, { columns, headers }, 0);
			return cells;
		}
	};
}

function parseJson(text: string): unknown {
	try {
		return parseExactly(text);
	} catch (cause) {
		const place = /position (\d+)/.exec(cause instanceof Error ? cause.message : '')?.[1];
		const line = place === undefined ? null : text.slice(0, Number(place)).split('\n').length;
		throw new ExportRefused(
			{
				fr: french`Ce fichier JSON est incomplet ou mal formé${line === null ? '' : ` (ligne ${line})`}.`,
				en: `This JSON file is cut short or malformed${line === null ? '' : ` (line ${line})`}.`
			},
			{ line },
			{ cause }
		);
	}
}

/** A number of 16 digits or more is a code that a number would round. */
export function parseExactly(text: string): unknown {
	if (!/\d{16}/.test(text)) return JSON.parse(text) as unknown;
	return JSON.parse(text, (_, value: unknown, context?: { readonly source?: string }) =>
		typeof value === 'number' && /^-?\d{16,}$/.test(context?.source ?? '') ? context!.source : value
	) as unknown;
}

function findItems(root: unknown, rowsAt: string | null): readonly unknown[] {
	if (rowsAt !== null) {
		let at: unknown = root;
		for (const key of rowsAt.split('.'))
			at = isRecord(at) && Object.hasOwn(at, key) ? at[key] : null;
		if (Array.isArray(at)) return at;
		throw new ExportRefused({
			fr: french`Ce fichier JSON n’a pas de liste à « ${rowsAt} ».`,
			en: `This JSON file has no list at “${rowsAt}”.`
		});
	}
	if (Array.isArray(root)) return root;
	const lists = isRecord(root) ? Object.values(root).filter(Array.isArray) : [];
	if (lists.length === 1) return lists[0]!;
	throw new ExportRefused({
		fr: 'Ce fichier JSON ne contient pas une liste d’enregistrements.',
		en: 'This JSON file does not hold a list of records.'
	});
}

function put(
	value: unknown,
	path: string,
	cells: Cell[],
	known: { readonly columns: Map<string, number>; readonly headers: string[] },
	depth: number
): void {
	if (isRecord(value) && depth < MAXIMUM_DEPTH) {
		for (const [key, inner] of Object.entries(value))
			put(inner, path === '' ? key : `${path}.${key}`, cells, known, depth + 1);
		return;
	}
	const { columns, headers } = known;
	let column = columns.get(path);
	if (column === undefined) {
		if (columns.size >= MAXIMUM_COLUMNS) refuseColumns();
		columns.set(path, (column = columns.size));
		headers.push(path);
	}
	cells[column] = asCell(value);
}

function refuseColumns(): never {
	throw new ExportRefused({
		fr: french`Ce fichier JSON a plus de ${MAXIMUM_COLUMNS} colonnes.`,
		en: `This JSON file has more than ${MAXIMUM_COLUMNS} columns.`
	});
}

function refuseCells(columns: number): never {
	throw new ExportRefused({
		fr: french`Ce fichier JSON ferait un tableau de plus de 50 millions de cellules, sur ${columns} colonnes : ses enregistrements n’ont presque pas de clés en commun.`,
		en: `This JSON file would make a table of more than 50 million cells, over ${columns} columns: its records have hardly any keys in common.`
	});
}

/**
 * Lists of words are one cell, `a, b`; anything deeper is kept as JSON text. A NUL, which no text
 * file may hold, is shown as the mark of what can't be read.
 */
export function asCell(value: unknown): Cell {
	if (value === null || value === undefined) return null;
	if (typeof value === 'string')
		return value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
	if (typeof value === 'number' || typeof value === 'boolean') return value;
	if (Array.isArray(value) && value.every((item) => typeof item !== 'object'))
		return value.join(', ').replaceAll('\0', '\ufffd');
	return JSON.stringify(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

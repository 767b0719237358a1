import type { Contract } from '../programme/contract.ts';
import type { ByteSource } from './byte-source.ts';
import { findHeader, requireHeader } from './find-header.ts';
import type { HeaderMatcher } from './match-columns.ts';
import type { OpenTable } from './open-table.ts';
import { BATCH_ROWS, MAXIMUM_COLUMNS, type Cell, type RawRow } from './raw-row.ts';
import { readText } from './read-text.ts';
import { ExportRefused } from './refusal.ts';
import { french } from './french.ts';

/** JSON is read as a whole, so its size is bounded. */
const MAXIMUM_SIZE = 256 * 1024 * 1024;
const MAXIMUM_DEPTH = 8;

/**
 * Opens a JSON file: a list of records at `rowsAt` (`resultats`), or the file itself, or its only
 * list. Keys inside records become headers with dots, `lieuTravail.commune`.
 *
 * @throws ExportRefused for broken JSON, no list, or missing columns
 */
export function openJson(
	source: ByteSource,
	encoding: string,
	contract: Contract,
	matcher: HeaderMatcher
): OpenTable {
	const { headers, rows } = readItems(source, encoding, contract.shape.rowsAt);
	const headerRow: RawRow = { line: 0, lastLine: 0, cells: headers, flaw: null };
	const wanted =
		rows.length === 0 ? [{ ...headerRow, cells: expectedHeaders(matcher) }] : [headerRow];
	const header = requireHeader(findHeader(wanted, matcher, null), wanted, matcher);
	return {
		format: 'json',
		encoding,
		delimiter: null,
		sheet: null,
		header,
		width: null,
		epoch: 1900,
		rows: {
			*batches() {
				for (let at = 0; at < rows.length; at += BATCH_ROWS) yield rows.slice(at, at + BATCH_ROWS);
			}
		},
		notes: []
	};
}

/** All records of a file, as rows under one header. */
export function readItems(
	source: ByteSource,
	encoding: string,
	rowsAt: string | null
): { headers: string[]; rows: RawRow[] } {
	if (source.size > MAXIMUM_SIZE)
		throw new ExportRefused({
			fr: 'Ce fichier JSON dépasse 256 Mo.',
			en: 'This JSON file is larger than 256 MB.'
		});
	const items = findItems(parseJson([...readText(source, encoding)].join('')), rowsAt);
	return flatten(items);
}

function expectedHeaders(matcher: HeaderMatcher): string[] {
	return matcher.fields
		.filter((field) => field.filename === null && !field.title.includes('*'))
		.map((field) => field.title);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
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

function flatten(items: readonly unknown[]): { headers: string[]; rows: RawRow[] } {
	const columns = new Map<string, number>();
	const rows = items.map((item, at): RawRow => {
		const cells: Cell[] = [];
		put(item, '', cells, columns, 0);
		return { line: at + 1, lastLine: at + 1, cells, flaw: null };
	});
	for (const row of rows) {
		const cells = row.cells as Cell[];
		for (let at = 0; at < cells.length; at++) cells[at] ??= null;
	}
	return { headers: [...columns.keys()], rows };
}

function put(
	value: unknown,
	path: string,
	cells: Cell[],
	columns: Map<string, number>,
	depth: number
): void {
	if (isRecord(value) && depth < MAXIMUM_DEPTH) {
		for (const [key, inner] of Object.entries(value))
			put(inner, path === '' ? key : `${path}.${key}`, cells, columns, depth + 1);
		return;
	}
	let column = columns.get(path);
	if (column === undefined) {
		if (columns.size >= MAXIMUM_COLUMNS)
			throw new ExportRefused({
				fr: french`Ce fichier JSON a plus de ${MAXIMUM_COLUMNS} colonnes.`,
				en: `This JSON file has more than ${MAXIMUM_COLUMNS} columns.`
			});
		columns.set(path, (column = columns.size));
	}
	cells[column] = asCell(value);
}

/** Lists of words are one cell, `a, b`; anything deeper is kept as JSON text. */
function asCell(value: unknown): Cell {
	if (value === null || value === undefined) return null;
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
		return value;
	if (Array.isArray(value) && value.every((item) => typeof item !== 'object'))
		return value.join(', ');
	return JSON.stringify(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { tellsWhom, type Contract } from '../programme/contract.ts';
import { digestOfText, spellingsOf, type ErasedValue, type Erasures } from './erasures.ts';
import { makeRowHash } from './identify-row.ts';
import { cellText, isBlankCell, type Cell, type RawRow, type RowSource } from './raw-row.ts';

/** What stands in the place of a person's identifier in one row. */
export type Stand = { readonly token: string; readonly until: string | null };

/** Rows without the people erased, and how many of them were in the last pass over them. */
export type ErasedRows = RowSource & { erased(): number };

/** What a file's rows are searched by. */
type File = { readonly contract: Contract; readonly byField: readonly (number | null)[] };

/**
 * Rows of erased people come as blank ones, or with something else in the place of what identifies
 * them. Null when nobody is erased or nothing of this file tells whom it is about: reading then
 * costs what it costs without.
 */
export function eraseRows(
	source: RowSource,
	erasures: readonly Erasures[],
	file: File
): ErasedRows | null {
	const find = makeErasedSearch(erasures, file);
	if (find === null) return null;
	let erased = 0;
	const change = (row: RawRow): RawRow => {
		if (row.flaw !== null) return row;
		const found = find(row.cells);
		if (found === null) return row;
		if (found === 'row') {
			erased++;
			return { ...row, cells: [] };
		}
		if ([...found.values()].some(({ until }) => until === null)) erased++;
		return { ...row, stands: found };
	};
	return {
		async *batches() {
			erased = 0;
			for await (const batch of source.batches()) yield batch.map(change);
		},
		erased: () => erased
	};
}

/** Looks for erased people in a row as received: the whole row goes, or what stands where. */
export function makeErasedSearch(
	erasures: readonly Erasures[],
	{ contract, byField }: File
): ((cells: readonly Cell[]) => 'row' | ReadonlyMap<number, Stand> | null) | null {
	const columns = contract.fields.flatMap((field, at) => {
		const column = byField[at] ?? null;
		return column !== null && tellsWhom(field) ? [column] : [];
	});
	const groups = erasures
		.map(({ key, values, rows }) => ({
			key,
			values: new Map(values.map((value) => [value.digest, value])),
			rows: hashesOf(rows.filter(({ stays }) => !stays)),
			hash: makeRowHash(contract, byField, key)
		}))
		.filter(({ values, rows }) => values.size > 0 || rows !== null);
	if (columns.length === 0 || groups.length === 0) return null;
	const valueOf = (cell: Cell | undefined): ErasedValue | null => {
		if (isBlankCell(cell)) return null;
		for (const text of spellingsOf(cellText(cell)))
			for (const { key, values } of groups) {
				const value = values.get(digestOfText(key, text));
				if (value) return value;
			}
		return null;
	};
	return (cells) => {
		for (const { rows, hash } of groups) if (rows?.has(hash(cells))) return 'row';
		let stands: Map<number, Stand> | null = null;
		for (const column of columns) {
			const value = valueOf(cells[column]);
			if (value === null) continue;
			if (value.token === null) return 'row';
			(stands ??= new Map()).set(column, { token: value.token, until: value.until });
		}
		return stands;
	};
}

/** Null without any: rows are then not hashed. */
export function hashesOf(rows: Erasures['rows']): ReadonlySet<string> | null {
	return rows.length === 0 ? null : new Set(rows.map(({ digest }) => digest));
}

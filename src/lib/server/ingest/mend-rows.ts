import type { Contract } from '../programme/contract.ts';
import { correctionId, type Correction } from './correction.ts';
import { makeRowHash } from './identify-row.ts';
import { cellText, type Cell, type RawRow, type RowSource } from './raw-row.ts';

/** Rows with corrections applied, and how many each of them changed in the last pass over them. */
export type MendedRows = RowSource & {
	/** Rows changed. */
	rows(): number;
	/** Rows changed, by the name of the correction that did. */
	uses(): Readonly<Record<string, number>>;
};

type Mended = { readonly id: string; readonly text: string };
type ColumnMends = {
	readonly column: number;
	/** By the text found. */
	readonly everywhere: ReadonlyMap<string, Mended>;
	/** By the text found, then the row's hash. */
	readonly inRows: ReadonlyMap<string, ReadonlyMap<string, Mended>>;
};

/**
 * Applies corrections to cells before anything is made of them. A row's own correction comes
 * before one for the whole column; none is applied to what another gave. Null when none of them
 * is for a column of this file: reading then costs what it costs without.
 */
export function mendRows(
	source: RowSource,
	corrections: readonly Correction[],
	file: {
		readonly contract: Contract;
		readonly byField: readonly (number | null)[];
		readonly key: string;
	}
): MendedRows | null {
	const columns = columnMends(corrections, file);
	if (columns.length === 0) return null;
	const hash = makeRowHash(file.contract, file.byField, file.key);
	const uses = new Map<string, number>();
	let rows = 0;

	const mend = (row: RawRow): RawRow => {
		if (row.flaw !== null) return row;
		let cells: Cell[] | null = null;
		let own: string | null = null;
		for (const { column, everywhere, inRows } of columns) {
			const text = cellText(row.cells[column]).trim();
			const candidates = inRows.get(text);
			const mended =
				(candidates && candidates.get((own ??= hash(row.cells)))) ?? everywhere.get(text);
			if (mended === undefined) continue;
			cells ??= [...row.cells];
			cells[column] = mended.text;
			uses.set(mended.id, (uses.get(mended.id) ?? 0) + 1);
		}
		if (cells === null) return row;
		rows++;
		return { ...row, cells, received: row.cells };
	};
	const mendBatch = (batch: readonly RawRow[]): readonly RawRow[] => {
		let mended: RawRow[] | null = null;
		batch.forEach((row, at) => {
			const result = mend(row);
			if (result === row) return;
			mended ??= [...batch];
			mended[at] = result;
		});
		return mended ?? batch;
	};

	return {
		async *batches() {
			uses.clear();
			rows = 0;
			for await (const batch of source.batches()) yield mendBatch(batch);
		},
		rows: () => rows,
		uses: () => Object.fromEntries([...uses].toSorted(([a], [b]) => (a < b ? -1 : 1)))
	};
}

function columnMends(
	corrections: readonly Correction[],
	{ contract, byField }: { contract: Contract; byField: readonly (number | null)[] }
): ColumnMends[] {
	return contract.fields.flatMap(({ name }, at) => {
		const column = byField[at] ?? null;
		const own = corrections.filter(({ field }) => field === name);
		if (column === null || own.length === 0) return [];
		const everywhere = new Map<string, Mended>();
		const inRows = new Map<string, Map<string, Mended>>();
		for (const correction of own) {
			const mended = { id: correctionId(correction), text: correction.mended };
			if (correction.row === null) everywhere.set(correction.found, mended);
			else {
				const rows = inRows.get(correction.found) ?? new Map<string, Mended>();
				rows.set(correction.row, mended);
				inRows.set(correction.found, rows);
			}
		}
		return [{ column, everywhere, inRows }];
	});
}

import type { Relation } from './bounds.ts';
import type { GuardedCell } from './protect-cells.ts';
import { sumOf, type SparseVector } from './sparse-vector.ts';

/** A table of counts with its margins, as cells to protect: the total, then margins, then the inside. */
export type TwoWayTable = {
	readonly cells: readonly GuardedCell[];
	readonly relations: readonly Relation[];
	/** Index among the cells; `null` is a margin. */
	at(row: number | null, column: number | null): number;
	pieceOf(piece: number): SparseVector;
};

/** Lays out a table; `isSecret` says which counts tell of too few. Larger counts come first. */
export function layOutTable(
	counts: readonly (readonly number[])[],
	isSecret: (count: number, row: number | null, column: number | null) => boolean
): TwoWayTable {
	const [rows, columns] = [[...counts.keys()], [...(counts[0]?.keys() ?? [])]];
	const atom = (row: number, column: number) => row * columns.length + column;
	const make = (row: number | null, column: number | null) => {
		const inside = (row === null ? rows : [row]).flatMap((r) =>
			(column === null ? columns : [column]).map((c) => [r, c] as const)
		);
		const count = inside.reduce((sum, [r, c]) => sum + counts[r]![c]!, 0);
		const vector = sumOf(inside.map(([r, c]) => atom(r, c)));
		const pieces = () => vector.atoms;
		return {
			row,
			column,
			vector,
			pieces,
			count,
			secret: isSecret(count, row, column),
			asked: true
		};
	};
	const margins = [...rows.map((row) => make(row, null)), ...columns.map((c) => make(null, c))];
	const inner = rows.flatMap((row) => columns.map((column) => make(row, column)));
	const largest = (a: GuardedCell, b: GuardedCell) => b.count - a.count;
	const cells = [make(null, null), ...margins.toSorted(largest), ...inner.toSorted(largest)];
	const places = new Map(cells.map(({ row, column }, index) => [`${row} ${column}`, index]));
	const at = (row: number | null, column: number | null) => places.get(`${row} ${column}`)!;
	const relations = [
		...rows.map((row) => ({ whole: at(row, null), parts: columns.map((c) => at(row, c)) })),
		...columns.map((column) => ({
			whole: at(null, column),
			parts: rows.map((r) => at(r, column))
		})),
		{ whole: at(null, null), parts: rows.map((row) => at(row, null)) },
		{ whole: at(null, null), parts: columns.map((column) => at(null, column)) }
	];
	return { cells, relations, at, pieceOf: (piece) => sumOf([piece]) };
}

import type { Relation } from '../../disclosure/bounds.ts';
import { layOutCube, type CubeCell, type CubeShape } from '../../disclosure/cube.ts';
import { protectCells, type Protection, type ZeroRule } from '../../disclosure/protect-cells.ts';

/** A cube that was counted, in order of importance, and nothing else: it goes to another thread. */
export type CountedCube = {
	readonly shape: CubeShape;
	readonly cells: readonly CubeCell[];
	readonly zeros: ZeroRule;
};

export type ProtectedCube = {
	/** How cells add up, where what was counted does. */
	readonly relations: readonly Relation[];
	/** Of each cell, then of the parts that relations add. */
	readonly protections: readonly Protection[];
};

/** What becomes of each cell. It holds a processor, seconds for a large cube. */
export function protectCube({ shape, cells, zeros }: CountedCube): ProtectedCube {
	const laid = layOutCube(shape, cells);
	const relations = laid.relations.filter((relation) => holds(relation, cells));
	return { relations, protections: protectCells(laid.cells, relations, zeros, laid.pieceOf) };
}

/** Units that come back make no sums: those relations tell nothing. */
function holds({ whole, parts }: Relation, cells: readonly CubeCell[]): boolean {
	const real = parts.filter((part) => part < cells.length);
	const sum = real.reduce((total, part) => total + cells[part]!.count, 0);
	const of = cells[whole]?.count ?? null;
	if (real.some((part) => cells[part]!.count < 0)) return false;
	if (of === null) return true;
	const close = Math.abs(of - sum) < 1e-6;
	return real.length === parts.length ? close : sum < of + 1e-6;
}

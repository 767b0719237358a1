import { setImmediate } from 'node:timers/promises';
import { BoundsKnown, type Relation } from './bounds.ts';
import { GuardedSpan } from './guarded-span.ts';
import type { SparseVector } from './sparse-vector.ts';

/** A count that may be shown, hidden, or that nobody is ever shown but that others add up to. */
export type GuardedCell = {
	/** What it is a sum of. */
	readonly vector: SparseVector;
	/** The smallest counts in it, each by a number of its own: where it is zero, so are they. */
	pieces(): Iterable<number>;
	readonly count: number;
	/** Tells of too few: neither shown nor to be deduced. */
	readonly secret: boolean;
	/** False for a part that no question asks for. */
	readonly asked: boolean;
	/** Is hidden rather than any that does not, where either would do. */
	readonly yields?: boolean;
};

/** Whether a hidden cell may be zero, which a reader then cannot rule out. */
export type ZeroRule = 'may-hide' | 'shown';

/** Shown, hidden for itself, or hidden so that another can't be deduced. */
export type Protection = 'shown' | 'secret' | 'complement';

/**
 * What to hide so that no secret cell is a sum or difference of shown ones, nor follows from
 * counts being at least zero as far as bounds tell. `cells` come in order of importance: each is
 * shown unless a secret would follow from it and those before. What is hidden can't be solved
 * either: showing it would give a secret away. Between two passes, a few tenths of a second on the
 * largest cubes, whoever waits for the process is answered.
 */
export async function protectCells(
	cells: readonly GuardedCell[],
	relations: readonly Relation[],
	zeros: ZeroRule,
	pieceOf: (piece: number) => SparseVector
): Promise<readonly Protection[]> {
	const known = new BoundsKnown(cells.length, relations);
	const hidden = new Set<number>();
	for (const [at, { asked }] of cells.entries()) if (!asked) hidden.add(at);
	for (;;) {
		await setImmediate();
		const { protections, isTold } = publish(cells, hidden, zeros, pieceOf);
		for (const [at, protection] of protections.entries())
			if (protection === 'complement') hidden.add(at);
		if (isTold) continue;
		known.settle(
			(at) => (protections[at] === 'shown' ? cells[at]!.count : null),
			// Where zeros are always shown, what is hidden is known to be none.
			(at) => (zeros === 'shown' && cells[at]!.asked ? 1 : 0)
		);
		const before = hidden.size;
		for (
			let tellers = findTellers(cells, known, zeros);
			tellers.size > 0;
			tellers = findTellers(cells, known, zeros)
		) {
			for (const teller of tellers) hidden.add(teller);
			known.hide(tellers);
		}
		if (hidden.size === before) return protections;
	}
}

/** In order, what may be shown beside what is shown before, and whether more follows from it. */
function publish(
	cells: readonly GuardedCell[],
	hidden: ReadonlySet<number>,
	zeros: ZeroRule,
	pieceOf: (piece: number) => SparseVector
): { readonly protections: readonly Protection[]; readonly isTold: boolean } {
	const span = new GuardedSpan();
	const zeroPieces = new Set<number>();
	/**
	 * Who is told a zero knows that all in it is zero. Pieces shown before one that may not be are
	 * held for known: a cell too many is then hidden, none too few.
	 */
	const showZero = ({ pieces }: GuardedCell): boolean => {
		for (const piece of pieces()) {
			if (zeroPieces.has(piece)) continue;
			if (!span.show(pieceOf(piece))) return false;
			zeroPieces.add(piece);
		}
		return true;
	};
	const always = ({ secret, count, asked }: GuardedCell) =>
		zeros === 'shown' && asked && !secret && count === 0;
	for (const cell of cells) if (always(cell)) showZero(cell);
	for (const [at, { vector, secret, asked }] of cells.entries())
		if (secret || (asked && hidden.has(at))) span.guard(vector);
	const protections = cells.map((cell, at): Protection => {
		if (cell.secret) return 'secret';
		if (always(cell)) return 'shown';
		if (hidden.has(at)) return 'complement';
		const may = cell.count === 0 ? showZero(cell) : span.show(cell.vector);
		return may ? 'shown' : 'complement';
	});
	// A zero kept back for what is in it may follow from others: these are kept back the next time.
	const isTold = cells.some(
		({ vector, asked }, at) =>
			asked && protections[at] === 'complement' && !hidden.has(at) && span.follows(vector)
	);
	return { protections, isTold };
}

/** Of the cells that tell each secret by bounds, the least important; one for those that share some. */
function findTellers(
	cells: readonly GuardedCell[],
	known: BoundsKnown,
	zeros: ZeroRule
): ReadonlySet<number> {
	const mayHide = (cell: number) => zeros === 'may-hide' || cells[cell]!.count > 0;
	const chosen = new Set<number>();
	for (const [at, { secret }] of cells.entries()) {
		if (!secret || !known.isKnown(at)) continue;
		const yielding = known.tellers(at, (cell) => cells[cell]!.yields === true && mayHide(cell));
		const found = yielding.size > 0 ? yielding : known.tellers(at, mayHide);
		const tellers = [...found].sort((a, b) => a - b);
		if (tellers.some((cell) => chosen.has(cell))) continue;
		const last = tellers.at(-1);
		if (last === undefined) throw new Error('a count follows from nothing that is shown');
		chosen.add(last);
	}
	return chosen;
}

import { BoundsKnown, type Relation } from './bounds.ts';
import { GuardedSpan } from './guarded-span.ts';
import type { SparseVector } from './sparse-vector.ts';

/** A count that may be shown, hidden, or that nobody is ever shown but that others add up to. */
export type GuardedCell = {
	/** What it is a sum of. */
	readonly vector: SparseVector;
	readonly count: number;
	/** Tells of too few: neither shown nor to be deduced. */
	readonly secret: boolean;
	/** False for a part that no question asks for. */
	readonly asked: boolean;
};

/** Whether a hidden cell may be zero, which a reader then cannot rule out. */
export type ZeroRule = 'may-hide' | 'shown';

/** Shown, hidden for itself, or hidden so that another can't be deduced. */
export type Protection = 'shown' | 'secret' | 'complement';

/** Rounds of looking for what zeros give away before all that tells is hidden. */
const mostRounds = 40;

/**
 * What to hide so that no secret cell is a sum or difference of shown ones, nor follows from
 * counts being at least zero as far as bounds tell. `cells` come in order of importance: each is
 * shown unless a secret would follow from it and those before. What is hidden can't be solved
 * either: showing it would give a secret away.
 */
export function protectCells(
	cells: readonly GuardedCell[],
	relations: readonly Relation[],
	zeros: ZeroRule
): readonly Protection[] {
	const hidden = new Set<number>();
	for (let round = 0; ; round++) {
		const protections = publish(cells, hidden, zeros);
		const found = toldByBounds(cells, relations, protections, zeros);
		if (found.length === 0) return protections;
		const before = hidden.size;
		for (const tellers of found) {
			if (tellers.some((cell) => hidden.has(cell))) continue;
			// The least important that is no zero; all of them when rounds no longer help.
			const counted = tellers.filter((cell) => zeros === 'may-hide' || cells[cell]!.count > 0);
			for (const cell of round < mostRounds ? counted.slice(-1) : counted) hidden.add(cell);
		}
		if (hidden.size === before) throw new Error('a count follows from nothing that is shown');
	}
}

/** In order, what may be shown beside what is shown before. */
function publish(
	cells: readonly GuardedCell[],
	hidden: ReadonlySet<number>,
	zeros: ZeroRule
): Protection[] {
	const span = new GuardedSpan();
	if (zeros === 'shown')
		for (const { vector, asked, count, secret } of cells)
			if (asked && count === 0 && !secret) span.show(vector);
	for (const [at, { vector, secret }] of cells.entries())
		if (secret || hidden.has(at)) span.guard(vector);
	return cells.map(({ vector, secret, asked, count }, at): Protection => {
		if (secret) return 'secret';
		if (!asked || hidden.has(at)) return 'complement';
		if (zeros === 'shown' && count === 0) return 'shown';
		return span.show(vector) ? 'shown' : 'complement';
	});
}

/** For each secret that bounds give away, the cells shown that tell it, the least important last. */
function toldByBounds(
	cells: readonly GuardedCell[],
	relations: readonly Relation[],
	protections: readonly Protection[],
	zeros: ZeroRule
): readonly (readonly number[])[] {
	const known = new BoundsKnown(
		cells.map(({ count }, at) => (protections[at] === 'shown' ? count : null)),
		relations,
		// Where zeros are always shown, what is hidden is known to be none.
		(at) => (zeros === 'shown' && cells[at]!.asked ? 1 : 0)
	);
	return cells.flatMap(({ secret }, at) => {
		if (!secret || !known.isKnown(at)) return [];
		return [[...known.tellers(at)].sort((a, b) => a - b)];
	});
}

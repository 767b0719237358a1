import { addMultiple, inverse, prime, weightOf, type SparseVector } from './sparse-vector.ts';

const salts = [0x9e3779b9, 0x7f4a7c15, 0x94d049bb] as const;

type Three = [number, number, number];

type Guarded = {
	readonly atoms: SparseVector;
	readonly sums: Three;
	bucket: number;
	/** Its weight changed, and it is not counted again yet. */
	shifted: boolean;
};

/**
 * All that follows from what is shown, by sums and differences, and what must never follow from it:
 * a guarded cell is solvable exactly when its vector lies in the span of the shown ones.
 *
 * Three random weights of every atom are kept such that each shown vector weighs nothing. A vector
 * then weighs nothing when it follows from the shown ones, and two weigh in proportion when one
 * follows from the other beside them, but for chances of 2^-78 and 2^-52: the second hides a cell
 * too many. What is tested is so weighed, and only what is shown is eliminated with.
 */
export class GuardedSpan {
	/** Echelon rows by pivot, whose coefficient is 1; a row holds no pivot of a row before it. */
	readonly #rows = new Map<number, SparseVector>();
	/** When each pivot's row was added. */
	readonly #ranks = new Map<number, number>();
	/** Pivots of the rows that hold an atom. */
	readonly #rowsWith = new Map<number, number[]>();
	readonly #weights = new Map<number, Three>();
	readonly #holders = new Map<number, Guarded[]>();
	readonly #buckets = new Map<number, number>();

	/** Guards a cell. False when what is shown gives it away already. */
	guard(atoms: SparseVector): boolean {
		const sums = this.#weigh(atoms);
		const bucket = directionOf(sums);
		if (bucket === none) return false;
		const guarded = { atoms, sums, bucket, shifted: false };
		for (const atom of atoms.keys()) push(this.#holders, atom, guarded);
		this.#count(bucket, 1);
		return true;
	}

	/** Shows a cell, unless a guarded one would follow: then false, and nothing changes. */
	show(atoms: SparseVector): boolean {
		const sums = this.#weigh(atoms);
		const direction = directionOf(sums);
		if (direction === none) return true;
		if (this.#buckets.has(direction)) return false;
		this.#add(this.#explain(atoms));
		return true;
	}

	/** Whether a vector follows from what is shown. */
	follows(atoms: SparseVector): boolean {
		return directionOf(this.#weigh(atoms)) === none;
	}

	#weigh(atoms: SparseVector): Three {
		let [one, two, three] = [0, 0, 0];
		for (const [atom, coefficient] of atoms) {
			const weights = this.#weightsOf(atom);
			one = (one + coefficient * weights[0]) % prime;
			two = (two + coefficient * weights[1]) % prime;
			three = (three + coefficient * weights[2]) % prime;
		}
		return [one, two, three];
	}

	#weightsOf(atom: number): Three {
		const known = this.#weights.get(atom);
		if (known) return known;
		const fresh: Three = [
			weightOf(atom, salts[0]),
			weightOf(atom, salts[1]),
			weightOf(atom, salts[2])
		];
		this.#weights.set(atom, fresh);
		return fresh;
	}

	/** What of a vector does not follow from what is shown. */
	#explain(atoms: SparseVector): SparseVector {
		const rest = new Map(atoms);
		// Atoms that are added while it runs are visited too.
		for (const atom of rest.keys()) {
			const row = this.#rows.get(atom);
			const coefficient = rest.get(atom);
			if (row && coefficient !== undefined) addMultiple(rest, prime - coefficient, row);
		}
		return rest;
	}

	#add(row: SparseVector): void {
		const pivot = this.#choosePivot(row);
		const unit = inverse(row.get(pivot)!);
		if (unit !== 1)
			for (const [atom, coefficient] of row) row.set(atom, (coefficient * unit) % prime);
		const [one, two, three] = this.#weigh(row);
		this.#rows.set(pivot, row);
		this.#ranks.set(pivot, this.#ranks.size);
		for (const atom of row.keys()) if (atom !== pivot) push(this.#rowsWith, atom, pivot);
		this.#shift(pivot, [prime - one, prime - two, prime - three]);
	}

	/** Changes an atom's weights, and those of the pivots whose rows hold it: shown vectors go on weighing nothing. */
	#shift(first: number, by: Three): void {
		const shifts = new Map<number, Three>([[first, by]]);
		const shifted: Guarded[] = [];
		for (const atom of this.#dependents(first)) {
			const [one, two, three] = shifts.get(atom)!;
			const weights = this.#weightsOf(atom);
			weights[0] = (weights[0] + one) % prime;
			weights[1] = (weights[1] + two) % prime;
			weights[2] = (weights[2] + three) % prime;
			for (const guarded of this.#holders.get(atom) ?? []) {
				const factor = guarded.atoms.get(atom)!;
				const { sums } = guarded;
				sums[0] = (sums[0] + factor * one) % prime;
				sums[1] = (sums[1] + factor * two) % prime;
				sums[2] = (sums[2] + factor * three) % prime;
				if (guarded.shifted) continue;
				guarded.shifted = true;
				shifted.push(guarded);
			}
			for (const pivot of this.#rowsWith.get(atom) ?? []) {
				const factor = prime - this.#rows.get(pivot)!.get(atom)!;
				const before = shifts.get(pivot) ?? [0, 0, 0];
				shifts.set(pivot, [
					(before[0] + factor * one) % prime,
					(before[1] + factor * two) % prime,
					(before[2] + factor * three) % prime
				]);
			}
		}
		for (const guarded of shifted) {
			this.#count(guarded.bucket, -1);
			guarded.bucket = directionOf(guarded.sums);
			guarded.shifted = false;
			this.#count(guarded.bucket, 1);
		}
	}

	/** An atom and the pivots that change with it, each after all that it changes with: newer rows come first. */
	#dependents(first: number): readonly number[] {
		const reached = new Set([first]);
		for (const atom of reached)
			for (const pivot of this.#rowsWith.get(atom) ?? []) reached.add(pivot);
		return [...reached].sort((a, b) => this.#ranks.get(b)! - this.#ranks.get(a)!);
	}

	/** The atom that the fewest others depend on: these all change. */
	#choosePivot(row: SparseVector): number {
		let [chosen, least] = [-1, Infinity];
		for (const atom of row.keys()) {
			const held =
				(this.#holders.get(atom)?.length ?? 0) + 20 * (this.#rowsWith.get(atom)?.length ?? 0);
			if (held < least) [chosen, least] = [atom, held];
			if (least === 0) break;
		}
		return chosen;
	}

	#count(bucket: number, by: 1 | -1): void {
		const count = (this.#buckets.get(bucket) ?? 0) + by;
		if (count === 0) this.#buckets.delete(bucket);
		else this.#buckets.set(bucket, count);
	}
}

const none = -1;

/** The same number for weights in proportion; −1 for none at all. */
function directionOf([one, two, three]: Three): number {
	if (one !== 0) {
		const unit = inverse(one);
		return ((two * unit) % prime) * 2 ** 26 + ((three * unit) % prime);
	}
	if (two !== 0) return 2 ** 52 + ((three * inverse(two)) % prime);
	return three === 0 ? none : 2 ** 53 - 1;
}

function push<T>(lists: Map<number, T[]>, key: number, item: T): void {
	const list = lists.get(key);
	if (list) list.push(item);
	else lists.set(key, [item]);
}

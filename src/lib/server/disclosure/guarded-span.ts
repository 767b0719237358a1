import {
	addMultiple,
	directionOf,
	inverse,
	prime,
	scale,
	type SparseVector
} from './sparse-vector.ts';

type Guarded = { readonly rest: SparseVector; direction: number };

/**
 * All that follows from what is shown, by sums and differences, and what must never follow from it.
 * A guarded cell is solvable exactly when its vector lies in the span of the shown ones.
 */
export class GuardedSpan {
	/** Echelon rows by their pivot, whose coefficient is 1; a row holds no pivot of a row before it. */
	readonly #rows = new Map<number, SparseVector>();
	/** Guarded vectors, less all that the rows explain; none is empty. */
	readonly #holders = new Map<number, Set<Guarded>>();
	readonly #directions = new Map<number, number>();

	/** Guards a cell. False when what is shown gives it away already. */
	guard(vector: SparseVector): boolean {
		const rest = this.#explain(vector);
		if (rest.size === 0) return false;
		const guarded = { rest, direction: directionOf(rest) };
		for (const atom of rest.keys()) this.#hold(atom, guarded);
		this.#count(guarded.direction, 1);
		return true;
	}

	/** Shows a cell, unless a guarded one would follow: then false, and nothing changes. */
	show(vector: SparseVector): boolean {
		const rest = this.#explain(vector);
		if (rest.size === 0) return true;
		if (this.#directions.has(directionOf(rest))) return false;
		this.#add(rest);
		return true;
	}

	/** Whether a vector follows from what is shown. */
	follows(vector: SparseVector): boolean {
		return this.#explain(vector).size === 0;
	}

	#explain(vector: SparseVector): SparseVector {
		const rest = new Map(vector);
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
		scale(row, inverse(row.get(pivot)!));
		this.#rows.set(pivot, row);
		const touched = this.#holders.get(pivot);
		if (!touched) return;
		this.#holders.delete(pivot);
		for (const guarded of touched) {
			const { rest } = guarded;
			const before = new Set(rest.keys());
			addMultiple(rest, prime - rest.get(pivot)!, row);
			for (const atom of row.keys()) {
				if (rest.has(atom) === before.has(atom)) continue;
				if (rest.has(atom)) this.#hold(atom, guarded);
				else this.#holders.get(atom)?.delete(guarded);
			}
			this.#count(guarded.direction, -1);
			guarded.direction = directionOf(rest);
			this.#count(guarded.direction, 1);
		}
	}

	/** The atom that the fewest guarded vectors hold: those are all worked over. */
	#choosePivot(row: SparseVector): number {
		let [chosen, least] = [-1, Infinity];
		for (const atom of row.keys()) {
			const held = this.#holders.get(atom)?.size ?? 0;
			if (held < least) [chosen, least] = [atom, held];
			if (least === 0) break;
		}
		return chosen;
	}

	#hold(atom: number, guarded: Guarded): void {
		const holders = this.#holders.get(atom);
		if (holders) holders.add(guarded);
		else this.#holders.set(atom, new Set([guarded]));
	}

	#count(direction: number, by: 1 | -1): void {
		const count = (this.#directions.get(direction) ?? 0) + by;
		if (count === 0) this.#directions.delete(direction);
		else this.#directions.set(direction, count);
	}
}

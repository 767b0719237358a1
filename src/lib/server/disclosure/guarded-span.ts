import { AtomLists, enlarged } from './atom-lists.ts';
import { Directions } from './directions.ts';
import { inverse, prime, residue, weightOf, type SparseVector } from './sparse-vector.ts';

const salts = [0x9e3779b9, 0x7f4a7c15, 0x94d049bb] as const;

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
	/** Atoms that there is room for. */
	#room = 0;
	#one = new Float64Array(0);
	#two = new Float64Array(0);
	#three = new Float64Array(0);
	/** Echelon rows as they were added. A row's pivot has the coefficient 1; it holds none of a row before it. */
	readonly #rows: SparseVector[] = [];
	readonly #pivots: number[] = [];
	/** The row whose pivot an atom is; −1 is none. */
	#rowOf = new Int32Array(0);
	/** Of each atom, the rows that hold it beside their pivot. */
	readonly #rowsWith = new AtomLists();
	readonly #guarded = new Directions();
	/** Of each atom, the guarded cells that hold it. */
	readonly #holders = new AtomLists();

	/** What is left of a vector while it is eliminated, and whether an atom waits for that. */
	#rest = new Float64Array(0);
	#isQueued = new Uint8Array(0);
	/** What is added to the weights of each row's pivot while an atom's change. */
	#shiftOne = new Float64Array(64);
	#shiftTwo = new Float64Array(64);
	#shiftThree = new Float64Array(64);
	#isReached = new Uint8Array(64);
	#reached = new Int32Array(64);
	#isShifted = new Uint8Array(64);
	#shifted = new Int32Array(64);

	/** Guards a cell. False when what is shown gives it away already. */
	guard(vector: SparseVector): boolean {
		const number = this.#guarded.add(...this.#weigh(vector));
		if (number === -1) return false;
		const { atoms, coefficients } = vector;
		for (let at = 0; at < atoms.length; at++)
			this.#holders.add(atoms[at]!, number, coefficients[at]!);
		if (number === this.#shifted.length) {
			this.#shifted = enlarged(this.#shifted, 2 * number);
			this.#isShifted = enlarged(this.#isShifted, 2 * number);
		}
		return true;
	}

	/** Shows a cell, unless a guarded one would follow: then false, and nothing changes. */
	show(vector: SparseVector): boolean {
		const [one, two, three] = this.#weigh(vector);
		if (one === 0 && two === 0 && three === 0) return true;
		if (this.#guarded.has(one, two, three)) return false;
		this.#add(this.#explain(vector));
		return true;
	}

	/** Whether a vector follows from what is shown. */
	follows(vector: SparseVector): boolean {
		return this.#weigh(vector).every((sum) => sum === 0);
	}

	#weigh({ atoms, coefficients }: SparseVector): readonly [number, number, number] {
		let [one, two, three] = [0, 0, 0];
		for (let at = 0; at < atoms.length; at++) {
			const atom = atoms[at]!;
			const coefficient = coefficients[at]!;
			if (atom >= this.#room) this.#reserve(atom + 1);
			one = residue(one + coefficient * this.#one[atom]!);
			two = residue(two + coefficient * this.#two[atom]!);
			three = residue(three + coefficient * this.#three[atom]!);
		}
		return [one, two, three];
	}

	/** Makes room for atoms that were not met before, each with weights of its own. */
	#reserve(atoms: number): void {
		const from = this.#room;
		const room = Math.max(atoms, 2 * from, 1024);
		this.#one = enlarged(this.#one, room);
		this.#two = enlarged(this.#two, room);
		this.#three = enlarged(this.#three, room);
		for (let atom = from; atom < room; atom++) {
			this.#one[atom] = weightOf(atom, salts[0]);
			this.#two[atom] = weightOf(atom, salts[1]);
			this.#three[atom] = weightOf(atom, salts[2]);
		}
		this.#rowOf = enlarged(this.#rowOf, room).fill(-1, from);
		this.#rowsWith.reserve(room);
		this.#holders.reserve(room);
		this.#rest = enlarged(this.#rest, room);
		this.#isQueued = enlarged(this.#isQueued, room);
		this.#room = room;
	}

	/** What of a vector does not follow from what is shown. */
	#explain({ atoms, coefficients }: SparseVector): SparseVector {
		const rest = this.#rest;
		const queue: number[] = [];
		const add = (atom: number, coefficient: number) => {
			rest[atom] = residue(rest[atom]! + coefficient);
			if (this.#isQueued[atom]) return;
			this.#isQueued[atom] = 1;
			queue.push(atom);
		};
		for (let at = 0; at < atoms.length; at++) add(atoms[at]!, coefficients[at]!);
		// Atoms that are added while it runs are visited too.
		for (const atom of queue) {
			const row = this.#rows[this.#rowOf[atom]!];
			if (!row) continue;
			const factor = prime - rest[atom]!;
			if (factor < prime)
				for (let at = 0; at < row.atoms.length; at++)
					add(row.atoms[at]!, factor * row.coefficients[at]!);
			this.#isQueued[atom] = 0;
		}
		const left: number[] = [];
		for (const atom of queue) {
			if (this.#isQueued[atom] && rest[atom] !== 0) left.push(atom);
			this.#isQueued[atom] = 0;
		}
		const explained = {
			atoms: Int32Array.from(left),
			coefficients: Float64Array.from(left, (atom) => rest[atom]!)
		};
		for (const atom of queue) rest[atom] = 0;
		return explained;
	}

	#add({ atoms, coefficients }: SparseVector): void {
		const chosen = this.#choosePivot(atoms);
		const pivot = atoms[chosen]!;
		const unit = inverse(coefficients[chosen]!);
		const number = this.#rows.length;
		for (let at = 0; at < atoms.length; at++) {
			coefficients[at] = residue(coefficients[at]! * unit);
			if (at !== chosen) this.#rowsWith.add(atoms[at]!, number, prime - coefficients[at]!);
		}
		const row = { atoms, coefficients };
		const [one, two, three] = this.#weigh(row);
		this.#rows.push(row);
		this.#pivots.push(pivot);
		this.#rowOf[pivot] = number;
		if (number === this.#reached.length) {
			const room = 2 * number;
			this.#reached = enlarged(this.#reached, room);
			this.#isReached = enlarged(this.#isReached, room);
			this.#shiftOne = enlarged(this.#shiftOne, room);
			this.#shiftTwo = enlarged(this.#shiftTwo, room);
			this.#shiftThree = enlarged(this.#shiftThree, room);
		}
		this.#shift(number, prime - one, prime - two, prime - three);
	}

	/** Changes the weights of a row's pivot, and of those whose rows hold it: shown vectors go on weighing nothing. */
	#shift(first: number, byOne: number, byTwo: number, byThree: number): void {
		const [shiftOne, shiftTwo, shiftThree] = [this.#shiftOne, this.#shiftTwo, this.#shiftThree];
		const [holders, rowsWith, guarded] = [this.#holders, this.#rowsWith, this.#guarded];
		shiftOne[first] = byOne;
		shiftTwo[first] = byTwo;
		shiftThree[first] = byThree;
		let shifted = 0;
		const reached = this.#reach(first);
		for (let index = reached.length - 1; index >= 0; index--) {
			const row = reached[index]!;
			const atom = this.#pivots[row]!;
			const one = shiftOne[row]!;
			const two = shiftTwo[row]!;
			const three = shiftThree[row]!;
			shiftOne[row] = shiftTwo[row] = shiftThree[row] = 0;
			this.#isReached[row] = 0;
			this.#one[atom] = residue(this.#one[atom]! + one);
			this.#two[atom] = residue(this.#two[atom]! + two);
			this.#three[atom] = residue(this.#three[atom]! + three);
			for (let entry = holders.heads[atom]!; entry !== -1; entry = holders.next[entry]!) {
				const number = holders.members[entry]!;
				const factor = holders.coefficients[entry]!;
				guarded.one[number] = residue(guarded.one[number]! + factor * one);
				guarded.two[number] = residue(guarded.two[number]! + factor * two);
				guarded.three[number] = residue(guarded.three[number]! + factor * three);
				if (this.#isShifted[number]) continue;
				this.#isShifted[number] = 1;
				this.#shifted[shifted++] = number;
			}
			for (let entry = rowsWith.heads[atom]!; entry !== -1; entry = rowsWith.next[entry]!) {
				const other = rowsWith.members[entry]!;
				const factor = rowsWith.coefficients[entry]!;
				shiftOne[other] = residue(shiftOne[other]! + factor * one);
				shiftTwo[other] = residue(shiftTwo[other]! + factor * two);
				shiftThree[other] = residue(shiftThree[other]! + factor * three);
			}
		}
		for (let index = 0; index < shifted; index++) this.#isShifted[this.#shifted[index]!] = 0;
		guarded.settle(this.#shifted, shifted);
	}

	/** A row and those whose pivots change with its own, in order: the newest change first. */
	#reach(first: number): Int32Array {
		const rowsWith = this.#rowsWith;
		let count = 1;
		this.#reached[0] = first;
		this.#isReached[first] = 1;
		for (let at = 0; at < count; at++) {
			const atom = this.#pivots[this.#reached[at]!]!;
			for (let entry = rowsWith.heads[atom]!; entry !== -1; entry = rowsWith.next[entry]!) {
				const row = rowsWith.members[entry]!;
				if (this.#isReached[row]) continue;
				this.#isReached[row] = 1;
				this.#reached[count++] = row;
			}
		}
		return this.#reached.subarray(0, count).sort();
	}

	/** Where the atom is that the fewest others depend on: these all change. */
	#choosePivot(atoms: Int32Array): number {
		let [chosen, least] = [-1, Infinity];
		for (let at = 0; at < atoms.length; at++) {
			const atom = atoms[at]!;
			const held = this.#holders.lengths[atom]! + 20 * this.#rowsWith.lengths[atom]!;
			if (held < least) [chosen, least] = [at, held];
			if (least === 0) break;
		}
		return chosen;
	}
}

/**
 * A list for each atom, of whole numbers that each carry a coefficient. Lists only grow; the newest
 * comes first. Kept in arrays of numbers: there are millions of members.
 */
export class AtomLists {
	/** Members of each atom. */
	lengths = new Int32Array(0);
	/** The newest entry of each atom; −1 is none. */
	heads = new Int32Array(0);
	/** Of each entry, the one before it; −1 is none. */
	next = new Int32Array(64);
	members = new Int32Array(64);
	coefficients = new Float64Array(64);
	#count = 0;

	/** Makes room for as many atoms. */
	reserve(atoms: number): void {
		const from = this.heads.length;
		this.heads = enlarged(this.heads, atoms).fill(-1, from);
		this.lengths = enlarged(this.lengths, atoms);
	}

	add(atom: number, member: number, coefficient: number): void {
		if (this.#count === this.next.length) {
			const room = 2 * this.#count;
			this.next = enlarged(this.next, room);
			this.members = enlarged(this.members, room);
			this.coefficients = enlarged(this.coefficients, room);
		}
		const entry = this.#count++;
		this.members[entry] = member;
		this.coefficients[entry] = coefficient;
		this.next[entry] = this.heads[atom]!;
		this.heads[atom] = entry;
		this.lengths[atom]!++;
	}
}

/** The same numbers with room for more, which are zero. */
export function enlarged<T extends Int32Array | Float64Array | Uint8Array>(
	numbers: T,
	room: number
): T {
	const larger = new (numbers.constructor as new (length: number) => T)(room);
	larger.set(numbers);
	return larger;
}

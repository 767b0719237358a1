/**
 * What a cell is a sum of: atom → coefficient, zeros left out. Coefficients are residues of a
 * prime, so that elimination is exact and never grows; products stay below 2^53.
 */
export type SparseVector = Map<number, number>;

/** The largest prime below 2^26. */
export const prime = 67_108_859;

/** `vector` + `factor` × `other`, in place. */
export function addMultiple(vector: SparseVector, factor: number, other: SparseVector): void {
	for (const [atom, coefficient] of other) {
		const sum = ((vector.get(atom) ?? 0) + factor * coefficient) % prime;
		if (sum === 0) vector.delete(atom);
		else vector.set(atom, sum);
	}
}

/** Euclid's, extended: what `value` is multiplied by to give 1. */
export function inverse(value: number): number {
	if (value === 1) return 1;
	if (value === prime - 1) return value;
	let [previous, current] = [prime, value];
	let [before, now] = [0, 1];
	while (current !== 0) {
		const quotient = Math.floor(previous / current);
		[previous, current] = [current, previous - quotient * current];
		[before, now] = [now, before - quotient * now];
	}
	return before < 0 ? before + prime : before;
}

/** A residue for an atom, spread by murmur3's last steps: the same on every machine. */
export function weightOf(atom: number, salt: number): number {
	let bits = Math.imul(atom ^ salt, 0x85ebca6b);
	bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
	return 1 + (((bits ^ (bits >>> 16)) >>> 0) % (prime - 1));
}

/**
 * What a cell is a sum of: atoms, each at most once, and their coefficients, none of them zero.
 * Coefficients are residues of a prime, so that elimination is exact and never grows.
 */
export type SparseVector = {
	readonly atoms: Int32Array;
	readonly coefficients: Float64Array;
};

/** Each of some atoms once. */
export const sumOf = (atoms: readonly number[]): SparseVector => ({
	atoms: Int32Array.from(atoms),
	coefficients: new Float64Array(atoms.length).fill(1)
});

/** The largest prime below 2^26. */
export const prime = 67_108_859;

/**
 * The residue of a product of two residues, another one added or not: below 2^52, where the
 * quotient's rounding never reaches the next whole number. `%` says the same, many times slower.
 */
export function residue(value: number): number {
	return value - Math.floor(value / prime) * prime;
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

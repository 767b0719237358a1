/**
 * What a cell is a sum of: atom → coefficient, zeros left out. Coefficients are residues of a
 * prime, so that elimination is exact and never grows; products stay below 2^53.
 */
export type SparseVector = Map<number, number>;

/** The largest prime below 2^26. */
export const prime = 67_108_859;

export function residue(value: number): number {
	const rest = value % prime;
	return rest < 0 ? rest + prime : rest;
}

/** `vector` + `factor` × `other`, in place. */
export function addMultiple(vector: SparseVector, factor: number, other: SparseVector): void {
	for (const [atom, coefficient] of other) {
		const sum = ((vector.get(atom) ?? 0) + factor * coefficient) % prime;
		if (sum === 0) vector.delete(atom);
		else vector.set(atom, sum);
	}
}

export function scale(vector: SparseVector, factor: number): void {
	if (factor === 1) return;
	for (const [atom, coefficient] of vector) vector.set(atom, (coefficient * factor) % prime);
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
	return residue(before);
}

/**
 * The same for two vectors exactly when one is a multiple of the other, but for one chance in 2^52;
 * two that are taken for each other hide a cell too many, never one too few.
 */
export function directionOf(vector: SparseVector): number {
	let lead = Infinity;
	for (const atom of vector.keys()) if (atom < lead) lead = atom;
	const unit = inverse(vector.get(lead) ?? 1);
	let [one, other] = [0, 0];
	for (const [atom, coefficient] of vector) {
		const scaled = (coefficient * unit) % prime;
		one = (one + scaled * weight(atom, 0x9e3779b9)) % prime;
		other = (other + scaled * weight(atom, 0x85ebca6b)) % prime;
	}
	return one * 2 ** 26 + other;
}

/** Spread over the residues: murmur3's last steps. */
function weight(atom: number, salt: number): number {
	let bits = Math.imul(atom ^ salt, 0x85ebca6b);
	bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
	return 1 + (((bits ^ (bits >>> 16)) >>> 0) % (prime - 1));
}

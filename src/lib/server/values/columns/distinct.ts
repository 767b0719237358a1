import type { Codes } from './fact-columns.ts';
import type { Selection } from './selection.ts';

/** Past so many bits (32 MiB) SQL, which keeps only what it meets, is asked instead. */
const maximumBits = 2 ** 28;

/** Distinct codes among the rows from `start` to before `end`, by group from 1: a bit for each that was met. */
export function countDistinct(
	{ codes, count }: Codes,
	{ group, groups }: Selection,
	start: number,
	end: number
): Int32Array | null {
	const width = count + 1;
	if (groups * width > maximumBits) return null;
	const met = new Uint32Array(((groups * width) >> 5) + 1);
	const counts = new Int32Array(groups + 1);
	for (let row = start; row < end; row++) {
		const at = group[row]!;
		const code = codes[row]!;
		if (at < 0 || code === 0) continue;
		const bit = at * width + code;
		const [word, mask] = [bit >> 5, 1 << (bit & 31)];
		if ((met[word]! & mask) !== 0) continue;
		met[word]! |= mask;
		counts[at + 1]!++;
	}
	return counts;
}

/** Two independent 32-bit hashes of each row, in two lanes. */
export type KeyHashes = { readonly high: Uint32Array; readonly low: Uint32Array };

export function makeHashes(rows: number): KeyHashes {
	return {
		high: new Uint32Array(rows).fill(0xdeadbeef),
		low: new Uint32Array(rows).fill(0x41c6ce57)
	};
}

/** Mixes a value of two words into a row's hash, and whether there is one. */
export function hashWords(
	{ high, low }: KeyHashes,
	row: number,
	first: number,
	second: number,
	present: number
): void {
	const word = second ^ Math.imul(present, 0x9e3779b9);
	high[row] = finish(mix(mix(high[row]!, first, 0x2c1b3c6d), word, 0x297a2d39));
	low[row] = finish(mix(mix(low[row]!, word, 0x85ebca6b), first, 0xc2b2ae35));
}

/** The hash of some bytes; another odd factor gives another hash. */
export function hashBytes(bytes: Uint8Array, start: number, end: number, factor: number): number {
	let hash = factor ^ (end - start);
	for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, factor);
	return finish(hash);
}

/** After MurmurHash3: every bit of what goes in sways every bit of what comes out. */
function mix(hash: number, word: number, factor: number): number {
	let k = Math.imul(word, factor | 1);
	k = (k << 15) | (k >>> 17);
	k = Math.imul(k, 0x1b873593);
	const mixed = hash ^ k;
	return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(hash: number): number {
	let mixed = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
	mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
	return (mixed ^ (mixed >>> 16)) >>> 0;
}

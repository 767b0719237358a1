/** A stream of numbers that is the same each time for the same name. */
export type Random = {
	/** From 0, included, to 1, excluded. */
	next(): number;
	/** A whole number from `least` to `most`, both included. */
	between(least: number, most: number): number;
	/** True with that probability. */
	chance(probability: number): boolean;
	pick<T>(items: readonly T[]): T;
	/** One of the items, each as likely as its weight. */
	weighted<T>(items: readonly (readonly [T, number])[]): T;
	/** The items in another order; the array given is left as it is. */
	shuffled<T>(items: readonly T[]): T[];
};

const seed = 20181201;

/** Each dataset has its own stream, so that changing one leaves the bytes of the others. */
export function createRandom(name: string): Random {
	const next = mulberry32(hash(name) ^ seed);
	const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
	const random: Random = {
		next,
		between,
		chance: (probability) => next() < probability,
		pick: (items) => items[Math.floor(next() * items.length)]!,
		weighted: (items) => {
			const total = items.reduce((sum, [, weight]) => sum + weight, 0);
			let left = next() * total;
			for (const [item, weight] of items) {
				left -= weight;
				if (left < 0) return item;
			}
			return items[items.length - 1]![0];
		},
		shuffled: (items) => {
			const copy = [...items];
			for (let at = copy.length - 1; at > 0; at--) {
				const other = between(0, at);
				[copy[at], copy[other]] = [copy[other]!, copy[at]!];
			}
			return copy;
		}
	};
	return random;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) {
		value ^= text.charCodeAt(at);
		value = Math.imul(value, 0x01000193);
	}
	return value >>> 0;
}

/** Tommy Ettinger's generator, public domain. */
function mulberry32(start: number): () => number {
	let state = start >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

import { enlarged } from './atom-lists.ts';
import { inverse, prime, residue } from './sparse-vector.ts';

/** The direction of no weight at all. */
const nowhere = -1;

/**
 * Triples of residues, numbered as they are added. They change, and are found by their direction,
 * which two have in common when they are in proportion.
 */
export class Directions {
	/** The triples, one number of each. */
	one = new Float64Array(64);
	two = new Float64Array(64);
	three = new Float64Array(64);
	/** Of each, as it was last settled. */
	#directions = new Float64Array(64);
	/** Neighbours in a bucket, and the first of each; −1 is none. */
	#next = new Int32Array(64);
	#previous = new Int32Array(64);
	#buckets = new Int32Array(128).fill(-1);
	#products = new Float64Array(64);
	#count = 0;

	/** Adds a triple, and gives its number; −1 for one of zeros, which is not kept. */
	add(one: number, two: number, three: number): number {
		const direction = directionOf(one, two, three);
		if (direction === nowhere) return -1;
		if (this.#count === this.one.length) this.#grow();
		const at = this.#count++;
		this.one[at] = one;
		this.two[at] = two;
		this.three[at] = three;
		this.#link(at, direction);
		return at;
	}

	/** Whether any has the same direction. */
	has(one: number, two: number, three: number): boolean {
		const direction = directionOf(one, two, three);
		let at = this.#buckets[this.#bucketOf(direction)]!;
		while (at !== -1 && this.#directions[at] !== direction) at = this.#next[at]!;
		return at !== -1;
	}

	/** Finds again the first `count` of `changed`, whose triples are others now. */
	settle(changed: Int32Array, count: number): void {
		if (this.#products.length < count) this.#products = new Float64Array(2 * count);
		// One inverse for all: that of their product, each taken out of it in turn.
		let product = 1;
		for (let index = 0; index < count; index++) {
			this.#products[index] = product;
			const one = this.one[changed[index]!]!;
			if (one !== 0) product = residue(product * one);
		}
		let unit = inverse(product);
		for (let index = count - 1; index >= 0; index--) {
			const at = changed[index]!;
			const one = this.one[at]!;
			let direction;
			if (one === 0) direction = directionOf(one, this.two[at]!, this.three[at]!);
			else {
				const own = residue(unit * this.#products[index]!);
				unit = residue(unit * one);
				direction = joined(residue(this.two[at]! * own), residue(this.three[at]! * own));
			}
			this.#unlink(at);
			this.#link(at, direction);
		}
	}

	#link(at: number, direction: number): void {
		const bucket = this.#bucketOf(direction);
		const next = this.#buckets[bucket]!;
		this.#directions[at] = direction;
		this.#next[at] = next;
		this.#previous[at] = -1;
		if (next !== -1) this.#previous[next] = at;
		this.#buckets[bucket] = at;
	}

	#unlink(at: number): void {
		const [next, previous] = [this.#next[at]!, this.#previous[at]!];
		if (next !== -1) this.#previous[next] = previous;
		if (previous === -1) this.#buckets[this.#bucketOf(this.#directions[at]!)] = next;
		else this.#next[previous] = next;
	}

	/** Buckets are a power of two. */
	#bucketOf(direction: number): number {
		const high = Math.floor(direction / 2 ** 26);
		const low = direction - high * 2 ** 26;
		const bits = Math.imul(Math.imul(low, 0x9e3779b1) ^ high, 0x85ebca6b);
		return (bits ^ (bits >>> 15)) & (this.#buckets.length - 1);
	}

	#grow(): void {
		const room = 2 * this.#count;
		this.one = enlarged(this.one, room);
		this.two = enlarged(this.two, room);
		this.three = enlarged(this.three, room);
		this.#directions = enlarged(this.#directions, room);
		this.#next = enlarged(this.#next, room);
		this.#previous = enlarged(this.#previous, room);
		this.#buckets = new Int32Array(2 * room).fill(-1);
		for (let at = 0; at < this.#count; at++) this.#link(at, this.#directions[at]!);
	}
}

const joined = (two: number, three: number) => two * 2 ** 26 + three;

/** The same number for triples in proportion. */
function directionOf(one: number, two: number, three: number): number {
	if (one !== 0) {
		const unit = inverse(one);
		return joined(residue(two * unit), residue(three * unit));
	}
	if (two !== 0) return joined(prime, residue(three * inverse(two)));
	return three === 0 ? nowhere : joined(prime + 1, 0);
}

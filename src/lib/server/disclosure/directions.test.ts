import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Directions } from './directions.ts';
import { inverse, prime, residue } from './sparse-vector.ts';

const residues = fc.oneof(
	fc.constantFrom(0, 1, 2, prime - 2, prime - 1),
	fc.integer({ min: 0, max: prime - 1 })
);

describe('residues', () => {
	test('are those of whole numbers of any length, up to the largest product and sum', () => {
		fc.assert(
			fc.property(residues, residues, residues, (a, b, c) => {
				expect(residue(a * b + c)).toBe(
					Number((BigInt(a) * BigInt(b) + BigInt(c)) % BigInt(prime))
				);
			}),
			{ seed: 1, numRuns: 5000 }
		);
		const most = (prime - 1) ** 2 + (prime - 1);
		expect([residue(most), residue(most - 1)]).toEqual([0, prime - 1]);
	});

	test('have an inverse, but for zero', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: prime - 1 }), (value) => {
				expect(residue(value * inverse(value))).toBe(1);
			}),
			{ seed: 2, numRuns: 2000 }
		);
	});
});

type Triple = [number, number, number];

describe('directions', () => {
	/** Few values, so that many are in proportion, and some have no first number or no second. */
	const triples = fc.tuple(
		...[0, 1, 2].map(() => fc.constantFrom(0, 1, 2, 3, prime - 1))
	) as fc.Arbitrary<Triple>;
	const scaled = ([one, two, three]: Triple, by: number): Triple => [
		residue(one * by),
		residue(two * by),
		residue(three * by)
	];
	/** By cross products, as in school. */
	const inProportion = (a: Triple, b: Triple) =>
		[
			[0, 1],
			[0, 2],
			[1, 2]
		].every(([i, j]) => residue(a[i!]! * b[j!]!) === residue(a[j!]! * b[i!]!));

	test('find what is in proportion, among many, after they changed as well', () => {
		fc.assert(
			fc.property(
				fc.array(triples, { minLength: 1, maxLength: 200 }),
				fc.array(triples, { minLength: 1, maxLength: 200 }),
				fc.integer({ min: 1, max: prime - 1 }),
				(before, after, by) => {
					const isSome = (triple: Triple) => triple.some((number) => number !== 0);
					const directions = new Directions();
					const kept: Triple[] = [];
					for (const triple of before) {
						const at = directions.add(...scaled(triple, by));
						expect(at).toBe(isSome(triple) ? kept.length : -1);
						if (at !== -1) kept.push(triple);
					}
					const agree = () => {
						for (const triple of after.filter(isSome))
							expect(directions.has(...triple)).toBe(kept.some((own) => inProportion(own, triple)));
					};
					agree();
					const changed = [...kept.keys()].filter(
						(at) => at % 3 !== 1 && isSome(after[at] ?? [0, 0, 0])
					);
					for (const at of changed) {
						kept[at] = after[at]!;
						[directions.one[at], directions.two[at], directions.three[at]] = after[at]!;
					}
					// What lies after the count is not looked at.
					directions.settle(Int32Array.from([...changed, 0, 0]), changed.length);
					agree();
				}
			),
			{ seed: 3, numRuns: 300 }
		);
	});
});

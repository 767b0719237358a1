import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutCube, type CubeCell, type CubeShape } from './cube.ts';
import { deduceIntervals } from './deduce-intervals.ts';
import { protectCells } from './protect-cells.ts';
import { layOutTable } from './two-way-table-fixture.ts';

/** Fractions of whole numbers of any length: another arithmetic than the one under test. */
type Fraction = readonly [bigint, bigint];

function fraction(top: bigint, bottom: bigint): Fraction {
	let [a, b] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
	while (b !== 0n) [a, b] = [b, a % b];
	const sign = bottom < 0n ? -1n : 1n;
	return a === 0n ? [0n, 1n] : [(sign * top) / a, (sign * bottom) / a];
}

/** Whether each asked row is a combination of the shown ones, by elimination over fractions. */
function solvable(shown: readonly number[][], asked: readonly number[][]): boolean[] {
	const rows: { lead: number; row: Fraction[] }[] = [];
	const reduce = (numbers: readonly number[]) => {
		const row = numbers.map((n): Fraction => [BigInt(n), 1n]);
		for (const { lead, row: other } of rows) {
			const [top, bottom] = row[lead]!;
			if (top === 0n) continue;
			for (const [at, [otherTop, otherBottom]] of other.entries()) {
				const [a, b] = row[at]!;
				row[at] = fraction(a * bottom * otherBottom - top * otherTop * b, b * bottom * otherBottom);
			}
		}
		return row;
	};
	for (const numbers of shown) {
		const row = reduce(numbers);
		const lead = row.findIndex(([top]) => top !== 0n);
		if (lead === -1) continue;
		const [top, bottom] = row[lead]!;
		rows.push({ lead, row: row.map(([a, b]) => fraction(a * bottom, b * top)) });
	}
	return asked.map((numbers) => reduce(numbers).every(([top]) => top === 0n));
}

/** People by smallest piece of territory, both splits at once, and span of time. */
type Crossed = {
	readonly shape: CubeShape;
	readonly counts: readonly number[];
	readonly threshold: number;
};

const pick = <T>(list: readonly T[]) => fc.subarray([...list], { minLength: 1 });

const crossed: fc.Arbitrary<Crossed> = fc
	.record({
		leaves: fc.integer({ min: 1, max: 4 }),
		splits: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
		days: fc.integer({ min: 1, max: 4 }),
		addsUpInTime: fc.boolean(),
		threshold: fc.integer({ min: 2, max: 6 })
	})
	.chain(({ leaves, splits, days, addsUpInTime, threshold }) => {
		const all = Array.from({ length: leaves }, (_, leaf) => leaf);
		const spans = Array.from({ length: days + 1 }, (_, from) =>
			Array.from({ length: days - from }, (_, at) => ({ from, to: from + at + 1 }))
		).flat();
		const dates = Array.from({ length: days }, (_, at) => ({ from: at, to: at }));
		const size = leaves * splits.reduce((product, values) => product * values, 1) * days;
		return fc.record({
			shape: fc.record({
				leaves: fc.constant(leaves),
				// The whole, its pieces two by two as a border would cut them, and the pieces.
				places: fc.constant([
					all,
					...all.map((leaf) => [leaf]),
					...(leaves > 2 ? [[0, 1], all.slice(2)] : [])
				]),
				families: fc.constant([
					all.map((leaf) => leaf + 1),
					...(leaves > 2 ? [[leaves + 1, leaves + 2]] : [])
				]),
				splits: fc.constant(splits),
				times: addsUpInTime ? pick(spans) : fc.constant(dates),
				addsUpInTime: fc.constant(addsUpInTime)
			}),
			counts: fc.array(fc.integer({ min: 0, max: 7 }), { minLength: size, maxLength: size }),
			threshold: fc.constant(threshold)
		});
	});

/** The atoms of a cell among the crossed counts, as 0 and 1. */
function atomsOf({ shape, counts }: Crossed, cell: Omit<CubeCell, 'count' | 'secret' | 'asked'>) {
	const { leaves, places, splits, times, addsUpInTime } = shape;
	const { from, to } = times[cell.time]!;
	const crossings = splits.reduce((product, values) => product * values, 1);
	return counts.map((_, atom) => {
		const day = Math.floor(atom / (leaves * crossings));
		const leaf = Math.floor(atom / crossings) % leaves;
		let rest = atom % crossings;
		const values = splits.map((length) => {
			const value = rest % length;
			rest = Math.floor(rest / length);
			return value;
		});
		const inTime = addsUpInTime ? day >= from && day < to : day === from;
		const inSplit = cell.split === null || values[cell.split] === cell.value;
		return inTime && inSplit && places[cell.place]!.includes(leaf) ? 1 : 0;
	});
}

function cellsOf(table: Crossed) {
	const { shape, counts, threshold } = table;
	return shape.places.flatMap((_, place) =>
		shape.times.flatMap((_, time) =>
			[
				{ place, time, split: null, value: 0 },
				...shape.splits.flatMap((values, split) =>
					Array.from({ length: values }, (_, value) => ({ place, time, split, value }))
				)
			].map((cell) => {
				const atoms = atomsOf(table, cell);
				const count = atoms.reduce<number>((sum, one, atom) => sum + one * counts[atom]!, 0);
				return { ...cell, atoms, count, secret: count > 0 && count < threshold, asked: true };
			})
		)
	);
}

const zeros = fc.constantFrom('may-hide' as const, 'shown' as const);

describe('what is shown', () => {
	test('never gives a hidden cell away by sums and differences: levels, borders, splits, dates', async () => {
		let hiddenAtAll = 0;
		await fc.assert(
			fc.asyncProperty(crossed, zeros, async (table, rule) => {
				const cells = cellsOf(table);
				const guarded = layOutCube(table.shape, cells);
				const protections = await protectCells(
					guarded.cells,
					guarded.relations,
					rule,
					guarded.pieceOf
				);
				const shown = cells.filter((_, at) => protections[at] === 'shown');
				const hidden = cells.filter((_, at) => protections[at] !== 'shown');
				hiddenAtAll += hidden.length;
				const solved = solvable(
					shown.map(({ atoms }) => atoms),
					hidden.map(({ atoms }) => atoms)
				);
				expect(hidden.filter((_, at) => solved[at]).map(({ count }) => count)).toEqual([]);
				expect(cells.every(({ secret }, at) => !secret || protections[at] === 'secret')).toBe(true);
			}),
			{ numRuns: 300, seed: 20191220 }
		);
		expect(hiddenAtAll).toBeGreaterThan(1000);
	});

	test('leaves no secret of a table a single value that counts could have', async () => {
		const tables = fc
			.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 6 }))
			.chain(([rows, columns]) =>
				fc.array(
					fc.array(fc.integer({ min: 0, max: 30 }), { minLength: columns, maxLength: columns }),
					{ minLength: rows, maxLength: rows }
				)
			);
		await fc.assert(
			fc.asyncProperty(tables, zeros, async (counts, rule) => {
				const table = layOutTable(counts, (count) => count > 0 && count < 5);
				await expectWidths(table, rule);
			}),
			{ numRuns: 60, seed: 20191220 }
		);
	});

	test('is worked out in passes, between which others are answered', async () => {
		const rows = Array.from({ length: 6 }, (_, row) =>
			Array.from({ length: 6 }, (_, column) => (row * 5 + column * 3) % 7)
		);
		const { cells, relations, pieceOf } = layOutTable(rows, (count) => count > 0 && count < 5);
		let turns = 0;
		let waiting = setImmediate(function turn() {
			turns++;
			waiting = setImmediate(turn);
		});
		await protectCells(cells, relations, 'may-hide', pieceOf);
		clearImmediate(waiting);
		expect(turns).toBeGreaterThan(0);
	});

	test('does so on a table of 11 × 60', async () => {
		let seed = 7;
		const next = () => (seed = (seed * 48_271) % 2_147_483_647);
		const counts = Array.from({ length: 11 }, () =>
			Array.from({ length: 60 }, () => (next() % 10 === 0 ? next() % 6 : 5 + (next() % 90)))
		);
		await expectWidths(
			layOutTable(counts, (count) => count > 0 && count < 5),
			'may-hide'
		);
	}, 60_000);
});

async function expectWidths(
	{ cells, relations, pieceOf }: ReturnType<typeof layOutTable>,
	rule: 'may-hide' | 'shown'
) {
	const protections = await protectCells(cells, relations, rule, pieceOf);
	const secrets = [...cells.keys()].filter((at) => protections[at] === 'secret');
	const intervals = await deduceIntervals(
		cells.map(({ count }, at) => (protections[at] === 'shown' ? count : null)),
		relations,
		secrets,
		rule === 'shown' ? 1 : 0
	);
	const known = [...intervals].filter(([, { least, most }]) => most - least < 1e-6);
	expect(known).toEqual([]);
}

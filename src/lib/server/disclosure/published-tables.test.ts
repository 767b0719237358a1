import { describe, expect, test } from 'vitest';
import { deduceIntervals } from './deduce-intervals.ts';
import { GuardedSpan } from './guarded-span.ts';
import { protectCells, type Protection, type ZeroRule } from './protect-cells.ts';
import { layOutTable, type TwoWayTable } from './two-way-table-fixture.ts';

const fewerThan = (threshold: number) => (count: number) => count > 0 && count < threshold;

/** The spans and intervals that follow when exactly these inner cells are hidden. */
function hiding({ cells, relations, at }: TwoWayTable, hidden: readonly [number, number][]) {
	const away = new Set(hidden.map(([row, column]) => at(row, column)));
	const span = new GuardedSpan();
	for (const [index, { vector }] of cells.entries()) if (!away.has(index)) span.show(vector);
	return {
		solvable: (row: number, column: number) => span.follows(cells[at(row, column)]!.vector),
		intervals: deduceIntervals(
			cells.map(({ count }, index) => (away.has(index) ? null : count)),
			relations,
			[...away]
		)
	};
}

async function protect(table: TwoWayTable, zeros: ZeroRule = 'may-hide') {
	const { cells, relations, pieceOf } = table;
	const protections = await protectCells(cells, relations, zeros, pieceOf);
	const secrets = [...cells.keys()].filter((index) => protections[index] === 'secret');
	const shown = cells.map(({ count }, index) => (protections[index] === 'shown' ? count : null));
	const intervals = await deduceIntervals(shown, relations, secrets, zeros === 'shown' ? 1 : 0);
	return { protections, widths: [...intervals.values()].map(({ least, most }) => most - least) };
}

const hiddenOf = (protections: readonly Protection[]) =>
	protections.filter((protection) => protection !== 'shown').length;

describe('women and men by A to D', () => {
	const table = layOutTable(
		[
			[2, 19, 10, 14],
			[18, 14, 12, 11]
		],
		fewerThan(5)
	);

	test('hiding the women of A alone is solvable', () => {
		expect(hiding(table, [[0, 0]]).solvable(0, 0)).toBe(true);
	});

	test('with the men of A, the women and the men of C, it may be anything from 0 to 12', async () => {
		const { solvable, intervals } = hiding(table, [
			[0, 0],
			[1, 0],
			[0, 2],
			[1, 2]
		]);
		expect(solvable(0, 0)).toBe(false);
		expect((await intervals).get(table.at(0, 0))).toEqual({ least: 0, most: 12 });
	});

	test('what is chosen to be hidden protects it, and margins stay', async () => {
		const { protections, widths } = await protect(table);
		expect(hiddenOf(protections)).toBe(4);
		for (const column of [0, 1, 2, 3])
			expect(protections[table.at(null, column)], `column ${column}`).toBe('shown');
		expect(Math.min(...widths)).toBeGreaterThan(0);
	});
});

describe('rows w to z by columns a to d', () => {
	const counts = [
		[30, 47, 64, 89],
		[90, 124, 5, 31],
		[92, 100, 59, 85],
		[800, 991, 651, 685]
	];
	const hidden: [number, number][] = [
		[0, 0],
		[0, 1],
		[0, 2],
		[1, 0],
		[1, 2],
		[2, 1],
		[2, 3],
		[3, 1],
		[3, 3]
	];

	test('with the nine cells published as hidden, wb is still exactly 47', async () => {
		const table = layOutTable(counts, fewerThan(5));
		const { solvable, intervals } = hiding(table, hidden);
		expect(solvable(0, 1)).toBe(true);
		expect((await intervals).get(table.at(0, 1))).toEqual({ least: 47, most: 47 });
	});

	test('when these nine are secret, one more is hidden and none is solvable', async () => {
		const secret = new Set(hidden.map(([row, column]) => `${row} ${column}`));
		const table = layOutTable(counts, (_, row, column) => secret.has(`${row} ${column}`));
		const { protections, widths } = await protect(table);
		expect(hiddenOf(protections)).toBeGreaterThan(9);
		expect(Math.min(...widths)).toBeGreaterThan(0);
		expect(protections[table.at(null, null)]).toBe('shown');
	});
});

describe('young and old of Iceland, Portugal and Spain', () => {
	const counts = [
		[1, 1, 7],
		[4, 3, 5]
	];

	test('where zeros are never hidden, showing 7 and 5 would tell both ones: more is hidden', async () => {
		const table = layOutTable(counts, fewerThan(5));
		const { cells, relations, at } = table;
		const four = [at(0, 0), at(0, 1), at(1, 0), at(1, 1)];
		const shown = cells.map(({ count }, index) => (four.includes(index) ? null : count));
		const told = await deduceIntervals(shown, relations, four, 1);
		expect(told.get(at(0, 0))).toEqual({ least: 1, most: 1 });
		expect(told.get(at(0, 1))).toEqual({ least: 1, most: 1 });
		expect((await deduceIntervals(shown, relations, four)).get(at(0, 0))).toEqual({
			least: 0,
			most: 2
		});
		const { widths } = await protect(table, 'shown');
		expect(Math.min(...widths)).toBeGreaterThan(0);
	});

	test('where zeros may be hidden, 7 and 5 may be shown', async () => {
		const table = layOutTable(counts, fewerThan(5));
		const { protections, widths } = await protect(table, 'may-hide');
		expect(protections[table.at(0, 2)]).toBe('shown');
		expect(protections[table.at(1, 2)]).toBe('shown');
		expect(Math.min(...widths)).toBeGreaterThan(0);
	});
});

describe('young 0, 0, 5 and old 3, 4, 6', () => {
	const counts = [
		[0, 0, 5],
		[3, 4, 6]
	];

	test('showing 5 and 6 reveals the other four, though no sum or difference does', async () => {
		const table = layOutTable(counts, fewerThan(5));
		const four: [number, number][] = [
			[0, 0],
			[0, 1],
			[1, 0],
			[1, 1]
		];
		const { solvable, intervals } = hiding(table, four);
		expect(four.map(([row, column]) => solvable(row, column))).toEqual([
			false,
			false,
			false,
			false
		]);
		for (const [cell, { least, most }] of await intervals)
			expect([least, most], `cell ${cell}`).toEqual([
				table.cells[cell]!.count,
				table.cells[cell]!.count
			]);
	});

	test.each(['may-hide', 'shown'] as const)('more is hidden, when zeros %s', async (zeros) => {
		const table = layOutTable(counts, fewerThan(5));
		const { widths } = await protect(table, zeros);
		expect(widths).toHaveLength(4);
		expect(Math.min(...widths)).toBeGreaterThan(0);
	});
});

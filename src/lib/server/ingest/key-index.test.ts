import { expect, test } from 'vitest';
import { makeHashes, hashWords } from './hash-values.ts';
import { makeKeyIndex, makeRepeatSearch, type SegmentKeys } from './key-index.ts';
import { makeColumn, type ColumnValue } from './parquet-column.ts';

function hashesOf(keys: readonly (readonly ColumnValue[])[]) {
	const hashes = makeHashes(keys.length);
	keys[0]!.forEach((first, at) => {
		const column = makeColumn(typeof first === 'string' ? 'VARCHAR' : 'DOUBLE');
		keys.forEach((key, row) => column.set(row, key[at]!));
		column.hashInto(hashes, 0, keys.length);
	});
	return hashes;
}

test('a key is remembered with the line it came first on', () => {
	const index = makeKeyIndex();
	expect(index.add(1, 2, 2)).toBeNull();
	expect(index.add(1, 3, 3)).toBeNull();
	expect(index.add(1, 2, 9)).toBe(2);
	expect(index.find(1, 2)).toBe(2);
	expect(index.find(3, 2)).toBeNull();
});

test.each([
	['texts', (at: number) => [`${at % 1_000}`, `${Math.floor(at / 1_000)}`]],
	['small numbers', (at: number) => [at % 1_000, Math.floor(at / 1_000)]],
	['a text and a number', (at: number) => [`A${at % 100}`, Math.floor(at / 100)]]
] as const)('a million keys of %s that look alike are a million keys', (_, keyOf) => {
	const { high, low } = hashesOf(Array.from({ length: 1_000_000 }, (_, at) => keyOf(at)));
	const index = makeKeyIndex();
	let twice = 0;
	for (let at = 0; at < 1_000_000; at++)
		if (index.add(high[at]!, low[at]!, at + 1) !== null) twice++;
	expect(twice).toBe(0);
	expect(index.find(high[999_999]!, low[999_999]!)).toBe(1_000_000);
});

test('nothing, zero, an empty text and the word null are four keys', () => {
	const hashes = makeHashes(2);
	hashWords(hashes, 0, 0, 0, 0);
	hashWords(hashes, 1, 0, 0, 1);
	expect(hashes.high[0]).not.toBe(hashes.high[1]);
	const texts = hashesOf([['null'], [''], [null], ['NULL']]);
	expect(new Set(texts.high).size).toBe(4);
});

test('rows that repeat an earlier one are found across segments, and take no key themselves', () => {
	const search = makeRepeatSearch();
	const segment = (keys: readonly string[], codes: readonly (string | null)[]): SegmentKeys => ({
		key: hashesOf(keys.map((key) => [key])),
		unique: [
			{
				field: 1,
				hashes: hashesOf(codes.map((code) => [code ?? ''])),
				present: Uint8Array.from(codes, (code) => (code === null ? 0 : 1))
			}
		],
		lines: Int32Array.from(keys, (_, at) => at + 1)
	});
	expect(search(segment(['a', 'b', 'a'], ['x', null, 'y']), 1)).toEqual([
		{ row: 2, field: null, first: 2 }
	]);
	expect(search(segment(['c', 'd', 'b', 'c'], ['x', 'y', null, null]), 4)).toEqual([
		{ row: 0, field: 1, first: 2 },
		{ row: 2, field: null, first: 3 }
	]);
});

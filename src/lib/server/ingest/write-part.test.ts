import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, quoteText, type Database } from '../duckdb.ts';
import type { ColumnValue } from './parquet-column.ts';
import { openPart, type PartColumn } from './write-part.ts';

let folder: string;
let database: Database;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'jalon-parts-'));
	database = await openDatabase({ threads: 1 });
});
afterAll(() => {
	database.close();
	rmSync(folder, { recursive: true, force: true });
});

const columns: readonly PartColumn[] = [
	{ name: 'text', type: 'VARCHAR' },
	{ name: 'whole', type: 'BIGINT' },
	{ name: 'amount', type: 'DOUBLE' },
	{ name: 'ok', type: 'BOOLEAN' },
	{ name: 'on "date"', type: 'DATE' },
	{ name: 'at', type: 'TIMESTAMP' },
	{ name: '_line', type: 'INTEGER' },
	{ name: '_delivery', type: 'VARCHAR', fixed: true },
	{ name: '_delivered_on', type: 'DATE', fixed: true },
	{ name: '_sheet', type: 'VARCHAR', fixed: true }
];

function write(
	name: string,
	rows: Iterable<readonly ColumnValue[]>,
	fixed: readonly ColumnValue[]
): string {
	const path = join(folder, `${name}.parquet`);
	const part = openPart(path, columns);
	for (const row of rows) part.add(row);
	part.settle(fixed);
	return path;
}

const select = <T extends Record<string, unknown>>(what: string, path: string) =>
	database.all<T>(`SELECT ${what} FROM read_parquet(${quoteText(path)})`);

test('DuckDB reads the types, and every value back', async () => {
	const moments = fc.date({
		min: new Date('1000-01-01'),
		max: new Date('9999-12-31'),
		noInvalidDate: true
	});
	const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 3 });
	const row = fc.tuple(
		maybe(fc.string({ unit: 'grapheme', maxLength: 100 })),
		maybe(fc.maxSafeInteger()),
		maybe(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)),
		maybe(fc.boolean()),
		maybe(moments.map((moment) => moment.toISOString().slice(0, 10))),
		maybe(moments.map((moment) => moment.toISOString().slice(0, 19))),
		fc.integer({ min: 1, max: 2_000_000_000 })
	);
	let number = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(row, { maxLength: 70 }), async (rows) => {
			const path = write(`any-${number++}`, rows, ['abc', '2019-12-20', null]);
			const found = await select('*', path);
			expect(found.map((one) => Object.values(one))).toEqual(
				rows.map((one) => [...one, 'abc', '2019-12-20', null])
			);
		}),
		{ numRuns: 100 }
	);
	const described = await database.all<{ column_type: string }>(
		`DESCRIBE SELECT * FROM read_parquet(${quoteText(join(folder, 'any-0.parquet'))})`
	);
	expect(described.map(({ column_type }) => column_type)).toEqual(columns.map(({ type }) => type));
});

test('a large part is written in groups and packed, and holds every row once', async () => {
	const count = 250_000;
	function* rows(): Generator<ColumnValue[]> {
		for (let at = 0; at < count; at++)
			yield [
				at % 3 === 0 ? null : `texte ${at}`,
				at,
				at / 4,
				at % 2 === 0,
				'2019-12-20',
				null,
				at + 2
			];
	}
	const path = write('large', rows(), ['abc', '2019-12-20', 'Feuille']);
	const [sums] = await select(
		`count(*) AS rows, count("text") AS texts, sum(whole) AS whole, sum(amount) AS amount,
			count(*) FILTER (ok) AS oks, count("at") AS moments, min(_line) AS first, max(_line) AS last,
			count(DISTINCT _sheet) AS sheets, max("text") AS greatest`,
		path
	);
	expect(sums).toEqual({
		rows: count,
		texts: count - Math.ceil(count / 3),
		whole: (count * (count - 1)) / 2,
		amount: (count * (count - 1)) / 8,
		oks: count / 2,
		moments: 0,
		first: 2,
		last: count + 1,
		sheets: 1,
		greatest: 'texte 99998'
	});
	const groups = await database.all(
		`SELECT DISTINCT row_group_id FROM parquet_metadata(${quoteText(path)})`
	);
	expect(groups).toHaveLength(3);
	expect(statSync(path).size).toBeLessThan(count * 20);
});

test('what comes back is kept once, and what does not is kept as it is, in one column too', async () => {
	const count = 90_000;
	const word = (at: number) =>
		at % 7 === 0 ? null : at < 20_000 ? `mot ${at % 10}` : `texte ${at}`;
	const rows = Array.from({ length: count }, (_, at): ColumnValue[] => [
		word(at),
		at % 5 === 0 ? null : 1_000_000 + (at % 300),
		at / 4,
		at % 2 === 0,
		`20${10 + (at % 10)}-01-01`,
		null,
		at + 2
	]);
	const path = write('both', rows, ['abc', '2019-12-20', null]);
	const found = await select('"text", whole, "on ""date""" AS day, _line', path);
	expect(found.map((row) => Object.values(row))).toEqual(
		rows.map(([text, whole, , , day, , line]) => [text, whole, day, line])
	);
	const kept = await database.all<{ path_in_schema: string }>(
		`SELECT path_in_schema FROM parquet_metadata(${quoteText(path)})
		WHERE dictionary_page_offset IS NOT NULL ORDER BY column_id`
	);
	expect(kept.map(({ path_in_schema }) => path_in_schema)).toEqual([
		'whole',
		'on "date"',
		'_delivery',
		'_delivered_on'
	]);
});

test('a part without rows still has its columns', async () => {
	const path = write('empty', [], ['abc', '2019-12-20', null]);
	expect(await select('*', path)).toEqual([]);
	expect(await select('count("on ""date""") AS n', path)).toEqual([{ n: 0 }]);
});

test('the same rows give the same bytes, in a file that can only be read', () => {
	const rows: ColumnValue[][] = [['a', 1, 1.5, true, '2019-12-20', '2019-12-20T10:00:00', 2]];
	const one = write('one', rows, ['abc', '2019-12-20', null]);
	const two = write('two', rows, ['abc', '2019-12-20', null]);
	expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
	expect(statSync(one).mode & 0o777).toBe(0o444);
});

test('a part that is given up leaves nothing', () => {
	const before = readdirSync(folder).length;
	const part = openPart(join(folder, 'given-up.parquet'), columns);
	for (let at = 0; at < 120_000; at++) part.add([null, at, null, null, null, null, at]);
	part.discard();
	expect(readdirSync(folder)).toHaveLength(before);
});

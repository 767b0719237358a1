import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Table, tableToIPC, vectorFromArray } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, quoteText } from '../duckdb.ts';
import { valuesToArrow } from '../exports/values-arrow.ts';
import { inspectBytes, inspectFile } from './inspect-fixture.ts';
import { openPart } from './write-part.ts';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'jalon-own-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('Parquet', () => {
	test('a part that Jalon wrote, of many rows', async () => {
		const path = join(folder, 'part.parquet');
		const part = openPart(path, [
			{ name: 'name', type: 'VARCHAR' },
			{ name: 'count', type: 'BIGINT' },
			{ name: 'rate', type: 'DOUBLE' },
			{ name: 'held', type: 'BOOLEAN' },
			{ name: 'on', type: 'DATE' },
			{ name: 'at', type: 'TIMESTAMP' },
			{ name: '_delivery', type: 'VARCHAR', fixed: true }
		]);
		const count = 25_000;
		for (let at = 0; at < count; at++)
			part.add([
				at % 7 === 0 ? null : `été ${at}`,
				at,
				at / 4,
				at % 2 === 0,
				'2019-12-20',
				'2019-12-20T10:30:00'
			]);
		part.settle(['abc']);
		const found = await inspectFile(path);
		expect(found).toMatchObject({ format: 'parquet', headerRow: null, encoding: null });
		expect(found.columns).toEqual(['name', 'count', 'rate', 'held', 'on', 'at', '_delivery']);
		expect(found.rows).toHaveLength(count);
		expect(found.rows[0]).toEqual([
			null,
			'0',
			'0',
			'true',
			'2019-12-20',
			'2019-12-20T10:30:00',
			'abc'
		]);
		expect(found.rows.at(-1)?.slice(0, 4)).toEqual(['été 24999', '24999', '6249.75', 'false']);
		const bytes = readFileSync(path);
		await expect(inspectBytes(bytes.subarray(0, bytes.length - 20))).rejects.toThrow(/damaged/);
	});
	test('one that another program made is refused', async () => {
		const path = join(folder, 'other.parquet');
		const database = await openDatabase({ threads: 1 });
		try {
			await database.all(`COPY (SELECT 1 AS a) TO ${quoteText(path)} (FORMAT parquet)`);
		} finally {
			database.close();
		}
		await expect(inspectFile(path)).rejects.toThrow(/not made by Jalon/);
	});
});

describe('Arrow', () => {
	const result = {
		version: 1 as const,
		edition: '0123456789abcdef',
		asOf: '2019-12-20' as const,
		values: [
			{
				indicator: 'rate',
				from: '2019-01-01',
				to: '2019-12-20',
				territory: null,
				dimensions: { sector: 'santé' },
				value: 0.412,
				missing: null,
				partial: true,
				numerator: 7,
				denominator: 17,
				units: 17,
				baseline: null,
				target: null,
				planned: null,
				progress: null,
				status: 'no-target',
				projection: null,
				plan: null
			}
		]
	} as Parameters<typeof valuesToArrow>[0];
	test.each(['stream', 'file'] as const)('a %s of values that Jalon wrote', async (form) => {
		const found = await inspectBytes(valuesToArrow(result, { form }));
		expect(found).toMatchObject({ format: 'arrow', headerRow: null });
		const row = Object.fromEntries(found.columns.map((name, at) => [name, found.rows[0]![at]]));
		expect(row).toMatchObject({
			indicator: 'rate',
			to: '2019-12-20',
			value: '0.412',
			partial: 'true',
			dimension_sector: 'santé'
		});
	});
	test('one that another program made is refused', async () => {
		const table = new Table({ a: vectorFromArray([1, 2]) });
		await expect(inspectBytes(tableToIPC(table, 'file'))).rejects.toThrow(/not made by Jalon/);
	});
});

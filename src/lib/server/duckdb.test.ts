import { mkdtempSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase, quoteName, quoteText, type DatabaseOptions } from './duckdb.ts';

async function open(options: DatabaseOptions = {}) {
	const database = await openDatabase(options);
	onTestFinished(() => database.close());
	return database;
}

function folder(): string {
	const path = mkdtempSync(join(tmpdir(), 'jalon-duckdb-'));
	onTestFinished(() => rmSync(path, { recursive: true, force: true }));
	return path;
}

const limits = { maximumRows: 3, milliseconds: 5_000 };

describe('a database', () => {
	it('gives rows as plain values', async () => {
		const database = await open();
		expect(
			await database.all(
				`select date '2019-12-20' as day, timestamp '2019-12-20 09:30:00' as moment,
					12::bigint as big, 100000000000000000000::hugeint as huge, 1.25::decimal(9, 2) as exact,
					[1, 2]::bigint[] as list, { a: date '2020-01-01' } as struct, null as nothing, true as yes`
			)
		).toEqual([
			{
				day: '2019-12-20',
				moment: '2019-12-20T09:30:00',
				big: 12,
				huge: 1e20,
				exact: 1.25,
				list: [1, 2],
				struct: { a: '2020-01-01' },
				nothing: null,
				yes: true
			}
		]);
	});

	it('takes values and lists, empty ones too, as parameters', async () => {
		const database = await open();
		const sql = 'select x from (values (1), (2), (3)) t (x) where x::varchar = any($1) and x > $2';
		expect(await database.all(sql, [['1', '2'], 1])).toEqual([{ x: 2 }]);
		expect(await database.all(sql, [[], 0])).toEqual([]);
		expect(await database.all('select $1 as text', ["'; drop table x; --"])).toEqual([
			{ text: "'; drop table x; --" }
		]);
	});

	it('quotes names and texts', async () => {
		const database = await open();
		const name = 'a"b';
		const text = "l'été";
		expect(await database.all(`select ${quoteText(text)} as ${quoteName(name)}`)).toEqual([
			{ [name]: text }
		]);
	});

	it('keeps what one flow rolls back apart from what another writes', async () => {
		const database = await open();
		await database.all('create table kept (x integer)');
		await Promise.all([
			database.use(async (connection) => {
				await connection.run('begin');
				await connection.run('create table dropped (x integer)');
				await new Promise((done) => setTimeout(done, 50));
				await connection.run('rollback');
			}),
			database.all('insert into kept values (1)')
		]);
		expect(await database.all('select x from kept')).toEqual([{ x: 1 }]);
	});

	it('rejects when it is aborted, and never gives part of the rows', async () => {
		const database = await open();
		const call = database.all(
			'select sum(a.range * b.range) from range(1000000) a, range(1000000) b',
			[],
			{ signal: AbortSignal.timeout(200) }
		);
		await expect(call).rejects.toThrow(/timeout/);
		expect(await database.all('select 1 as one')).toEqual([{ one: 1 }]);
	});
});

describe('a locked database', () => {
	it('reads the files it is allowed and no other', async () => {
		const path = folder();
		const [allowed, other] = [join(path, 'a.csv'), join(path, 'b.csv')];
		for (const file of [allowed, other]) writeFileSync(file, 'x\n1\n');
		const database = await open({ allowedPaths: [allowed], locked: true });
		expect(await database.all(`select * from read_csv(${quoteText(allowed)})`)).toEqual([{ x: 1 }]);
		for (const sql of [
			`select * from read_csv(${quoteText(other)})`,
			`select * from read_text('/etc/hostname')`,
			`select * from glob(${quoteText(`${path}/*`)})`,
			`copy (select 2 as x) to ${quoteText(allowed)}`,
			`copy (select 2 as x) to ${quoteText(join(path, 'c.csv'))}`,
			`attach ${quoteText(join(path, 'd.duckdb'))}`,
			'install httpfs',
			'load httpfs'
		])
			await expect(database.all(sql), sql).rejects.toThrow();
		expect(existsSync(join(path, 'c.csv'))).toBe(false);
	});

	it('lets nobody change its settings', async () => {
		const database = await open({ locked: true });
		for (const sql of [
			'set enable_external_access = true',
			"set allowed_directories = ['/']",
			"set memory_limit = '100GB'",
			'reset lock_configuration'
		])
			await expect(database.all(sql), sql).rejects.toThrow(/locked|cannot be|Cannot/i);
	});
});

describe('a person’s query', () => {
	it('gives columns with types, and says when there were more rows', async () => {
		const database = await open({ locked: true });
		expect(await database.select('select range as n from range(3); -- all', limits)).toEqual({
			columns: [{ name: 'n', type: 'BIGINT' }],
			rows: [{ n: 0 }, { n: 1 }, { n: 2 }],
			truncated: false
		});
		expect(await database.select('from range(4)', limits)).toMatchObject({ truncated: true });
	});

	it.each([
		'',
		'   ',
		'select 1; select 2',
		"select 1; copy (select 1) to '/tmp/x'",
		'pragma show_tables',
		'/* hidden */ pragma database_list',
		'call pragma_version()',
		'explain select 1',
		'set threads = 1',
		'create table t (x integer)',
		'insert into t values (1)',
		'drop view v',
		"attach 'x.duckdb'",
		'install httpfs',
		'load json',
		'begin',
		'selec 1'
	])('is refused when it is anything but one SELECT: %s', async (sql) => {
		const database = await open({ locked: true });
		await expect(database.select(sql, limits)).rejects.toThrow();
	});

	it.each([
		'select * from duckdb_secrets()',
		"select which_secret('s3://x/y', 's3')",
		"select getenv('PATH')",
		"select * from read_blob('/etc/hostname')",
		"select * from read_json('/etc/hostname')",
		"select * from read_parquet('https://example.org/x.parquet')",
		"select * from 'https://example.org/x.csv'",
		"select * from '/etc/hostname'",
		"select * from sniff_csv('/etc/passwd')",
		"select * from duckdb_temporary_files() union all select filename, 1 from read_text(['/etc/passwd'])"
	])('reaches no secret, file or network: %s', async (sql) => {
		const database = await open({ locked: true });
		const told = await database.select(sql, limits).then(
			({ rows }) => rows,
			() => []
		);
		expect(told).toEqual([]);
	});

	it('that would fill the memory is refused, while others are served', async () => {
		const database = await open({ locked: true, memoryLimit: '100MB' });
		const wide =
			"select count(distinct x) as n from (select md5(range::varchar) || repeat('x', 200) as x from range(20000000))";
		const bomb = database.select(wide, { maximumRows: 1, milliseconds: 30_000 });
		const quick = database.all('select 1 as one');
		await expect(bomb).rejects.toThrow(/Out of Memory|could not allocate/i);
		expect(await quick).toEqual([{ one: 1 }]);
		expect(await database.all('select 2 as two')).toEqual([{ two: 2 }]);
	});

	it('is stopped when it takes too long, while others are served', async () => {
		const database = await open({ locked: true });
		const slow = database.select(
			'select sum(a.range * b.range) from range(1000000) a, range(1000000) b',
			{ maximumRows: 1, milliseconds: 300 }
		);
		const quick = database.all('select 1 as one');
		await expect(slow).rejects.toThrow(/timeout/);
		expect(await quick).toEqual([{ one: 1 }]);
	});
});

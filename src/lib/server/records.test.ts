import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tables } from './records-schema.ts';
import { openRecords, takeLock } from './records.ts';

function place(name: string): string {
	const folder = mkdtempSync(join(tmpdir(), 'jalon-records-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return join(folder, name);
}

function open(file: string) {
	const records = openRecords(file);
	onTestFinished(() => records.close());
	return records;
}

const holder = { pid: process.pid, user: 'alice', since: '2024-01-15T10:00:00Z' };

describe('records', () => {
	it('are made with their tables, for their owner only', () => {
		const file = place('jalon.sqlite');
		const records = open(file);
		expect(records.all('select * from deliveries')).toEqual([]);
		expect(records.one('select edition from publication')).toBeNull();
		expect(statSync(file).mode & 0o777).toBe(0o600);
	});

	it('keep all of a transaction or none of it', () => {
		const records = open(place('jalon.sqlite'));
		const insert = () =>
			records.run("insert into work (hash, kind, result) values ('a', 'test', '1')");
		expect(() =>
			records.transaction(() => {
				insert();
				throw new Error('half-way');
			})
		).toThrow('half-way');
		expect(records.all('select hash from work')).toEqual([]);
		records.transaction(insert);
		expect(records.all('select hash from work')).toEqual([{ hash: 'a' }]);
	});

	it('are seen by two connections at once', () => {
		const file = place('jalon.sqlite');
		const [one, other] = [open(file), open(file)];
		one.run("insert into work (hash, kind, result) values ('a', 'test', '1')");
		expect(other.all('select hash from work')).toHaveLength(1);
	});

	it('written by a newer Jalon are refused, in words, and left as they are', () => {
		const file = place('jalon.sqlite');
		openRecords(file).close();
		const database = new DatabaseSync(file);
		database.exec('pragma user_version = 99');
		database.close();
		expect(() => openRecords(file)).toThrow(/plus récente de Jalon \(format 99/);
	});

	it('list each of their tables once, after those that it refers to', () => {
		const records = open(place('jalon.sqlite'));
		const found = records
			.all<{ name: string }>(
				"select name from sqlite_schema where type = 'table' and name not like 'sqlite%'"
			)
			.map(({ name }) => name);
		expect(tables.toSorted()).toEqual(found.toSorted());
		for (const [at, name] of tables.entries()) {
			const referred = records
				.all<{ table: string }>(`pragma foreign_key_list(${name})`)
				.map(({ table }) => tables.indexOf(table));
			expect(Math.max(-1, ...referred), name).toBeLessThan(at);
		}
	});

	it('that are damaged are named', () => {
		const file = place('jalon.sqlite');
		writeFileSync(file, 'this is no database, this is no database, this is no database');
		expect(() => openRecords(file)).toThrow(`${file} est abîmé`);
	});
});

describe('a lock', () => {
	it('has one holder, who is told to the others', () => {
		const file = place('build.lock');
		const release = takeLock(file, holder);
		expect(release).toBeTypeOf('function');
		expect(takeLock(file, { ...holder, user: 'bob' })).toEqual({ heldBy: holder });
		if (typeof release === 'function') release();
		const next = takeLock(file, { ...holder, user: 'bob' });
		expect(next).toBeTypeOf('function');
		if (typeof next === 'function') next();
	});

	it('is free as soon as the process that held it is killed', async () => {
		const file = place('build.lock');
		const script = `import { takeLock } from ${JSON.stringify(join(import.meta.dirname, 'records.ts'))};
			takeLock(${JSON.stringify(file)}, { pid: process.pid, user: 'carol', since: '' });
			console.log('held');
			setInterval(() => {}, 1000);`;
		const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
			stdio: ['ignore', 'pipe', 'inherit']
		});
		await new Promise((held) => child.stdout.once('data', held));
		expect(takeLock(file, holder)).toMatchObject({ heldBy: { user: 'carol' } });
		const gone = new Promise((exit) => child.once('exit', exit));
		child.kill('SIGKILL');
		await gone;
		const release = takeLock(file, holder);
		expect(release).toBeTypeOf('function');
		if (typeof release === 'function') release();
	});
});

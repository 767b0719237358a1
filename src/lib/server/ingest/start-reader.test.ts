import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Contract } from '../programme/contract.ts';
import type { ReadJob } from './read-job.ts';
import { contract, field, openFixture, type ReadingFixture } from './reading-fixture.ts';
import { startReader, wasCutShort } from './start-reader.ts';

let fixture: ReadingFixture;
beforeAll(async () => {
	fixture = await openFixture();
	mkdirSync(join(fixture.folder, 'sent'));
});
afterAll(() => fixture.close());

function send(name: string, bytes: string, given: Contract): ReadJob {
	const path = join(fixture.folder, 'sent', name);
	writeFileSync(path, bytes);
	const job: ReadJob & { bytes?: Uint8Array } = { ...fixture.job(bytes, given, name), path };
	delete job.bytes;
	return job;
}

const named = contract([field('name', { title: 'Nom' })]);
/** Never comes to an end on the text below: each more letter doubles the time. */
const slow = contract([field('name', { title: 'Nom', constraints: { pattern: '^(a+)+$' } })]);
const endless = `Nom\n${'a'.repeat(50)}!\n`;
const large = JSON.stringify(
	Array.from({ length: 400_000 }, (_, at) => ({ Nom: `x${at}`, y: [at] }))
);

test('a child reads one file after another and leaves read-only parts', async () => {
	const reader = startReader();
	try {
		const readings = await Promise.all([
			reader.read(send('a.csv', 'Nom\na\n', named)),
			reader.read(send('b.csv', 'Nom\nb\nc\n', named))
		]);
		expect(readings.map(({ rows }) => rows.accepted)).toEqual([1, 2]);
		for (const { part } of readings)
			expect(statSync(join(fixture.folder, `${part}.parquet`)).mode & 0o777).toBe(0o444);
	} finally {
		await reader.close();
	}
});

test('a file that takes too long is one refusal, and the next one is read', async () => {
	const reader = startReader({ timeLimit: 3_000 });
	try {
		const stuck = await reader.read(send('lent.csv', endless, slow));
		expect(stuck.refused?.message.en).toMatch(/took longer than 3 seconds/);
		expect(wasCutShort(stuck)).toBe(true);
		const next = await reader.read(send('c.csv', 'Nom\nc\n', named));
		expect(next.rows.accepted).toBe(1);
		expect(wasCutShort(next)).toBe(false);
	} finally {
		await reader.close();
	}
});

test('a file that takes all memory is one refusal, and the next one is read', async () => {
	const reader = startReader({ memory: 48 });
	try {
		const dead = await reader.read(send('gros.json', large, named));
		expect(dead.refused?.message.en).toMatch(/more memory than is allowed/);
		const next = await reader.read(send('d.csv', 'Nom\nd\n', named));
		expect(next.rows.accepted).toBe(1);
	} finally {
		await reader.close();
	}
});

test('nothing unfinished stays behind', () => {
	expect(readdirSync(fixture.folder).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('a fault of ours is an error, not a refusal of the file', async () => {
	const reader = startReader();
	const job = send('e.csv', 'Nom\ne\n', named);
	try {
		await expect(reader.read({ ...job, path: join(fixture.folder, 'absent.csv') })).rejects.toThrow(
			/reading e.csv/
		);
	} finally {
		await reader.close();
	}
});

test('a file is inspected without a contract', async () => {
	const reader = startReader();
	try {
		const { path } = send('f.csv', 'Suivi 2019\n\nNom;Commune\nA;Cahors\nB;Figeac\n', named);
		const { understanding, rows } = await reader.inspect(path);
		expect(understanding).toMatchObject({
			format: 'csv',
			encoding: 'utf-8',
			delimiter: ';',
			headerRow: 3,
			columns: ['Nom', 'Commune']
		});
		expect(rows).toHaveLength(5);
		const page = send('g.xlsx', '<html></html>', named);
		await expect(reader.inspect(page.path)).rejects.toThrow(/web page/);
	} finally {
		await reader.close();
	}
});

test('the child of a reader that is closed serves the next one, and keeps no process alive', async () => {
	const script = `
		import { startReader } from '#lib/server/ingest/start-reader.ts';
		const pids = [];
		for (const name of ['a', 'b']) {
			const reader = startReader();
			await reader.inspect(process.argv[1]);
			const { execFileSync } = await import('node:child_process');
			pids.push(execFileSync('pgrep', ['-f', '-P', String(process.pid), 'read-worker'], { encoding: 'utf8' }));
			await reader.close();
		}
		console.log(JSON.stringify(pids));`;
	const output = execFileSync(
		process.execPath,
		['--input-type=module-typescript', '-e', script, send('h.csv', 'Nom\na\n', named).path],
		// It waits ten seconds for the next one; the process that started it must not.
		{ encoding: 'utf8', timeout: 9_000 }
	);
	const [first, second] = JSON.parse(output) as [string, string];
	expect(first).toMatch(/^\d+\n$/);
	expect(second).toBe(first);
	await expect.poll(() => isRunning(Number(first))).toBe(false);
});

/** A process that has ended and waits to be counted is none. */
function isRunning(pid: number): boolean {
	const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
	return /^[^Z]/.test(stdout.trim());
}

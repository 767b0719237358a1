import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { runCommandLine } from './command-line.ts';
import { redoneLines } from './show-build.ts';

const folder = mkdtempSync(join(tmpdir(), 'jalon-cli-'));
const programme = join(folder, 'programme');
const exports = join(programme, 'data/exports/registrations');

async function jalon(line: string, env: Record<string, string> = {}) {
	const written = { out: '', err: '' };
	const code = await runCommandLine(line.split(' ').filter(Boolean), {
		env: { JALON_PROGRAMME: programme, JALON_USER: 'essai', ...env },
		cwd: folder,
		stdout: { write: (text) => (written.out += String(text)) },
		stderr: { write: (text) => (written.err += String(text)) },
		signal: new AbortController().signal,
		clock: () => new Date('2024-07-15T12:00:00Z')
	});
	return { code, ...written };
}

beforeAll(() => {
	cpSync(join(import.meta.dirname, 'starter'), programme, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the commands on editions', () => {
	it('build, then say that nothing has changed', async () => {
		const first = await jalon('build');
		expect(first.err).toBe('');
		expect(first.code).toBe(0);
		expect(first.out).toMatch(/12\s+lignes lues/);
		expect(first.out).toMatch(/Version [0-9a-f]{16} publiée en \d+,\d s\./);
		const second = await jalon('build');
		expect(second.out).toMatch(/Rien n’a changé : la version [0-9a-f]{16} reste publiée\./);
		const machine = JSON.parse((await jalon('build --json')).out);
		expect(machine).toMatchObject({
			version: 1,
			published: true,
			changed: false,
			provisional: false,
			rows: { read: 12, accepted: 12, rejected: 0, blank: 0 },
			work: { tables: { total: 1, redone: [] } }
		});
	});

	it('try a file, then deliver it, and show what was refused', async () => {
		const [received] = ['registrations-2024-06.csv'];
		const file = join(folder, 'registrations-2024-07.csv');
		const text = readFileSync(join(exports, received!), 'utf8').trimEnd();
		const [, last = ''] = /\n([^\n]*)$/.exec(text) ?? [];
		writeFileSync(
			file,
			`${text}\n${last.replace(/^[^;]*/, 'new@example.org').replace(/\d\d\/\d\d\/\d{4}/, '31/02/2024')}\n`
		);

		const trial = await jalon(`deliver ${file} --dry-run`);
		expect(trial.code).toBe(0);
		expect(trial.out).toContain('registrations ← registrations-2024-07.csv (CSV');
		expect(trial.out).toMatch(/13\s+lignes lues\s:\s12\s+retenues, 1\s+écartée/);
		expect(trial.err).toContain('rien n’a été gardé');
		expect((await jalon('rejects')).out).toBe('');

		const kept = JSON.parse((await jalon(`deliver ${file} --json`)).out);
		expect(kept).toMatchObject({
			dryRun: false,
			files: [{ dataset: 'registrations', known: false, rows: { rejected: 1 } }],
			build: { published: true, changed: true }
		});
		const rejects = await jalon('rejects --dataset registrations');
		expect(rejects.out).toContain('registrations / registrations-2024-07.csv');
		expect(rejects.out).toMatch(
			/Ligne\s+\d+, colonne «\sDate d’adhésion\s»\s: 31\/02\/2024 n’existe pas/
		);
		expect(rejects.out).not.toContain('new@example.org');
		const machine = JSON.parse((await jalon('rejects --json --lang en')).out);
		expect(machine.rejects[0]).toMatchObject({ rule: 'date', value: '31/02/2024' });
		expect(machine.rejects[0].row[0]).toBeNull();
	});

	it('refuse a file that is not there, and an unknown dataset, with exit code 1', async () => {
		expect(await jalon('deliver none.csv')).toMatchObject({ code: 1 });
		const unknown = await jalon('rejects --dataset registration');
		expect(unknown.code).toBe(1);
		expect(unknown.err).toContain('vouliez-vous dire « registrations » ?');
	});

	it('list editions, the latest first', async () => {
		const { editions } = JSON.parse((await jalon('editions --json')).out);
		expect(editions).toHaveLength(2);
		expect(editions[0]).toMatchObject({ current: true, publishedBy: 'essai' });
		expect((await jalon('editions')).out).toContain('servie');
	});

	it('compare two of them line by line, and refuse what is not one', async () => {
		const { editions } = JSON.parse((await jalon('editions --json')).out);
		const [latest, earlier] = editions.map(({ id }: { id: string }) => id);
		const asked = `editions compare ${earlier} ${latest}`;
		const compared = JSON.parse((await jalon(`${asked} --json`)).out);
		expect(compared).toMatchObject({
			version: 1,
			before: { editionId: earlier },
			after: { editionId: latest },
			gone: []
		});
		for (const { before, after, revised, since } of compared.indicators)
			if (revised !== null && since !== null)
				expect(before.value + revised + since).toBeCloseTo(after.value, 9);
		expect((await jalon(asked)).out).toContain(earlier);
		expect((await jalon('editions compare')).code).toBe(2);
		expect((await jalon(`editions compare ${latest} 1999-01`)).code).toBe(1);
	});

	it('back up, restore elsewhere, and prune', async () => {
		const saved = await jalon('backup saved.tar.gz');
		expect(saved.code).toBe(0);
		expect(existsSync(join(folder, 'saved.tar.gz'))).toBe(true);
		expect((await jalon('backup saved.tar.gz')).code).toBe(1);
		const elsewhere = { JALON_VAR: join(folder, 'elsewhere') };
		expect((await jalon('restore saved.tar.gz', elsewhere)).out).toContain('est servie');
		expect((await jalon('build', elsewhere)).out).toContain('Rien n’a changé');
		const pruned = JSON.parse((await jalon('prune --keep 2 --json')).out);
		expect(pruned).toMatchObject({ editions: { kept: 2, dropped: [] }, parts: { dropped: 0 } });
		expect((await jalon('prune --keep one')).code).toBe(2);
	});

	it('restore over what a backup does not hold only when told to', async () => {
		const before = join(folder, 'before.tar.gz');
		await jalon(`backup ${before}`);
		const query = join(programme, 'queries/indicators/members.sql');
		const text = readFileSync(query, 'utf8');
		writeFileSync(query, `${text}-- Autre version.\n`);
		expect((await jalon('build')).code).toBe(0);
		writeFileSync(query, text);
		const refused = await jalon(`restore ${before}`);
		expect(refused.code).toBe(1);
		expect(refused.err).toContain('--force');
		expect((await jalon(`restore ${before} --force`)).out).toContain('est servie');
	});

	it('say from the shell that nothing changed', async () => {
		const script = join(import.meta.dirname, 'jalon.ts');
		const { stdout } = await promisify(execFile)(process.execPath, [script, 'build', '--json'], {
			env: { ...process.env, JALON_PROGRAMME: programme }
		});
		expect(JSON.parse(stdout)).toMatchObject({ changed: false });
	});
});

describe('what a build has redone', () => {
	const count = (total: number, ...redone: string[]) => ({ total, redone });

	it('is said by kind, in both languages', () => {
		const work = {
			readings: count(4, 'mars.csv'),
			tables: count(14, 'a', 'b', 'c'),
			facts: count(2),
			events: count(0),
			checks: count(1, 'x'),
			masks: count(0)
		};
		expect(redoneLines({ work }, 'fr')).toEqual([
			'1 fichier sur 4 lu\u00a0: mars.csv.',
			'3 tables sur 14 refaites\u00a0: a, b, c.',
			'0 indicateur sur 2 refait.',
			'1 contrôle sur 1 refait.'
		]);
		expect(redoneLines({ work }, 'en')[1]).toBe('3 of 14 tables redone: a, b, c.');
	});

	it('is not said when it is nothing', () => {
		const work = {
			readings: count(4),
			tables: count(14),
			facts: count(2),
			events: count(0),
			checks: count(1),
			masks: count(0)
		};
		expect(redoneLines({ work }, 'fr')).toEqual([]);
	});
});

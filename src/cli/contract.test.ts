import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'jalon-contract-init-'));
const programme = join(folder, 'programme');
const visits = join(programme, 'data/contracts/visites.yaml');

async function jalon(...args: readonly string[]) {
	const written = { out: '', err: '' };
	const code = await runCommandLine(args, {
		env: { JALON_PROGRAMME: programme, JALON_USER: 'essai' },
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
	writeFileSync(
		join(folder, 'visites_2024-06.csv'),
		'Jour;Site;Visites\n01/06/2024;Accueil;12\n02/06/2024;Accueil;1 304\n30/06/2024;Agenda;8\n'
	);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('jalon contract init', () => {
	it('writes a contract that the programme accepts, and that takes the file in', async () => {
		const made = await jalon('contract', 'init', 'visites_2024-06.csv');
		expect(made.code).toBe(0);
		expect(made.out).toContain(visits);
		expect(made.out).toMatch(/3\s+lignes lues\s:\s3\s+retenues/);
		expect(made.err).toContain('jalon deliver visites_2024-06.csv --dataset visites --dry-run');
		expect(readFileSync(visits, 'utf8')).toContain('# Qui l’envoie : association.');
		expect((await jalon('check')).code).toBe(0);
		const trial = await jalon('deliver', 'visites_2024-06.csv', '--dry-run');
		expect(trial.out).toContain('visites ← visites_2024-06.csv');
		expect(trial.out).toMatch(/3\s+lignes lues\s:\s3\s+retenues/);
	});

	it('never writes over a contract', async () => {
		const before = readFileSync(visits, 'utf8');
		const again = await jalon('contract', 'init', 'visites_2024-06.csv');
		expect(again.code).toBe(1);
		expect(again.err).toContain('existe déjà');
		expect(readFileSync(visits, 'utf8')).toBe(before);
	});

	it('writes elsewhere, under another name, and tells a machine', async () => {
		const made = await jalon(
			...['contract', 'init', 'visites_2024-06.csv'],
			...['--dataset', 'site-visits', '--out', 'essai/v.yaml', '--json']
		);
		expect(JSON.parse(made.out)).toMatchObject({
			version: 1,
			dataset: 'site-visits',
			file: join(folder, 'essai/v.yaml'),
			key: ['jour'],
			fields: [
				{ name: 'jour', title: 'Jour', type: 'date', personal: null },
				{ name: 'site', type: 'string' },
				{ name: 'visites', type: 'integer' }
			],
			rows: { read: 3, accepted: 3 },
			answersTo: 'visites'
		});
		expect(existsSync(join(folder, 'essai/v.yaml'))).toBe(true);
	});

	it('says which contract a file answers to already', async () => {
		const file = join(programme, 'data/exports/registrations/registrations-2024-06.csv');
		const { err } = await jalon('contract', 'init', file, '--out', 'r.yaml');
		expect(err).toContain('Ce fichier répond déjà au modèle « registrations »');
		expect(err).toContain('Colonnes personnelles retirées ou remplacées : Courriel.');
	});

	it('refuses what is no file, no table, no id or no known action', async () => {
		writeFileSync(join(folder, 'page.csv'), '<!doctype html><p>Bonjour</p>');
		expect(await jalon('contract', 'init', 'rien.csv')).toMatchObject({ code: 1 });
		expect(await jalon('contract', 'init', 'page.csv')).toMatchObject({ code: 1 });
		expect(await jalon('contract', 'make', 'visites_2024-06.csv')).toMatchObject({ code: 2 });
		expect(
			await jalon('contract', 'init', 'visites_2024-06.csv', '--dataset', '../x')
		).toMatchObject({ code: 2 });
	});
});

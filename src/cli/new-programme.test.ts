import { appendFile, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from './command-line.ts';

const added = `/*---
title: { fr: Adhésions }
definition: { fr: Adhésions reçues dans l’année. }
unit: { fr: [adhésion, adhésions] }
observed: person
axis: members
owner: L’association
kind: flow
over: year
better: up
---*/
-- One row is one registration.
select joined_on as on_date, commune as territory, member as unit_key
from members
`;

const never = new AbortController().signal;

describe('a programme made by jalon init', () => {
	it('makes every report that it has, with two counts and nothing else', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'jalon-'));
		const jalon = async (...args: string[]) => {
			let told = '';
			const write = (text: string | Uint8Array) => (told += String(text));
			const code = await runCommandLine(args, {
				env: { JALON_USER: 'Camille' },
				cwd: folder,
				stdout: { write },
				stderr: { write },
				signal: never,
				clock: () => new Date('2024-07-15T09:00:00Z')
			});
			expect(code, told).toBe(0);
		};
		await jalon('init', '.');
		await writeFile(join(folder, 'queries/indicators/registrations.sql'), added);
		await jalon('build');
		const asked: Readonly<Record<string, readonly string[]>> = {
			'territory-sheet': ['--territory', '200023737'],
			'indicator-sheet': ['--indicator', 'registrations']
		};
		const names = (await readdir(join(folder, 'reports'))).map((file) => file.replace('.md', ''));
		expect(names).toEqual(expect.arrayContaining(Object.keys(asked)));
		for (const name of names) await jalon('report', name, ...(asked[name] ?? []), '--out', 'out');
		const made = await readdir(join(folder, 'out'));
		expect(made.filter((file) => file.endsWith('.pdf'))).toHaveLength(names.length);
		expect(made.filter((file) => file.endsWith('.html'))).toHaveLength(names.length);
	});

	it('is not published with a target that cannot be read, and says which line', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'jalon-'));
		const jalon = async (...args: string[]) => {
			let told = '';
			const write = (text: string | Uint8Array) => (told += String(text));
			const code = await runCommandLine(args, {
				env: { JALON_USER: 'Camille' },
				cwd: folder,
				stdout: { write },
				stderr: { write },
				signal: never,
				clock: () => new Date('2024-07-15T09:00:00Z')
			});
			return { code, told };
		};
		await jalon('init', '.');
		await appendFile(join(folder, 'data/targets.csv'), 'members,,2025-02-30,40,target,\n');
		const build = await jalon('build');
		expect(build.code).toBe(1);
		expect(build.told).toMatch(/data\/targets\.csv:\d+/);
		expect((await jalon('editions', '--json')).told).toContain('"editions": []');
	});

	it('builds at once, and takes a new indicator as one SQL file and nothing else', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'jalon-'));
		const jalon = async (...args: string[]) => {
			let out = '';
			let err = '';
			const code = await runCommandLine(args, {
				env: { JALON_USER: 'Camille' },
				cwd: folder,
				stdout: { write: (text) => (out += String(text)) },
				stderr: { write: (text) => (err += String(text)) },
				signal: never,
				clock: () => new Date('2024-07-15T09:00:00Z')
			});
			expect(code, err).toBe(0);
			return out;
		};
		const values = async (...args: string[]) =>
			(JSON.parse(await jalon('values', ...args, '--json')) as { values: unknown[] }).values;

		await jalon('init', '.');
		await jalon('build');
		expect(await values('members')).toMatchObject([
			{ indicator: 'members', to: '2024-06-30', value: 11, units: 11, target: 30, missing: null }
		]);

		await writeFile(join(folder, 'queries/indicators/registrations.sql'), added);
		await jalon('check');
		await jalon('build');
		expect(await values('registrations')).toMatchObject([
			{ indicator: 'registrations', from: '2024-01-01', to: '2024-06-30', value: 12 }
		]);
		expect(await values('members', '--territory', '46102')).toMatchObject([
			{ territory: '46102', value: 3 }
		]);
	});
});

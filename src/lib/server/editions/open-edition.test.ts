import { appendFileSync, chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildEdition } from './build-edition.ts';
import type { Edition } from './edition.ts';
import { listRejects } from './list-rejects.ts';
import { manifestPath } from './manifest-file.ts';
import { openEdition } from './open-edition.ts';
import { trialProgramme, type TrialProgramme } from './trial-programme.ts';
import { partPath } from './work-done.ts';
import type { Workspace } from './workspace.ts';

async function open(workspace: Workspace, id?: string): Promise<Edition> {
	const edition = await openEdition(workspace, id);
	onTestFinished(() => edition.database.close());
	return edition;
}

async function built(trial: TrialProgramme = trialProgramme()) {
	const workspace = trial.open();
	const result = await buildEdition(workspace);
	return { trial, workspace, result };
}

function overwrite(path: string, change: (bytes: Buffer) => Buffer): void {
	const bytes = change(readFileSync(path));
	chmodSync(path, 0o644);
	writeFileSync(path, bytes);
}

describe('opening an edition', () => {
	it('gives its relations, as they were when it was published', async () => {
		const { trial, workspace, result } = await built();
		trial.write('data/exports/visits/2019-03.csv', 'Numéro;Date;Visiteurs\nd;01/03/2019;6\n');
		trial.write(
			'data/programme.yaml',
			`${trial.read('data/programme.yaml').replace('Essai', 'Autre')}map: { "200067361": [0, 0] }\n`
		);
		await buildEdition(workspace);

		const before = await open(workspace, result.edition);
		expect(before.programme.settings.name.fr).toBe('Essai');
		expect(before.programme.settings.map).toEqual([]);
		expect(await before.database.all('select count(*) as n from facts.visitors')).toEqual([
			{ n: 3 }
		]);
		const now = await open(workspace);
		expect(now.programme.settings.name.fr).toBe('Autre');
		expect(now.programme.settings.map).toHaveLength(1);
		expect(await now.database.all('select count(*) as n from facts.visitors')).toEqual([{ n: 4 }]);
		expect(await now.database.all('select count(*) as n from tables."member-years"')).toEqual([
			{ n: 2 }
		]);
		expect(await now.database.all('select count(*) as n from member_years')).toEqual([{ n: 2 }]);
	});

	it('finds an edition by the first characters of its id, and says when there is none', async () => {
		const { workspace, result } = await built();
		expect((await open(workspace, result.edition.slice(0, 6))).id).toBe(result.edition);
		await expect(openEdition(workspace, 'zzz')).rejects.toThrow('« zzz »');
		await expect(openEdition(trialProgramme().open())).rejects.toThrow('jalon build');
	});

	it('says who published it and when', async () => {
		const { workspace } = await built();
		expect(await open(workspace)).toMatchObject({
			publishedAt: '2024-01-15T10:00:00.000Z',
			publishedBy: 'essai',
			provisional: false
		});
	});

	it('speaks by default of the latest day that the headline indicators cover', async () => {
		const { workspace } = await built();
		expect((await open(workspace)).asOf).toBe('2019-02-28');
	});

	it('gives rows in force by the mode of each dataset, and all of them as history', async () => {
		const { workspace } = await built();
		const { database } = await open(workspace);
		// A snapshot replaces the one before.
		expect(
			await database.all('select joined_on, _delivered_on from received.members order by all')
		).toEqual([
			{ joined_on: '2019-01-02', _delivered_on: '2019-02-28' },
			{ joined_on: '2019-02-10', _delivered_on: '2019-02-28' }
		]);
		expect(await database.all('select count(*) as n from received.members_history')).toEqual([
			{ n: 3 }
		]);
		// Appended rows keep the first delivery's.
		expect(
			await database.all('select visit, visitors from received.visits order by visit')
		).toEqual([
			{ visit: 'a', visitors: 3 },
			{ visit: 'b', visitors: 4 },
			{ visit: 'c', visitors: 5 }
		]);
		expect(await database.all('select count(*) as n from received.visits_history')).toEqual([
			{ n: 4 }
		]);
	});

	it('lets the latest delivery win where rows are upserted', async () => {
		const trial = trialProgramme();
		trial.write(
			'data/contracts/visits.yaml',
			trial.read('data/contracts/visits.yaml').replace('mode: append', 'mode: upsert')
		);
		const { workspace } = await built(trial);
		expect(
			await (
				await open(workspace)
			).database.all('select visit, visitors from received.visits order by visit')
		).toEqual([
			{ visit: 'a', visitors: 3 },
			{ visit: 'b', visitors: 40 },
			{ visit: 'c', visitors: 5 }
		]);
	});

	it('gives typed, empty relations for a dataset that never came', async () => {
		const { workspace } = await built(
			trialProgramme({
				'data/exports/visits/2019-01.csv': null,
				'data/exports/visits/2019-02.csv': null
			})
		);
		const { database, manifest } = await open(workspace);
		expect(manifest.coverage['visits']).toEqual([]);
		expect(
			await database.all(
				'select column_name as name, column_type as type from (describe received.visits)'
			)
		).toEqual([
			{ name: 'visit', type: 'VARCHAR' },
			{ name: 'visited_on', type: 'DATE' },
			{ name: 'visitors', type: 'BIGINT' },
			{ name: '_delivery', type: 'VARCHAR' },
			{ name: '_delivered_on', type: 'DATE' },
			{ name: '_line', type: 'INTEGER' }
		]);
		expect(await database.all('select * from facts.visitors')).toEqual([]);
	});

	it('lists refused rows with their delivery, without personal values', async () => {
		const { workspace } = await built();
		const rejects = await listRejects(await open(workspace));
		expect(rejects).toMatchObject([
			{
				dataset: 'members',
				file: 'members-2019-02.csv',
				line: 4,
				column: 'Arrivée',
				field: 'joined_on',
				rule: 'date',
				value: '31/02/2019'
			}
		]);
		expect(JSON.stringify(rejects)).not.toContain('eve@');
		expect(await listRejects(await open(workspace), { dataset: 'visits' })).toEqual([]);
	});

	it('knows territories of today and of old, working days and holidays', async () => {
		const { workspace } = await built();
		const { database } = await open(workspace);
		expect(
			await database.all(
				"select name, level, department from territories where code in ('46042', '46', '200067361') order by code"
			)
		).toEqual([
			{ name: 'Grand-Figeac', level: 'intercommunality', department: null },
			{ name: 'Lot', level: 'department', department: '46' },
			{ name: 'Cahors', level: 'commune', department: '46' }
		]);
		expect(
			await database.all(
				'select count(*) as days, count(*) filter (working_day) as working, count(holiday) as holidays from calendar where year(date) = 2019'
			)
		).toEqual([{ days: 365, working: 251, holidays: 11 }]);
	});

	it('counts a commune that was merged as the one of today', async () => {
		const { workspace: probe } = await built();
		const [former] = await (
			await open(probe)
		).database.all<{ code: string; current: string }>(
			"select code, current from former_communes where code like '46%' and current like '46%' and code not in (select code from territories) order by code limit 1"
		);
		expect(former).toBeDefined();
		const { workspace } = await built(
			trialProgramme({
				'queries/indicators/visitors.sql': trialProgramme()
					.read('queries/indicators/visitors.sql')
					.replace('visitors as quantity', `visitors as quantity, '${former!.code}' as territory`)
			})
		);
		expect(
			await (
				await open(workspace)
			).database.all('select distinct territory, commune, department from facts.visitors')
		).toEqual([{ territory: former!.current, commune: former!.current, department: '46' }]);
	});

	it('reads its own parts and no other file', async () => {
		const { workspace } = await built();
		const { database } = await open(workspace);
		await expect(
			database.all(`select * from read_text('${workspace.paths.records}')`)
		).rejects.toThrow(/Permission/);
		await expect(database.all(`select * from glob('${workspace.paths.parts}/*')`)).rejects.toThrow(
			/Permission/
		);
	});

	it.each([
		['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 10)],
		[
			'changed',
			(bytes: Buffer) => {
				const changed = Buffer.from(bytes);
				changed[20] = (changed[20] ?? 0) ^ 0xff;
				return changed;
			}
		]
	])('names a part that was %s', async (_, change) => {
		const { workspace, result } = await built();
		const { manifest } = await open(workspace);
		const path = partPath(workspace, manifest.facts['visitors']!.part);
		overwrite(path, change);
		await expect(openEdition(workspace)).rejects.toMatchObject({
			code: 'damaged',
			problems: [{ file: path }]
		});
		// The next build makes it again.
		rmSync(path);
		expect((await buildEdition(workspace)).edition).toBe(result.edition);
		expect((await open(workspace)).id).toBe(result.edition);
	});

	it('names every part that is missing, and what it was', async () => {
		const { workspace } = await built();
		const { manifest } = await open(workspace);
		rmSync(partPath(workspace, manifest.facts['visitors']!.part));
		rmSync(partPath(workspace, manifest.tables['visits']!.part));
		const error = await openEdition(workspace).catch((reason: unknown) => reason);
		expect(error).toMatchObject({ code: 'damaged' });
		const said = (error as { describe(language: string): string }).describe('fr');
		expect(said).toContain('visitors : ce fichier est absent');
		expect(said).toContain('visits : ce fichier est absent');
	});

	it('names a manifest that was changed or is missing', async () => {
		const { workspace, result } = await built();
		const path = manifestPath(workspace, result.edition);
		chmodSync(path, 0o644);
		appendFileSync(path, ' ');
		await expect(openEdition(workspace)).rejects.toThrow(`abîmé (modifié) : ${path}`);
		rmSync(path);
		await expect(openEdition(workspace)).rejects.toThrow(`abîmé (absent) : ${path}`);
	});
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { JalonError } from '../programme/problem.ts';
import { takeLock } from '../records.ts';
import { buildEdition } from './build-edition.ts';
import type { BuildResult } from './build-result.ts';
import { openEdition } from './open-edition.ts';
import { currentEditionId, listEditions } from './publication.ts';
import { trialProgramme } from './trial-programme.ts';
import type { Workspace } from './workspace.ts';

const redone = ({ work }: BuildResult) =>
	Object.fromEntries(Object.entries(work).map(([kind, count]) => [kind, count.redone]));

async function rows(workspace: Workspace, sql: string) {
	const edition = await openEdition(workspace);
	try {
		return await edition.database.all(sql);
	} finally {
		edition.database.close();
	}
}

function partBytes(folder: string): Record<string, string> {
	return Object.fromEntries(
		readdirSync(join(folder, 'parts')).map((name) => [
			name,
			readFileSync(join(folder, 'parts', name)).toString('base64')
		])
	);
}

describe('building an edition', () => {
	it('goes from the files received to facts, in one published edition', async () => {
		const workspace = trialProgramme().open();
		const result = await buildEdition(workspace);

		expect(result).toMatchObject({ published: true, changed: true, provisional: false });
		expect(result.delivered.map(({ name }) => name)).toEqual([
			'members-2019-01.csv',
			'members-2019-02.csv',
			'2019-01.csv',
			'2019-02.csv'
		]);
		expect(result.readings.map(({ rows }) => rows)).toEqual([
			{ read: 1, accepted: 1, rejected: 0, blank: 0 },
			{ read: 3, accepted: 2, rejected: 1, blank: 0 },
			{ read: 2, accepted: 2, rejected: 0, blank: 0 },
			{ read: 2, accepted: 2, rejected: 0, blank: 0 }
		]);
		expect(currentEditionId(workspace)).toBe(result.edition);
		expect(
			await rows(workspace, 'select * exclude (unit_key) from facts."members-registered"')
		).toEqual([
			{
				start_on: '2019-01-02',
				end_on: null,
				quantity: 1,
				territory: '46042',
				commune: '46042',
				intercommunality: '200023737',
				department: '46',
				known_on: '2019-01-02'
			},
			{
				start_on: '2019-02-10',
				end_on: null,
				quantity: 1,
				territory: '46102',
				commune: '46102',
				intercommunality: '200067361',
				department: '46',
				known_on: '2019-02-10'
			}
		]);
		expect(await rows(workspace, 'select on_date, quantity from facts.visitors')).toEqual([
			{ on_date: '2019-01-05', quantity: 3 },
			{ on_date: '2019-01-20', quantity: 4 },
			{ on_date: '2019-02-03', quantity: 5 }
		]);
	});

	it('never lets a direct identifier into a part or the manifest', async () => {
		const trial = trialProgramme();
		await buildEdition(trial.open());
		for (const folder of ['parts', 'editions'])
			for (const name of readdirSync(join(trial.var, folder)))
				expect(readFileSync(join(trial.var, folder, name), 'latin1')).not.toContain('example.org');
	});

	it('redoes nothing when nothing has changed', async () => {
		const workspace = trialProgramme().open();
		const first = await buildEdition(workspace);
		const second = await buildEdition(workspace);
		expect(second).toMatchObject({ edition: first.edition, published: true, changed: false });
		expect(redone(second)).toEqual({
			readings: [],
			tables: [],
			facts: [],
			events: [],
			checks: [],
			masks: []
		});
		expect(second.readings).toEqual(first.readings);
		expect(listEditions(workspace)).toHaveLength(1);
	});

	it('redoes only what depends on an export that is new, and says so', async () => {
		const trial = trialProgramme();
		const workspace = trial.open();
		await buildEdition(workspace);
		trial.write('data/exports/visits/2019-03.csv', 'Numéro;Date;Visiteurs\nd;01/03/2019;6\n');
		const result = await buildEdition(workspace);
		expect(result.changed).toBe(true);
		expect(redone(result)).toEqual({
			readings: ['2019-03.csv'],
			tables: ['visits'],
			facts: ['visitors'],
			events: [],
			checks: ['visits-have-visitors'],
			masks: []
		});
		expect(result.work.tables.total).toBe(3);
	});

	it('redoes only what depends on a table whose SQL changed', async () => {
		const trial = trialProgramme();
		const workspace = trial.open();
		await buildEdition(workspace);
		trial.write(
			'queries/tables/members.sql',
			'-- One row is one member.\nselect member, joined_on, left_on, commune from received.members where commune is not null\n'
		);
		expect(redone(await buildEdition(workspace))).toEqual({
			readings: [],
			tables: ['member-years', 'members'],
			facts: ['members-registered'],
			events: [],
			checks: ['members-leave-after-they-join'],
			masks: []
		});
	});

	it('makes the same edition, byte for byte, on another machine', async () => {
		const trial = trialProgramme();
		const [here, there] = [join(trial.folder, 'here'), join(trial.folder, 'there')];
		const first = await buildEdition(trial.open({ var: here }));
		const second = await buildEdition(trial.open({ var: there, user: 'autre' }));
		expect(second.edition).toBe(first.edition);
		expect(partBytes(there)).toEqual(partBytes(here));
		const manifest = join('editions', `${first.edition}.json`);
		expect(readFileSync(join(there, manifest))).toEqual(readFileSync(join(here, manifest)));
	});

	it('changes nothing when the same bytes are dropped again under another name', async () => {
		const trial = trialProgramme();
		const workspace = trial.open();
		const first = await buildEdition(workspace);
		trial.write(
			'data/exports/members/copie de members-2019-02.csv',
			trial.read('data/exports/members/members-2019-02.csv')
		);
		const second = await buildEdition(workspace);
		expect(second).toMatchObject({ edition: first.edition, changed: false, delivered: [] });
	});

	it('takes the same bytes for two months as two deliveries', async () => {
		const empty = 'Numéro;Date;Visiteurs\n';
		const trial = trialProgramme({
			'data/exports/visits/2019-03.csv': empty,
			'data/exports/visits/2019-04.csv': empty
		});
		const workspace = trial.open();
		await buildEdition(workspace);
		const edition = await openEdition(workspace);
		expect(edition.manifest.coverage['visits']).toEqual([
			{ from: '2019-01-01', until: '2019-04-30' }
		]);
		edition.database.close();
	});

	it('keeps what was delivered when its file is deleted', async () => {
		const trial = trialProgramme();
		const workspace = trial.open();
		const first = await buildEdition(workspace);
		trial.remove('data/exports/visits/2019-02.csv');
		expect((await buildEdition(workspace)).edition).toBe(first.edition);
	});

	it('tells an export that is wrong as a whole, builds the rest, and forgets it once it is gone', async () => {
		const trial = trialProgramme({
			'data/exports/visits/2019-03.csv': 'Numéro;Jour\nd;01/03/2019\n'
		});
		const workspace = trial.open();
		const result = await buildEdition(workspace);
		expect(result.published).toBe(true);
		const [refused] = result.readings.filter((reading) => reading.refused !== null);
		expect(refused?.name).toBe('2019-03.csv');
		expect(refused?.refused?.message.fr).toMatch(/«\sDate\s»/);
		expect(await rows(workspace, 'select count(*) as n from facts.visitors')).toEqual([{ n: 3 }]);

		trial.remove('data/exports/visits/2019-03.csv');
		const mended = await buildEdition(workspace);
		expect(mended.readings.every((reading) => reading.refused === null)).toBe(true);
	});

	it('leaves aside files that lie in a folder without a contract, and says which', async () => {
		const trial = trialProgramme({ 'data/exports/visit/2019-01.csv': 'a;b\n1;2\n' });
		const workspace = trial.open();
		for (const when of ['at first', 'unchanged']) {
			const { problems } = await buildEdition(workspace);
			expect(problems, when).toHaveLength(1);
			expect(problems[0]?.file).toBe('data/exports/visit/2019-01.csv');
			expect(problems[0]?.message.fr).toContain('vouliez-vous dire « visits » ?');
		}
	});

	it('does not publish what a blocking check refuses, unless as provisional', async () => {
		const trial = trialProgramme();
		const workspace = trial.open();
		const good = await buildEdition(workspace);
		trial.write(
			'data/exports/members/members-2019-03.csv',
			'Courriel;Arrivée;Départ;Commune\nzoe@example.org;02/03/2019;01/03/2019;Cahors\n'
		);
		const blocked = await buildEdition(workspace);
		expect(blocked).toMatchObject({ published: false, changed: false, provisional: true });
		expect(blocked.findings).toEqual([
			{
				check: 'members-leave-after-they-join',
				severity: 'blocks',
				rows: 1,
				// The pseudonym is left out.
				sample: [{ joined_on: '2019-03-02', left_on: '2019-03-01' }]
			}
		]);
		expect(currentEditionId(workspace)).toBe(good.edition);

		const forced = await buildEdition(workspace, { force: true });
		expect(forced).toMatchObject({ published: true, changed: true, provisional: true });
		expect(redone(forced)).toEqual({
			readings: [],
			tables: [],
			facts: [],
			events: [],
			checks: [],
			masks: []
		});
		expect((await openAndClose(workspace)).provisional).toBe(true);
	});

	it('publishes in spite of a check that warns', async () => {
		const trial = trialProgramme({
			'data/exports/visits/2019-03.csv': 'Numéro;Date;Visiteurs\nd;01/03/2019;0\n'
		});
		const result = await buildEdition(trial.open());
		expect(result).toMatchObject({ published: true, provisional: false });
		expect(result.findings.map(({ check, rows }) => [check, rows])).toEqual([
			['visits-have-visitors', 1]
		]);
	});

	it('names the file and line of every query that does not run', async () => {
		const trial = trialProgramme({
			'queries/tables/visits.sql':
				'-- One row is one visit.\nselect visit,\n\tvisitedon\nfrom received.visits\n',
			'queries/tables/other.sql': '-- One row is nothing.\nselect * from recieved.visits\n'
		});
		const error = await buildEdition(trial.open()).catch((reason: unknown) => reason);
		expect(error).toBeInstanceOf(JalonError);
		expect((error as JalonError).describe('fr')).toContain('queries/tables/other.sql:2');

		trial.remove('queries/tables/other.sql');
		const next = await buildEdition(trial.open()).catch((reason: unknown) => reason);
		expect((next as JalonError).describe('fr')).toContain(
			'queries/tables/visits.sql:3:2: colonne inconnue « visitedon »'
		);
	});

	it('refuses an indicator whose columns are not those of its kind', async () => {
		const trial = trialProgramme();
		trial.write(
			'queries/indicators/visitors.sql',
			trial
				.read('queries/indicators/visitors.sql')
				.replace('visited_on as on_date', 'visited_on as day')
		);
		const error = await buildEdition(trial.open()).catch((reason: unknown) => reason);
		expect((error as JalonError).describe('fr')).toMatch(
			/queries\/indicators\/visitors\.sql:\d+: .*il manque : on_date ; en trop : day/
		);
	});

	it('refuses tables that read each other', async () => {
		const trial = trialProgramme({
			'queries/tables/one.sql': '-- One row is one.\nselect * from two\n',
			'queries/tables/two.sql': '-- One row is two.\nselect * from one\n'
		});
		const error = await buildEdition(trial.open()).catch((reason: unknown) => reason);
		expect((error as JalonError).describe('fr')).toContain('one → two → one');
	});

	it('cannot reach files, the network or settings from SQL', async () => {
		for (const sql of [
			"select * from read_text('/etc/hostname')",
			"select * from read_csv('https://example.org/a.csv')",
			"select * from glob('/*')"
		]) {
			const trial = trialProgramme({
				'queries/tables/visits.sql': `-- One row is a theft.\n${sql}\n`
			});
			const error = await buildEdition(trial.open()).catch((reason: unknown) => reason);
			expect((error as JalonError).describe('fr'), sql).toContain('une requête ne lit ni n’écrit');
		}
	});

	it('says so in words while another process builds', async () => {
		const workspace = trialProgramme().open();
		const release = takeLock(workspace.paths.lock, {
			pid: 4242,
			user: 'alice',
			since: '2024-01-15T09:59:00Z'
		});
		await expect(buildEdition(workspace)).rejects.toThrow(
			'Une construction est déjà en cours (alice, processus 4242, depuis 09:59:00 UTC).'
		);
		if (typeof release === 'function') release();
		expect((await buildEdition(workspace)).published).toBe(true);
	});

	it('stops when asked, at every step, and completes the next time', async () => {
		const trial = trialProgramme();
		const steps = ['discover', 'deliver', 'read', 'tables', 'facts', 'checks'] as const;
		for (const [at, stopAt] of steps.entries()) {
			const workspace = trial.open({ var: join(trial.folder, `var-${at}`) });
			const stop = new AbortController();
			const build = buildEdition(workspace, {
				signal: stop.signal,
				onProgress: ({ step }) => {
					if (step === stopAt) stop.abort();
				}
			});
			await expect(build, stopAt).rejects.toThrow(/aborted/);
			expect(currentEditionId(workspace)).toBeNull();
			expect((await buildEdition(workspace)).published).toBe(true);
		}
	});

	it('tells its progress with counts', async () => {
		const told: string[] = [];
		await buildEdition(trialProgramme().open(), {
			onProgress: ({ step, done, total }) => told.push(`${step} ${done}/${total}`)
		});
		expect(told).toContain('deliver 4/4');
		expect(told).toContain('read 4/4');
		expect(told).toContain('tables 3/3');
		expect(told).toContain('facts 2/2');
		expect(told).toContain('checks 2/2');
		expect(told.at(-1)).toBe('publish 1/1');
	});
});

async function openAndClose(workspace: Workspace) {
	const edition = await openEdition(workspace);
	edition.database.close();
	return edition;
}

import { describe, expect, it } from 'vitest';
import { changedSources, starterSources, type Change } from '../../../testing/starter-programme.ts';
import { checkProgramme } from './check-programme.ts';
import { parseProgramme } from './parse-programme.ts';
import { JalonError } from './problem.ts';
import { readProgramme } from './read-programme.ts';

const indicator = 'queries/indicators/members.sql';
const table = 'queries/tables/members.sql';
const lineOf = (path: string, what: string) =>
	(starterSources[path] ?? '').split('\n').findIndex((line) => line.includes(what)) + 1;

async function checked(changes: Readonly<Record<string, Change>>): Promise<readonly string[]> {
	try {
		await checkProgramme(parseProgramme(changedSources(changes), '/programme'));
		return [];
	} catch (error) {
		if (!(error instanceof JalonError)) throw error;
		return error.describe('fr').split('\n').slice(1);
	}
}

describe('checking a programme without building it', () => {
	it('finds nothing wrong with the example', async () => {
		await expect(checkProgramme(await readProgramme(process.cwd()))).resolves.toBeUndefined();
	});

	it('finds nothing wrong with what init makes', async () => {
		expect(await checked({})).toEqual([]);
	});

	it('lets an indicator be added with one SQL file and nothing else', async () => {
		const added = `/*---
title: { fr: Adhésions }
definition: { fr: Adhésions de la période. }
unit: { fr: [adhésion, adhésions] }
observed: person
axis: members
owner: L’association
kind: flow
over: year
better: up
---*/
-- One row is one registration.
select joined_on as on_date, commune as territory, member as unit_key from members
`;
		expect(await checked({ 'queries/indicators/registrations.sql': added })).toEqual([]);
	});

	it('names the line and column of an unknown column, and those near it', async () => {
		const told = await checked({
			[indicator]: (text) => text.replace('left_on as', 'leftt_on as')
		});
		expect(told).toEqual([
			`${indicator}:${lineOf(indicator, 'left_on as')}:2: colonne inconnue « leftt_on » ; colonnes ou tables proches : left_on, joined_on, audience`
		]);
	});

	it('names a table that doesn’t exist, told once and not in all that reads it', async () => {
		const told = await checked({
			[table]: (text) => text.replace('received.registrations', 'received.registration')
		});
		expect(told).toEqual([
			`${table}:${lineOf(table, 'received.registrations')}:6: table inconnue « registration » ; colonnes ou tables proches : registrations`
		]);
	});

	it('names SQL that is badly written', async () => {
		expect(await checked({ [table]: (text) => text.replace('select', 'selct') })).toEqual([
			`${table}:${lineOf(table, 'select')}:1: SQL mal écrit près de « selct »`
		]);
	});

	it('refuses two statements, and anything but a SELECT', async () => {
		for (const more of ['\n; select 1', '\n; drop table members']) {
			const told = await checked({ [table]: (text) => text + more });
			expect(told).toEqual([`${table}: La requête doit être un seul SELECT.`]);
		}
		const made = await checked({ [table]: 'create table other as select 1' });
		expect(made).toEqual([`${table}: La requête doit être un seul SELECT.`]);
	});

	it('refuses a query that reads or writes a file', async () => {
		for (const sql of ["select * from read_csv('/etc/passwd')", "copy (select 1) to 'x.csv'"])
			expect(await checked({ [table]: sql })).toEqual([
				expect.stringContaining('une requête ne lit ni n’écrit de fichier')
			]);
	});

	it('refuses tables that read each other, naming the circle', async () => {
		const told = await checked({
			'queries/tables/first.sql': 'select * from second',
			'queries/tables/second.sql': 'select * from third join members using (member)',
			'queries/tables/third.sql': 'select * from first'
		});
		expect(told).toEqual([
			'queries/tables/first.sql:1: ces tables se lisent l’une l’autre : first → second → third → first'
		]);
	});

	it('binds tables in the order in which they read each other', async () => {
		const told = await checked({
			'queries/tables/aaa.sql': 'with own as (select * from zzz) select * from own',
			'queries/tables/zzz.sql': 'select member from members'
		});
		expect(told).toEqual([]);
	});

	it('says which columns a kind takes, which were found, and what is missing', async () => {
		const told = await checked({
			[indicator]: (text) => text.replace('joined_on as start_on', 'joined_on as on_date')
		});
		expect(told).toEqual([
			`${indicator}:${lineOf(indicator, '\tjoined_on') - 1}: colonnes attendues pour stock : start_on, audience, unit_key (et au choix : end_on, quantity, territory, known_on) ; trouvées : on_date, end_on, territory, audience, unit_key ; il manque : start_on ; en trop : on_date`
		]);
	});

	it('demands unit_key when people or households are observed', async () => {
		const told = await checked({
			[indicator]: (text) => text.replace('audience,\n\tmember as unit_key', 'audience')
		});
		expect(told).toEqual([expect.stringContaining('observed: person demande unit_key')]);
		const visits = await checked({
			[indicator]: (text) =>
				text
					.replace('audience,\n\tmember as unit_key', 'audience')
					.replace('observed: person', 'observed: visit')
		});
		expect(visits).toEqual([]);
	});

	it('demands that a date be a date and an amount a number', async () => {
		const told = await checked({
			[indicator]: (text) =>
				text.replace('joined_on as start_on', "'2024-01-01' as start_on, 'x' as quantity")
		});
		expect(told).toEqual([
			expect.stringContaining(
				'la colonne « start_on » est de type VARCHAR, attendu : une date (DATE)'
			),
			expect.stringContaining('la colonne « quantity » est de type VARCHAR, attendu : un nombre')
		]);
	});

	it('demands over of a distinct count on dates, not on intervals', async () => {
		const distinct = (text: string) =>
			text
				.replace('kind: stock', 'kind: distinct')
				.replace('audience,', 'audience, member as key,');
		expect(await checked({ [indicator]: distinct })).toEqual([]);
		const onDates = (text: string) =>
			distinct(text)
				.replace('joined_on as start_on', 'joined_on as on_date')
				.replace('\tleft_on as end_on,\n', '');
		expect(await checked({ [indicator]: onDates })).toEqual([
			expect.stringContaining('il manque la clé « over »')
		]);
	});

	it('stops when it is cancelled', async () => {
		const stop = new AbortController();
		stop.abort();
		const programme = parseProgramme(starterSources, '/programme');
		await expect(checkProgramme(programme, { signal: stop.signal })).rejects.toThrow();
	});
});

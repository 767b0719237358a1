import { describe, expect, it } from 'vitest';
import { buildEdition } from '../editions/build-edition.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import { checkProgramme } from './check-programme.ts';
import { JalonError } from './problem.ts';
import { readProgramme } from './read-programme.ts';

const members = `version: 1
title: { fr: Membres }
mode: snapshot
key: [member]
delivered: { from: filename, pattern: '(?<year>\\d{4})-(?<month>\\d{2})' }
covers: { from: 2019-01-01, until: delivered }
fields:
  - { name: member, title: Courriel, personal: pseudonym, constraints: { required: true } }
  - { name: joined_on, title: Arrivée, type: date, format: DD/MM/YYYY, constraints: { required: true } }
  - { name: left_on, title: Départ, type: date, format: DD/MM/YYYY }
  - { name: commune, title: Commune }
  - { name: health, title: Santé, sensitive: true, optional: true }
`;
const indicator = (sql: string, confidential = '') => `/*---
title: { fr: Membres }
definition: { fr: Membres à la date. }
unit: { fr: [membre, membres] }
observed: person
axis: people
kind: stock
better: up
headline: 1
owner: Essai
dimensions:
  shape: { fr: Forme }
${confidential}---*/
-- One row is one membership.
${sql}
`;

const programme = (changes: Readonly<Record<string, string>>) =>
	trialProgramme({ 'data/contracts/members.yaml': members, ...changes });

/** What the check and the build say, which is the same. */
async function told(changes: Readonly<Record<string, string>>): Promise<readonly string[]> {
	const trial = programme(changes);
	const checked = await problems(async () => checkProgramme(await readProgramme(trial.folder)));
	const built = await problems(() => buildEdition(trial.open()));
	expect(built).toEqual(checked);
	return built;
}

async function problems(work: () => Promise<unknown>): Promise<readonly string[]> {
	try {
		await work();
		return [];
	} catch (error) {
		if (error instanceof JalonError) return error.describe('fr').split('\n').slice(1);
		throw error;
	}
}

const table = 'queries/tables/members.sql';
const file = 'queries/indicators/members-registered.sql';
const from = (shape: string, where = 'members') =>
	`select joined_on as start_on, left_on as end_on, commune as territory, member as unit_key, ${shape} from ${where}`;

describe('a split by what a contract flags sensitive', () => {
	it('is refused at build where it is not declared, naming both', async () => {
		const [only, ...others] = await told({
			[table]: `-- One row is one member.\nselect * from received.members\n`,
			[file]: indicator(from('health as shape'))
		});
		expect(others).toEqual([]);
		expect(only).toContain(`${file}:12:`);
		expect(only).toContain('« shape »');
		expect(only).toContain('« members.health »');
	});

	it.each([
		[
			'through a table’s own name for it',
			'select *, upper(health) as state from received.members',
			from('state as shape')
		],
		[
			'through an expression',
			'select * from received.members',
			from("case when health = 'x' then 'a' else 'b' end as shape")
		],
		[
			'through a common table expression with names of its own',
			'select * from received.members',
			`with told(a, b, c, d, shape) as (select joined_on, left_on, commune, member, health from members) select a as start_on, b as end_on, c as territory, d as unit_key, shape from told`
		],
		[
			'through a union',
			'select * from received.members',
			`select joined_on as start_on, left_on as end_on, commune as territory, member as unit_key, 'none' as shape from members union all select joined_on, left_on, commune, member, health from members`
		],
		[
			'through a subquery',
			'select * from received.members',
			from('(select max(health) from members) as shape')
		],
		[
			'from the history of deliveries',
			'select * from received.members',
			from('health as shape', 'received.members_history')
		]
	])('is found %s', async (_, tableSql, sql) => {
		const found = await told({
			[table]: `-- One row is one member.\n${tableSql}\n`,
			[file]: indicator(sql)
		});
		expect(found).toHaveLength(1);
		expect(found[0]).toContain('« members.health »');
	});

	it('passes once declared, and another split passes without', async () => {
		expect(
			await told({
				[table]: `-- One row is one member.\nselect * from received.members\n`,
				[file]: indicator(from('health as shape'), 'confidential: { sensitive: [shape] }\n')
			})
		).toEqual([]);
		expect(
			await told({
				[table]: `-- One row is one member.\nselect * from received.members\n`,
				[file]: indicator(from('left(commune, 2) as shape', 'members where health is null'))
			})
		).toEqual([]);
	});
});

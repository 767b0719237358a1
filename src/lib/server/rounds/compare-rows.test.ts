import { describe, expect, it } from 'vitest';
import { buildEdition } from '../editions/build-edition.ts';
import { openEdition } from '../editions/open-edition.ts';
import { trialProgramme, type TrialProgramme } from '../editions/trial-programme.ts';
import { compareRows } from './compare-rows.ts';

const visits = 'data/contracts/visits.yaml';

/** What changes between the trial programme's edition and the one after `change`. */
async function changes(
	prepare: (trial: TrialProgramme) => void,
	change: (trial: TrialProgramme) => void
) {
	const trial = trialProgramme();
	prepare(trial);
	const workspace = trial.open();
	const first = await buildEdition(workspace);
	change(trial);
	await buildEdition(workspace);
	const before = await openEdition(workspace, first.edition);
	const after = await openEdition(workspace);
	try {
		return await compareRows({ workspace, before, after });
	} finally {
		before.database.close();
		after.database.close();
	}
}

const april = (trial: TrialProgramme, rows: string) =>
	trial.write('data/exports/visits/2019-04.csv', `Numéro;Date;Visiteurs\n${rows}`);

describe('comparing the rows of two editions', () => {
	it('adds new keys where deliveries add up, and tells those that come late', async () => {
		const [found, ...others] = await changes(
			() => {},
			(trial) => april(trial, 'b;20/01/2019;41\nf;15/01/2019;1\ng;01/04/2019;2\n')
		);
		expect(others).toEqual([]);
		expect(found).toMatchObject({
			dataset: 'visits',
			keys: { new: 2, changed: 0, gone: 0, same: 3, late: 1 },
			rows: { before: 3, after: 5 }
		});
		expect(found?.samples.new.map(({ key }) => key['visit']).toSorted()).toEqual(['f', 'g']);
	});

	it('tells which fields change where the latest delivery of a key counts', async () => {
		const [found] = await changes(
			(trial) => trial.write(visits, trial.read(visits).replace('mode: append', 'mode: upsert')),
			(trial) => april(trial, 'b;20/01/2019;41\nc;03/02/2019;5\n')
		);
		expect(found).toMatchObject({
			keys: { new: 0, changed: 1, gone: 0, same: 2, late: 0 },
			samples: {
				changed: [
					{
						key: { visit: 'b' },
						changes: [{ field: 'visitors', title: 'Visiteurs', before: '40', after: '41' }],
						hidden: false
					}
				]
			}
		});
	});

	it('counts equal rows where there is no key', async () => {
		const [found] = await changes(
			(trial) =>
				trial.write(
					visits,
					trial
						.read(visits)
						.replace('key: [visit]', 'key: []')
						.replace('mode: append', 'mode: snapshot')
				),
			(trial) => april(trial, 'c;03/02/2019;5\nc;03/02/2019;5\nh;04/02/2019;5\n')
		);
		expect(found).toMatchObject({
			keys: { new: 2, changed: 0, gone: 1, same: 1 },
			rows: { before: 2, after: 3 }
		});
	});

	it('finds nothing changed by a column that the contract adds, and says whose values are hidden', async () => {
		const members = 'data/contracts/members.yaml';
		const [found, ...others] = await changes(
			(trial) =>
				trial.write(
					members,
					trial
						.read(members)
						.replace(
							'  - { name: left_on',
							'  - { name: phone, title: Tel, optional: true }\n  - { name: left_on'
						)
				),
			(trial) => {
				trial.write(
					members,
					trial
						.read(members)
						.replace('key: [member]', 'key: [joined_on]')
						.replace(
							'{ name: phone, title: Tel, optional: true }',
							'{ name: other, title: Autre, optional: true }'
						)
				);
			}
		);
		expect(others).toEqual([]);
		expect(found?.keys).toMatchObject({ new: 0, gone: 0, same: 2 });
	});

	it('says that a personal field changed, and not to what', async () => {
		const members = 'data/contracts/members.yaml';
		const [found] = await changes(
			(trial) =>
				trial.write(members, trial.read(members).replace('key: [member]', 'key: [joined_on]')),
			(trial) =>
				trial.write(
					'data/exports/members/members-2019-03.csv',
					'Courriel;Arrivée;Départ;Commune\nzoe@example.org;02/01/2019;;Cahors\nbob@example.org;10/02/2019;;46102\n'
				)
		);
		expect(found).toMatchObject({
			keys: { new: 0, changed: 1, gone: 0, same: 1 },
			samples: { changed: [{ key: { joined_on: '2019-01-02' }, changes: [], hidden: true }] }
		});
	});

	it('takes everything for new before the first edition', async () => {
		const workspace = trialProgramme().open();
		await buildEdition(workspace);
		const after = await openEdition(workspace);
		const found = await compareRows({ workspace, before: null, after });
		after.database.close();
		expect(found.map(({ dataset, keys }) => [dataset, keys?.new, keys?.gone])).toEqual([
			['members', 2, 0],
			['visits', 3, 0]
		]);
	});
});

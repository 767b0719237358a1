import { describe, expect, it } from 'vitest';
import { buildEdition } from '../editions/build-edition.ts';
import { deliver } from '../editions/deliver.ts';
import { openEdition } from '../editions/open-edition.ts';
import { listOverrides } from '../editions/overrides.ts';
import { findDraft } from './draft.ts';
import { march, sent, startedRounds, visitors } from './rounds-fixture.ts';

/** A partner's own headers, which no contract knows. */
const own = 'Réf.;Jour;Nombre de personnes\nd;01/03/2019;6\n';
const columns = { visit: 'Réf.', visited_on: 'Jour', visitors: 'Nombre de personnes' };

describe('a file that Jalon is not sure of', () => {
	it('is read as a person says, and so are those that come after, and no other', async () => {
		const { trial, workspace, desk } = await startedRounds();
		const { draft } = await desk.add({ name: '2019-03.csv', from: sent(own) });
		await desk.idle();
		expect(findDraft(workspace, draft.number)).toMatchObject({
			state: 'unsure',
			dataset: null,
			outcome: { kind: 'unsure', why: 'none', columns: ['Réf.', 'Jour', 'Nombre de personnes'] }
		});
		await expect(desk.publish(draft.round)).rejects.toMatchObject({ code: 'round-not-ready' });

		await desk.choose(draft.number, { dataset: 'visits', override: { columns } });
		await desk.idle();
		expect(findDraft(workspace, draft.number)).toMatchObject({
			state: 'ready',
			dataset: 'visits',
			outcome: { reading: { rows: { accepted: 1, rejected: 0 } } }
		});
		const { build } = await desk.publish(draft.round);
		expect(await visitors(workspace)).toBe(18);
		const edition = await openEdition(workspace);
		const said = Object.entries(edition.manifest.sources).filter(([path]) =>
			path.startsWith('overrides/visits/')
		);
		edition.database.close();
		expect(said.map(([, text]) => JSON.parse(text))).toEqual([{ columns }]);
		expect(listOverrides(workspace, 'visits')).toMatchObject([
			{ override: { columns }, madeBy: 'essai' }
		]);
		expect((await buildEdition(workspace)).edition).toBe(build.edition);

		trial.write('inbox/2019-04.csv', 'Réf.;Jour;Nombre de personnes\ng;02/04/2019;2\n');
		// Its dataset too is known by the columns that a person named.
		const { files } = await deliver(workspace, [`${trial.folder}/inbox/2019-04.csv`]);
		expect(files[0]?.reading.rows).toMatchObject({ accepted: 1 });
		expect(await visitors(workspace)).toBe(20);
		expect(
			(await buildEdition(workspace)).readings
				.filter(({ dataset }) => dataset === 'visits')
				.map(({ rows }) => rows.accepted)
		).toEqual([2, 2, 1, 1]);
	});

	it('changes nothing of deliveries that came before a person spoke', async () => {
		const { workspace, desk } = await startedRounds();
		const { draft } = await desk.add({ name: '2019-03.csv', from: sent(march) });
		await desk.idle();
		await desk.choose(draft.number, { dataset: 'visits', override: { dateOrder: 'MDY' } });
		await desk.idle();
		const trial = await desk.trial(draft.round);
		expect(trial?.comparison.datasets).toMatchObject([
			{ dataset: 'visits', keys: { new: 1, changed: 0, gone: 0, same: 3 } }
		]);
		desk.dropRound(draft.round);
		expect((await buildEdition(workspace)).changed).toBe(false);
	});

	it('shows its first rows as received beside what was understood of them', async () => {
		const { workspace, desk } = await startedRounds();
		const { draft } = await desk.add({
			name: 'members-2019-03.csv',
			from: sent(
				'Membres au 3 mars\nCommune;Courriel;Arrivée;Départ\nCahors;ana@example.org;02/01/2019;\nFigeac;bob@example.org;31/02/2019;\n'
			)
		});
		await desk.idle();
		const preview = await desk.preview(draft.number);
		expect(preview.columns.map(({ header, field, personal }) => [header, field, personal])).toEqual(
			[
				['Commune', 'commune', false],
				['Courriel', 'member', true],
				['Arrivée', 'joined_on', false],
				['Départ', 'left_on', false]
			]
		);
		expect(preview.rows).toMatchObject([
			{
				line: 3,
				received: ['Cahors', null, '02/01/2019', ''],
				understood: { commune: '46042', joined_on: '2019-01-02', left_on: null },
				refused: null
			},
			{
				line: 4,
				received: ['Figeac', null, '31/02/2019', ''],
				understood: null,
				refused: { en: 'Line 4, column “Arrivée”: 31/02/2019 does not exist.' }
			}
		]);
		expect(JSON.stringify(preview)).not.toContain('example.org');
		const whole = await desk.preview(draft.number, { personal: true });
		expect(whole.rows[0]?.received[1]).toBe('ana@example.org');
		expect(workspace.records.all('select * from deliveries')).toHaveLength(4);
	});

	it('shows the beginning of a file that no contract reads', async () => {
		const { desk } = await startedRounds();
		const { draft } = await desk.add({ name: '2019-03.csv', from: sent(own) });
		await desk.idle();
		const { unread, rows } = await desk.preview(draft.number);
		expect(rows).toEqual([]);
		expect(unread?.understanding.columns).toEqual(['Réf.', 'Jour', 'Nombre de personnes']);
		expect(unread?.rows[1]?.cells).toEqual(['d', '01/03/2019', '6']);
	});

	it('refuses what can’t be, in words', async () => {
		const { desk } = await startedRounds();
		const { draft } = await desk.add({ name: '2019-03.csv', from: sent(own) });
		await desk.idle();
		await expect(desk.choose(draft.number, { dataset: 'visit' })).rejects.toThrow(
			'vouliez-vous dire « visits » ?'
		);
		await expect(
			desk.choose(draft.number, { dataset: 'visits', override: { headerRow: 0 } })
		).rejects.toMatchObject({ code: 'override-invalid' });
		await expect(desk.choose(99, { dataset: 'visits' })).rejects.toMatchObject({
			code: 'unknown-draft'
		});
	});
});

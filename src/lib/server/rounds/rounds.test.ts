import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildEdition } from '../editions/build-edition.ts';
import { exportPath, listDeliveries } from '../editions/deliveries.ts';
import { openTrial } from '../editions/open-edition.ts';
import { currentEditionId } from '../editions/publication.ts';
import { keepMend } from '../mends/keep-mend.ts';
import { tryMend } from '../mends/try-mend.ts';
import { localPerson } from '../people/person.ts';
import { findDraft, listDrafts } from './draft.ts';
import { listOwnDrafts } from './own-drafts.ts';
import { openRound, roundOfEdition } from './round.ts';
import type { RoundEvent } from './rounds-desk.ts';
import { march, sent, startedRounds, visitors } from './rounds-fixture.ts';
import { openLastTrial } from './trial.ts';

/** Somebody who delivers for some territories, or for all. */
const welcomeOf = (territories: readonly string[] | null) => ({
	...localPerson('Camille'),
	roles: ['contributor'] as const,
	territories
});

describe('a round of deliveries', () => {
	it('reads a dropped file, says what would change, and publishes nothing before it is told to', async () => {
		const { workspace, desk } = await startedRounds();
		const before = currentEditionId(workspace);
		const { draft, added } = await desk.add({ name: '2019-03.csv', from: sent(march) });
		expect(added).toBe(true);
		await desk.idle();

		expect(findDraft(workspace, draft.number)).toMatchObject({
			dataset: 'visits',
			state: 'ready',
			outcome: {
				kind: 'read',
				known: null,
				reading: { rows: { read: 2, accepted: 1, rejected: 1, blank: 0 } }
			}
		});
		const trial = await desk.trial(draft.round);
		expect(trial?.comparison.datasets).toMatchObject([
			{
				dataset: 'visits',
				keys: { new: 1, changed: 0, gone: 0, same: 3, late: 0 },
				rows: { before: 3, after: 4 }
			}
		]);
		expect(trial?.comparison.indicators[0]).toMatchObject({
			id: 'visitors',
			before: { value: 12 },
			after: { value: 18 },
			difference: 6
		});
		expect(trial?.reasons).toEqual([]);
		expect(currentEditionId(workspace)).toBe(before);
		expect(await visitors(workspace)).toBe(12);
		expect(listDeliveries(workspace)).toHaveLength(4);

		const tried = await openTrial(workspace, trial!.edition);
		expect(await tried.database.all('select sum(quantity) as sum from facts.visitors')).toEqual([
			{ sum: 18 }
		]);
		tried.database.close();

		const { round, build } = await desk.publish(draft.round, { trial: trial!.edition });
		expect(build).toMatchObject({ published: true, changed: true, edition: trial!.edition });
		expect(Object.values(build.work).flatMap(({ redone }) => redone)).toEqual([]);
		expect(round).toMatchObject({ state: 'published', reason: null, edition: trial!.edition });
		expect(await visitors(workspace)).toBe(18);
		expect(openRound(workspace)).toBeNull();
		expect((await buildEdition(workspace)).changed).toBe(false);
	});

	it('leaves nothing of a round that is dropped', async () => {
		const { workspace, desk } = await startedRounds();
		const { draft } = await desk.add({ name: '2019-03.csv', from: sent(march) });
		await desk.idle();
		expect(existsSync(exportPath(workspace, draft.sha256))).toBe(true);
		desk.dropRound(draft.round);
		await desk.idle();
		expect(existsSync(exportPath(workspace, draft.sha256))).toBe(false);
		expect(listDrafts(workspace, draft.round)).toEqual([]);
		expect((await buildEdition(workspace)).changed).toBe(false);
		await expect(desk.publish(draft.round)).rejects.toThrow('abandonné');
	});

	it('says that a file was delivered already, or is in the round twice', async () => {
		const { trial, workspace, desk } = await startedRounds();
		const delivered = trial.read('data/exports/visits/2019-01.csv');
		const again = await desk.add({ name: '2019-01.csv', from: sent(delivered) });
		const first = await desk.add({ name: '2019-03.csv', from: sent(march) });
		const same = await desk.add({ name: '2019-03.csv', from: sent(march) });
		const copy = await desk.add({ name: 'copie de 2019-03.csv', from: sent(march) });
		await desk.idle();
		expect(same).toMatchObject({ added: false, draft: { number: first.draft.number } });
		const known = (number: number) => {
			const { outcome } = findDraft(workspace, number);
			return outcome?.kind === 'read' ? outcome.known : null;
		};
		expect(known(again.draft.number)).toMatchObject({
			as: 'delivered',
			delivery: { name: '2019-01.csv' }
		});
		expect(known(copy.draft.number)).toMatchObject({
			as: 'in-round',
			draft: first.draft.number
		});
		await desk.publish(first.draft.round);
		expect(listDeliveries(workspace)).toHaveLength(5);
	});

	it('finds every row the same in a file that was put in another order', async () => {
		const { desk } = await startedRounds();
		const { draft } = await desk.add({
			name: 'members-2019-03.csv',
			from: sent(
				'Commune;Départ;Courriel;Arrivée\n46102;;bob@example.org;10/02/2019\nCahors;;ana@example.org;02/01/2019\n'
			)
		});
		await desk.idle();
		const trial = await desk.trial(draft.round);
		expect(trial?.comparison.datasets).toMatchObject([
			{ dataset: 'members', keys: { new: 0, changed: 0, gone: 0, same: 2 } }
		]);
		expect(trial?.comparison.indicators.filter(({ moved }) => moved)).toEqual([]);
	});

	it('asks for a reason when a file was cut short, and keeps it', async () => {
		const { workspace, desk } = await startedRounds();
		const { draft } = await desk.add({
			name: 'members-2019-03.csv',
			from: sent('Courriel;Arrivée;Départ;Commune\nana@example.org;02/01/2019;;Figeac\n')
		});
		await desk.idle();
		const trial = await desk.trial(draft.round);
		expect(trial?.comparison.datasets[0]).toMatchObject({
			keys: { new: 0, changed: 1, gone: 1, same: 0 },
			samples: {
				changed: [
					{
						key: {},
						changes: [{ field: 'commune', title: 'Commune', before: '46042', after: '46102' }]
					}
				]
			}
		});
		expect(JSON.stringify(trial)).not.toContain('example.org');
		expect(trial?.reasons).toMatchObject([{ kind: 'keys-gone', about: 'members' }]);
		expect(trial?.reasons[0]?.sentence.fr).toBe('Membres : 1 ligne disparue sur 2 (50\u00a0%).');
		await expect(desk.publish(draft.round)).rejects.toThrow('Une raison est demandée');
		await expect(desk.publish(draft.round, { reason: '  ' })).rejects.toMatchObject({
			code: 'reason-needed'
		});
		const { build } = await desk.publish(draft.round, { reason: 'Fichier nettoyé par Figeac.' });
		expect(build.published).toBe(true);
		expect(roundOfEdition(workspace, build.edition)?.reason).toBe('Fichier nettoyé par Figeac.');
	});

	it('asks for a reason when an indicator moves beyond its declared limit', async () => {
		const indicator = 'queries/indicators/visitors.sql';
		const { desk } = await startedRounds((trial) =>
			trial.write(
				indicator,
				trial.read(indicator).replace('headline: 2', 'headline: 2\nlimit: 20 %')
			)
		);
		const { draft } = await desk.add({ name: '2019-03.csv', from: sent(march) });
		await desk.idle();
		expect((await desk.trial(draft.round))?.reasons).toMatchObject([
			{ kind: 'beyond-limit', about: 'visitors' }
		]);
	});

	it('keeps a blocking check from being published, and says so', async () => {
		const { workspace, desk } = await startedRounds();
		const before = currentEditionId(workspace);
		const { draft } = await desk.add({
			name: 'members-2019-03.csv',
			from: sent(
				'Courriel;Arrivée;Départ;Commune\nana@example.org;02/01/2019;01/01/2018;Cahors\nbob@example.org;10/02/2019;;46102\n'
			)
		});
		await desk.idle();
		const trial = await desk.trial(draft.round);
		expect(trial?.blocked).toEqual(['members-leave-after-they-join']);
		expect(trial?.comparison.findings).toMatchObject([
			{ check: 'members-leave-after-they-join', before: 0, rows: 1 }
		]);
		const { build, round } = await desk.publish(draft.round);
		expect(build.published).toBe(false);
		expect(round.state).toBe('open');
		expect(currentEditionId(workspace)).toBe(before);
		expect(listDeliveries(workspace)).toHaveLength(4);
	});

	it('publishes by itself what a contract lets it, unless something asks for a reason', async () => {
		const contract = 'data/contracts/visits.yaml';
		const { workspace, desk } = await startedRounds((trial) =>
			trial.write(contract, `${trial.read(contract)}publish: automatic\n`)
		);
		await desk.add({ name: '2019-03.csv', from: sent(march) });
		await desk.idle();
		expect(openRound(workspace)).toBeNull();
		expect(await visitors(workspace)).toBe(18);
	});

	it('waits for who publishes when a file was brought by somebody who does not', async () => {
		const contract = 'data/contracts/visits.yaml';
		const { workspace, desk } = await startedRounds(
			(trial) => trial.write(contract, `${trial.read(contract)}publish: automatic\n`),
			{ personNow: (id) => (id === 'analyst' ? localPerson('Camille') : welcomeOf(null)) }
		);
		const welcome = desk.as({ id: 'contributor', name: 'Camille' });
		const analyst = desk.as({ id: 'analyst', name: 'Camille' });
		const { draft } = await welcome.add({ name: '2019-03.csv', from: sent(march) });
		await desk.idle();
		expect(openRound(workspace)?.number).toBe(draft.round);
		expect(await visitors(workspace)).toBe(12);
		// Of one name, they are two people all the same.
		expect(listOwnDrafts(workspace, draft.round, 'contributor')).toHaveLength(1);
		expect(listOwnDrafts(workspace, draft.round, 'analyst')).toEqual([]);
		// What the analyst adds does not publish what waits beside it.
		const april = 'Numéro;Date;Visiteurs\nf;01/04/2019;1\n';
		await analyst.add({ name: '2019-04.csv', from: sent(april) });
		await desk.idle();
		expect(await visitors(workspace)).toBe(12);
		welcome.drop(draft.number);
		await desk.idle();
		expect(openRound(workspace)).toBeNull();
		expect(await visitors(workspace)).toBe(13);
	});

	it('refuses a file that speaks of places for which who brought it does not act', async () => {
		const { workspace, desk } = await startedRounds(undefined, {
			personNow: () => welcomeOf(['200067361'])
		});
		const welcome = desk.as({ id: 'contributor', name: 'Camille' });
		const headers = 'Courriel;Arrivée;Départ;Commune\n';
		const figeac = 'bob@example.org;10/02/2019;;46102\n';
		const paris = 'ana@example.org;02/01/2019;;75056\n';
		const cahors = 'ana@example.org;02/01/2019;;Cahors\n';
		const bring = async (name: string, text: string, dataset: string | null = null) => {
			const { draft } = await welcome.add({ name, from: sent(text), dataset });
			await desk.idle();
			return findDraft(workspace, draft.number);
		};
		const own = await bring('members-2019-03.csv', headers + figeac + paris);
		expect(own.state).toBe('ready');
		const others = await bring('members-2019-04.csv', headers + figeac + cahors);
		expect(others).toMatchObject({
			state: 'refused',
			outcome: { problem: { message: { fr: expect.stringContaining('vous agissez : Cahors.') } } }
		});
		const declared = 'Indicateur;Territoire;Date;Valeur;Source;Auteur\n';
		const figure = (place: string) =>
			`members-registered;${place};28/02/2019;12;au téléphone;moi\n`;
		const states = [];
		for (const place of ['46102', '200067361', '46042', ''])
			states.push(
				(await bring(`declared ${place}.csv`, declared + figure(place), 'declared-figures')).state
			);
		expect(states).toEqual(['ready', 'ready', 'refused', 'refused']);
		const [, , elsewhere, whole] = listDrafts(workspace, own.round).slice(-4);
		for (const [draft, words] of [
			[elsewhere, 'Cahors'],
			[whole, 'tout le programme']
		] as const)
			expect(JSON.stringify(draft?.outcome)).toContain(`vous agissez : ${words}.`);
		const analyst = await desk.add({ name: 'members-2019-05.csv', from: sent(headers + cahors) });
		await desk.idle();
		expect(findDraft(workspace, analyst.draft.number).state).toBe('ready');
	});

	it('refuses to publish something else than what was looked at', async () => {
		const { trial, workspace, desk } = await startedRounds();
		const { draft } = await desk.add({ name: '2019-03.csv', from: sent(march) });
		await desk.idle();
		const seen = (await desk.trial(draft.round))!.edition;
		trial.write('data/exports/visits/2019-04.csv', 'Numéro;Date;Visiteurs\nf;01/04/2019;1\n');
		await buildEdition(workspace);
		expect(await desk.trial(draft.round)).toBeNull();
		await expect(desk.publish(draft.round, { trial: seen })).rejects.toMatchObject({
			code: 'trial-changed'
		});
		expect(await visitors(workspace)).toBe(13);
	});

	it('refuses a file as a whole in words, and publishes the others without it', async () => {
		const { workspace, desk } = await startedRounds();
		const refused = await desk.add({ name: 'vide.csv', from: sent('') });
		const { draft } = await desk.add({ name: '2019-03.csv', from: sent(march) });
		await desk.idle();
		expect(findDraft(workspace, refused.draft.number)).toMatchObject({
			state: 'refused',
			outcome: { kind: 'refused', problem: { file: 'vide.csv' } }
		});
		await desk.publish(draft.round);
		expect(await visitors(workspace)).toBe(18);
		expect(existsSync(exportPath(workspace, refused.draft.sha256))).toBe(false);
	});

	it('replays where each file is to who comes later, then ends with the round', async () => {
		const { desk } = await startedRounds();
		const { draft } = await desk.add({ name: '2019-03.csv', from: sent(march) });
		await desk.idle();
		const events: RoundEvent[] = [];
		const followed = (async () => {
			for await (const event of desk.follow(draft.round)) events.push(event);
		})();
		await desk.publish(draft.round);
		await followed;
		expect(events.slice(0, 2)).toMatchObject([
			{ draft: draft.number, step: 'ready', name: '2019-03.csv', bytes: march.length + 1 },
			{ draft: null, step: 'tried' }
		]);
		expect(events.at(-1)).toMatchObject({ draft: null, step: 'published' });
	});

	it('keeps nothing of a file past the limit, nor of one cut half-way', async () => {
		const { workspace, desk } = await startedRounds(() => {}, { limit: 20 });
		await expect(desk.add({ name: '2019-03.csv', from: sent(march) })).rejects.toMatchObject({
			code: 'delivery-too-large'
		});
		const cut = (async function* () {
			yield new TextEncoder().encode('Numéro');
			throw new Error('the browser is gone');
		})();
		await expect(desk.add({ name: '2019-03.csv', from: cut })).rejects.toThrow('gone');
		expect(readdirSync(workspace.paths.incoming)).toEqual([]);
		expect(openRound(workspace)).toBeNull();
	});
});

describe('rows that are set aside', () => {
	it('are told mended by the file that comes corrected, before it is published', async () => {
		const { desk } = await startedRounds();
		const corrected =
			'Courriel;Arrivée;Départ;Commune\nana@example.org;02/01/2019;;Cahors\nbob@example.org;10/02/2019;;46102\neve@example.org;28/02/2019;;Figeac\n';
		const { draft } = await desk.add({ name: 'members-2019-03.csv', from: sent(corrected) });
		await desk.idle();
		const trial = await desk.trial(draft.round);
		expect(trial?.comparison.corrections).toMatchObject([
			{
				dataset: 'members',
				corrects: { name: 'members-2019-02.csv' },
				nowAccepted: 1,
				stillRejected: 0
			}
		]);
	});

	it('are corrected in an open round, whose files are read again', async () => {
		const { workspace, desk } = await startedRounds();
		const { draft } = await desk.add({ name: '2019-03.csv', from: sent(march) });
		await desk.idle();
		const tried = await openLastTrial(workspace, draft.round);
		const wrong = { dataset: 'visits', field: 'visited_on', row: null, found: '32/03/2019' };
		const mend = { ...wrong, mended: '31/03/2019' };
		expect(await tryMend(workspace, tried, mend)).toMatchObject({ accepted: 1, mended: 1 });
		keepMend(workspace, tried.programme, { ...mend, reason: 'vu au téléphone' });
		tried.database.close();
		expect(await desk.trial(draft.round)).toBeNull();

		desk.readAgain(draft.round, 'visits');
		await desk.idle();
		expect(findDraft(workspace, draft.number)).toMatchObject({
			state: 'ready',
			outcome: { reading: { rows: { accepted: 2, rejected: 0 } } }
		});
		expect(await visitors(workspace)).toBe(12);
		await desk.publish(draft.round);
		expect(await visitors(workspace)).toBe(25);
	});

	it('are not looked at in a round that is closed, or whose files are still read', async () => {
		const { workspace, desk } = await startedRounds();
		const { draft } = await desk.add({ name: '2019-03.csv', from: sent(march) });
		await expect(openLastTrial(workspace, draft.round)).rejects.toThrow('encore en lecture');
		await desk.idle();
		await desk.publish(draft.round);
		await expect(openLastTrial(workspace, draft.round)).rejects.toThrow('ne change plus');
	});
});

describe('a file that takes long to read', () => {
	it('tells how many bytes are read, and stops when it is dropped', async () => {
		const { workspace, desk } = await startedRounds();
		const rows = Array.from({ length: 400_000 }, (_, at) => `v${at};01/03/2019;1\n`);
		const { draft } = await desk.add({
			name: '2019-03.csv',
			from: sent('Numéro;Date;Visiteurs\n', rows.join(''))
		});
		const steps: RoundEvent[] = [];
		for await (const event of desk.follow(draft.round)) {
			steps.push(event);
			if (event.step === 'read') {
				expect(event).toMatchObject({ name: '2019-03.csv', total: draft.bytes });
				desk.drop(draft.number);
			}
			if (event.step === 'cancelled' || event.step === 'ready') break;
		}
		await desk.idle();
		expect(steps.map(({ step }) => step)).not.toContain('ready');
		expect(findDraft(workspace, draft.number)).toMatchObject({ state: 'dropped', outcome: null });
		expect(readdirSync(workspace.paths.incoming)).toEqual([]);
		expect(existsSync(exportPath(workspace, draft.sha256))).toBe(false);

		const { draft: small } = await desk.add({ name: '2019-03.csv', from: sent(march) });
		await desk.idle();
		expect(findDraft(workspace, small.number).state).toBe('ready');
	});
});

describe('a programme that changes while files wait', () => {
	it('has them read again, and refuses them in words where it must', async () => {
		const { trial, workspace, desk } = await startedRounds();
		const { draft } = await desk.add({ name: '2019-03.csv', from: sent(march) });
		await desk.idle();
		const contract = 'data/contracts/visits.yaml';
		trial.write(
			contract,
			`${trial.read(contract)}  - { name: guide, title: Guide, constraints: { required: true } }\n`
		);
		desk.retry(draft.round);
		await desk.idle();
		const { state, outcome } = findDraft(workspace, draft.number);
		expect(state).toBe('refused');
		expect(outcome?.kind === 'refused' && outcome.problem.message.fr).toMatch(/«\sGuide\s»/);
	});
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildEdition } from '../editions/build-edition.ts';
import { deliver } from '../editions/deliver.ts';
import { everyDelivery, listDeliveries, listWithdrawals } from '../editions/deliveries.ts';
import { currentEditionId } from '../editions/publication.ts';
import { findDraft } from './draft.ts';
import { sent, startedRounds, visitors } from './rounds-fixture.ts';
import { restoreDelivery, withdrawDelivery } from './withdraw-delivery.ts';

describe('a delivery that is undone', () => {
	it('is out of the next edition, and no build takes its file in again', async () => {
		const { trial, workspace } = await startedRounds();
		const first = currentEditionId(workspace);
		const february = listDeliveries(workspace).find(({ name }) => name === '2019-02.csv')!;
		const { build } = await withdrawDelivery(workspace, february.number, ' Envoyé par erreur ');
		expect(build).toMatchObject({ published: true, changed: true });
		expect(await visitors(workspace)).toBe(7);
		expect(listDeliveries(workspace)).toHaveLength(3);
		expect(everyDelivery(workspace)).toHaveLength(4);
		expect(listWithdrawals(workspace).get(february.number)).toMatchObject({
			reason: 'Envoyé par erreur',
			withdrawnBy: 'essai'
		});
		trial.write(
			'queries/checks/visits-have-visitors.sql',
			trial.read('queries/checks/visits-have-visitors.sql') + '\n-- again\n'
		);
		const again = await buildEdition(workspace);
		expect(again.delivered).toEqual([]);
		expect(await visitors(workspace)).toBe(7);

		trial.write(
			'queries/checks/visits-have-visitors.sql',
			trial.read('queries/checks/visits-have-visitors.sql').replace('\n-- again\n', '')
		);
		await restoreDelivery(workspace, february.number);
		expect(currentEditionId(workspace)).toBe(first);
		expect(await visitors(workspace)).toBe(12);
	});

	it('comes back when its file is delivered again', async () => {
		const { trial, workspace, desk } = await startedRounds();
		const file = 'data/exports/visits/2019-02.csv';
		const february = listDeliveries(workspace).find(({ name }) => name === '2019-02.csv')!;
		await withdrawDelivery(workspace, february.number, 'Doublon');
		const { files } = await deliver(workspace, [join(trial.folder, file)]);
		expect(files[0]).toMatchObject({ known: true, restored: true });
		expect(await visitors(workspace)).toBe(12);

		await withdrawDelivery(workspace, february.number, 'Doublon encore');
		const { draft } = await desk.add({ name: '2019-02.csv', from: sent(trial.read(file)) });
		await desk.idle();
		expect(findDraft(workspace, draft.number).outcome).toMatchObject({
			kind: 'read',
			known: { as: 'withdrawn', withdrawal: { reason: 'Doublon encore' } }
		});
		await desk.publish(draft.round);
		expect(await visitors(workspace)).toBe(12);
		expect(everyDelivery(workspace)).toHaveLength(4);
	});

	it('asks for a reason, a delivery that is there, and that it is not undone twice', async () => {
		const { workspace } = await startedRounds();
		await expect(withdrawDelivery(workspace, 1, '  ')).rejects.toMatchObject({
			code: 'reason-needed'
		});
		await expect(withdrawDelivery(workspace, 99, 'Erreur')).rejects.toMatchObject({
			code: 'unknown-delivery'
		});
		await expect(restoreDelivery(workspace, 1)).rejects.toMatchObject({ code: 'not-withdrawn' });
		await withdrawDelivery(workspace, 1, 'Erreur');
		await expect(withdrawDelivery(workspace, 1, 'Encore')).rejects.toMatchObject({
			code: 'already-withdrawn'
		});
	});

	it('stays when a check blocks the edition without it', async () => {
		const { trial, workspace } = await startedRounds();
		trial.write(
			'queries/checks/february-is-there.sql',
			"/*---\ntitle: { fr: Février est là }\nseverity: blocks\n---*/\nselect 1 as missing where not exists (select 1 from visits where visit = 'c')\n"
		);
		const served = currentEditionId(workspace);
		const february = listDeliveries(workspace).find(({ name }) => name === '2019-02.csv')!;
		const { build } = await withdrawDelivery(workspace, february.number, 'Erreur');
		expect(build.published).toBe(false);
		expect(listDeliveries(workspace)).toHaveLength(4);
		expect(currentEditionId(workspace)).toBe(served);
	});
});

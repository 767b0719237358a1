import { describe, expect, it } from 'vitest';
import { currentEditionId } from '../editions/publication.ts';
import {
	endOfPublishing,
	lastPublishing,
	startPublishing,
	stopPublishing,
	type Publisher
} from '../editions/publishing.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import { publishEdition } from './publish-edition.ts';

/** A published programme with a file more, and a gate that its next edition waits behind. */
async function waiting() {
	const trial = trialProgramme();
	const workspace = trial.open();
	const { edition: before } = await publishEdition(workspace);
	trial.write('data/exports/visits/2019-03.csv', 'Numéro;Date;Visiteurs\nd;01/03/2019;6\n');
	const gate = Promise.withResolvers<void>();
	const behind: Publisher = async (options) => {
		options.onProgress?.({ step: 'read', done: 1, total: 3, name: 'visits' });
		await gate.promise;
		return publishEdition(workspace, options);
	};
	return { trial, workspace, before, gate, behind };
}

const onPublished = () => Promise.resolve();
const short = { onPublished, patience: 20 };
const long = { onPublished, patience: 60_000 };

describe('an edition that is asked for by a form', () => {
	it('is told where it is once its form has waited, and followed to its end', async () => {
		const { workspace, before, gate, behind } = await waiting();
		const published: string[] = [];
		const started = await startPublishing(workspace, behind, {
			patience: 20,
			onPublished: ({ edition }) => Promise.resolve(void published.push(edition))
		});
		const progress = { step: 'read', done: 1, total: 3, name: 'visits' };
		expect(started).toEqual({ state: 'underway', progress });
		expect(lastPublishing(workspace)).toEqual(started);
		expect(currentEditionId(workspace)).toBe(before);

		const end = endOfPublishing(workspace);
		gate.resolve();
		const joined = await startPublishing(workspace, behind, { ...long, joins: true });
		const edition = currentEditionId(workspace);
		expect(edition).not.toBe(before);
		expect([joined, lastPublishing(workspace), await end]).toEqual(
			Array.from({ length: 3 }, () => ({ state: 'published', edition }))
		);
		expect(published).toEqual([edition]);
	});

	it('refuses another meanwhile, which leaves it alone', async () => {
		const { workspace, gate, behind } = await waiting();
		await startPublishing(workspace, behind, short);
		await expect(startPublishing(workspace, behind, short)).rejects.toMatchObject({ code: 'busy' });
		expect(lastPublishing(workspace)?.state).toBe('underway');
		gate.resolve();
		const end = await startPublishing(workspace, behind, { ...long, joins: true });
		expect(end.state).toBe('published');
	});

	it('is stopped before its next step, the edition served staying, and asked for again', async () => {
		const { workspace, before, gate, behind } = await waiting();
		expect(stopPublishing(workspace)).toBe(false);
		await startPublishing(workspace, behind, short);
		expect(stopPublishing(workspace)).toBe(true);
		gate.resolve();
		expect(await startPublishing(workspace, behind, { ...long, joins: true })).toEqual({
			state: 'stopped'
		});
		expect(currentEditionId(workspace)).toBe(before);
		expect(stopPublishing(workspace)).toBe(false);
		expect((await startPublishing(workspace, behind, long)).state).toBe('published');
	});

	it('tells by their titles the checks that keep it back, at once or to who follows it', async () => {
		const { trial, workspace, before, gate, behind } = await waiting();
		trial.write(
			'data/exports/members/2019-03.csv',
			'Courriel;Arrivée;Départ;Commune\nx@exemple.fr;02/03/2019;01/03/2019;46042\n'
		);
		const refused = { code: 'blocked' };
		await startPublishing(workspace, behind, short);
		gate.resolve();
		await expect(
			startPublishing(workspace, behind, { ...long, joins: true })
		).rejects.toMatchObject(refused);
		const last = lastPublishing(workspace);
		expect(last?.state === 'failed' && (last.cause as Error).message).toMatch(
			/Les membres partent après leur arrivée\s: 1$/
		);
		await expect(startPublishing(workspace, behind, long)).rejects.toMatchObject(refused);
		expect(currentEditionId(workspace)).toBe(before);
	});
});

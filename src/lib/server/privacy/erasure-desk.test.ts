import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildEdition } from '../editions/build-edition.ts';
import { withBuildLock } from '../editions/build-lock.ts';
import { openEdition } from '../editions/open-edition.ts';
import { writeErasure } from './erase-person.ts';
import { listErasures } from './erasure.ts';
import { openErasureDesk, type ErasureProgress } from './erasure-desk.ts';
import { peopleProgramme } from './people-fixture.ts';
import { readPersonKeys } from './person-keys.ts';

const her = { keys: readPersonKeys('zoe.martin@example.org'), reason: 'demande du 12 mars' };

/** A published programme with an erasure written down, and the desk of a server. */
async function asked() {
	const workspace = peopleProgramme().open();
	await buildEdition(workspace);
	const desk = openErasureDesk(workspace);
	onTestFinished(() => desk.close());
	const number = await writeErasure(workspace, her);
	return { workspace, desk, number };
}

async function rowsOf(workspace: Parameters<typeof openEdition>[0]) {
	const { database } = await openEdition(workspace);
	try {
		return await database.all("select * from received.members where number = 'N-002'");
	} finally {
		database.close();
	}
}

describe('the desk of erasures', () => {
	it('completes what is written down, telling how far it is, one run at a time', async () => {
		const { workspace, desk, number } = await asked();
		expect(desk.progress()).toEqual({ state: 'waiting', why: null });
		const run = desk.complete();
		expect(desk.complete()).toBe(run);
		const seen: ErasureProgress[] = [];
		const looking = setInterval(() => seen.push(desk.progress()), 2);
		await run;
		clearInterval(looking);
		const told = seen.flatMap((one) => (one.state === 'running' && one.total > 0 ? [one] : []));
		expect(told.length).toBeGreaterThan(2);
		expect(told.every(({ done, total }) => done < total)).toBe(true);
		expect(told.map(({ done }) => done)).toEqual(
			told.map(({ done }) => done).toSorted((a, b) => a - b)
		);
		expect(desk.progress()).toEqual({ state: 'none' });
		expect(listErasures(workspace)).toMatchObject([{ number, state: 'done' }]);
		expect(await rowsOf(workspace)).toEqual([]);
	});

	it('stops when it is asked to, loses nothing of it, and goes on', async () => {
		const { workspace, desk } = await asked();
		const run = desk.complete();
		for (const late = Date.now() + 20_000; Date.now() < late; await wait(1)) {
			const at = desk.progress();
			if (at.state !== 'running' || at.total > 0) break;
		}
		desk.stop();
		await run;
		expect(desk.progress()).toEqual({ state: 'waiting', why: 'stopped' });
		expect(await rowsOf(workspace)).toHaveLength(1);
		await desk.complete();
		expect(desk.progress()).toEqual({ state: 'none' });
		expect(await rowsOf(workspace)).toEqual([]);
	});

	it('says that a build runs, and is done once that is over', async () => {
		const { workspace, desk } = await asked();
		await withBuildLock(workspace, () => desk.complete());
		expect(desk.progress()).toEqual({ state: 'waiting', why: 'busy' });
		await desk.complete();
		expect(desk.progress()).toEqual({ state: 'none' });
	});
});

import { describe, expect, it, onTestFinished } from 'vitest';
import { chmodSync, rmSync } from 'node:fs';
import { buildEdition } from './build-edition.ts';
import { leaseEditions } from './lease-editions.ts';
import { trialProgramme } from './trial-programme.ts';
import { partPath } from './work-done.ts';
import type { Edition } from './edition.ts';

const nextVisits = (month: string) =>
	[
		`data/exports/visits/2019-${month}.csv`,
		`Numéro;Date;Visiteurs\n${month};01/${month}/2019;6\n`
	] as const;

const facts = async (edition: Edition) =>
	(await edition.database.all<{ n: number }>('select count(*) as n from facts.visitors'))[0]?.n;

function serving(trial = trialProgramme()) {
	const workspace = trial.open();
	const editions = leaseEditions(workspace, { pollMilliseconds: 0 });
	onTestFinished(() => editions.close());
	return { trial, workspace, editions };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
	for (let tries = 0; tries < 200; tries++) {
		if (await condition()) return;
		await new Promise((done) => setTimeout(done, 25));
	}
	throw new Error('it never came');
}

describe('the editions that a server leases', () => {
	it('are the current one, the same for all who ask', async () => {
		const { workspace, editions } = serving();
		await buildEdition(workspace);
		const [one, other] = await Promise.all([editions.lease(), editions.lease()]);
		expect(one.edition).toBe(other.edition);
		expect(await facts(one.edition)).toBe(3);
	});

	it('say that nothing is published before the first build', async () => {
		const { editions } = serving();
		await expect(editions.lease()).rejects.toThrow('jalon build');
	});

	it('go on serving while the next is built, and change when it is published', async () => {
		const { trial, workspace, editions } = serving();
		const first = await buildEdition(workspace);
		const before = await editions.lease();
		trial.write(...nextVisits('03'));
		let asked = 0;
		const second = await buildEdition(workspace, {
			onProgress: () => {
				void editions.lease().then((lease) => {
					asked++;
					expect(lease.edition.id).toBe(first.edition);
					lease.release();
				});
			}
		});
		expect(asked).toBeGreaterThan(0);
		await until(async () => {
			const lease = await editions.lease();
			lease.release();
			return lease.edition.id === second.edition;
		});
		// Who leased the one before still reads it.
		expect(await facts(before.edition)).toBe(3);
		before.release();
		const after = await editions.lease();
		expect(await facts(after.edition)).toBe(4);
	});

	it('are closed when they are past and nobody holds them, but for the last few', async () => {
		const { trial, workspace, editions } = serving();
		const past: Edition[] = [];
		for (const month of ['03', '04', '05', '06']) {
			trial.write(...nextVisits(month));
			const { edition } = await buildEdition(workspace);
			await until(async () => {
				const lease = await editions.lease();
				lease.release();
				if (lease.edition.id === edition) past.push(lease.edition);
				return lease.edition.id === edition;
			});
		}
		await expect(past[0]!.database.all('select 1')).rejects.toThrow();
		expect(await facts(past.at(-1)!)).toBe(7);
	});

	it('give a past edition by its id', async () => {
		const { trial, workspace, editions } = serving();
		const first = await buildEdition(workspace);
		trial.write(...nextVisits('03'));
		await buildEdition(workspace);
		const lease = await editions.lease(first.edition);
		expect(await facts(lease.edition)).toBe(3);
		await expect(editions.lease('nope')).rejects.toThrow('« nope »');
	});

	it('stay on the one before, and say so, when the next cannot be opened', async () => {
		const trial = trialProgramme();
		const said: string[] = [];
		const workspace = trial.open({ log: (message) => said.push(message) });
		const editions = leaseEditions(workspace, { pollMilliseconds: 0 });
		onTestFinished(() => editions.close());
		const first = await buildEdition(workspace);
		(await editions.lease()).release();
		trial.write(...nextVisits('03'));
		const second = await buildEdition(workspace);
		const { openEdition } = await import('./open-edition.ts');
		const opened = await openEdition(workspace, second.edition);
		opened.database.close();
		const part = partPath(workspace, opened.manifest.facts['visitors']!.part);
		chmodSync(part, 0o644);
		rmSync(part);
		await until(async () => {
			const lease = await editions.lease();
			lease.release();
			expect(lease.edition.id).toBe(first.edition);
			return said.length > 0;
		});
		expect(said[0]).toContain('the one before is served');
	});
});

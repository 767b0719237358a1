import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exportPath, listDeliveries } from '../editions/deliveries.ts';
import { prune } from '../editions/prune.ts';
import type { Workspace } from '../editions/workspace.ts';
import { listDrafts } from './draft.ts';
import { openRound } from './round.ts';
import { openRoundsDesk } from './rounds-desk.ts';
import { march, sent, startedRounds, visitors } from './rounds-fixture.ts';

/** Runs a script on a programme in a process that may kill itself. */
function runKilled(
	programme: string,
	varFolder: string,
	script: string
): Promise<'killed' | 'completed'> {
	const at = (path: string) => JSON.stringify(join(import.meta.dirname, path));
	const whole = `
		import { openWorkspace } from ${at('../editions/workspace.ts')};
		import { openRoundsDesk } from ${at('rounds-desk.ts')};
		import { addDraft } from ${at('add-draft.ts')};
		import { publishRound } from ${at('publish-round.ts')};
		const workspace = openWorkspace({
			programme: ${JSON.stringify(programme)}, var: ${JSON.stringify(varFolder)}, user: 'essai'
		});
		const die = () => process.kill(process.pid, 'SIGKILL');
		const march = ${JSON.stringify(march)};
		async function* sent(...chunks) { for (const one of chunks) yield new TextEncoder().encode(one); }
		${script}`;
	const child = spawn(process.execPath, ['--input-type=module', '--eval', whole], {
		stdio: ['ignore', 'ignore', 'inherit']
	});
	return new Promise((resolve, reject) =>
		child.once('exit', (code, signal) =>
			signal === 'SIGKILL'
				? resolve('killed')
				: code === 0
					? resolve('completed')
					: reject(new Error(`the process ended with ${code}`))
		)
	);
}

async function finish(workspace: Workspace): Promise<void> {
	const desk = openRoundsDesk(workspace);
	try {
		desk.resume();
		await desk.idle();
		const open = openRound(workspace);
		if (open) await desk.publish(open.number);
	} finally {
		await desk.close();
	}
}

describe('a delivery whose process is killed', () => {
	it('leaves nothing half: neither a draft without its bytes nor bytes that nobody sweeps', async () => {
		const { trial, workspace } = await startedRounds();
		const kills = [
			`await addDraft(workspace, { name: '2019-03.csv', from: (async function* () {
				yield new TextEncoder().encode('Numéro;Date'); die(); yield new TextEncoder().encode('x');
			})() });`,
			`await addDraft(workspace, { name: '2019-03.csv', from: sent(march) }, { onBytes: die });`,
			`const { transaction } = workspace.records;
			workspace.records.transaction = (work) => transaction(() => { work(); die(); });
			await addDraft(workspace, { name: '2019-03.csv', from: sent(march) });`,
			`await addDraft(workspace, { name: '2019-03.csv', from: sent(march) }); die();`
		];
		for (const [at, kill] of kills.entries()) {
			expect(await runKilled(trial.folder, trial.var, kill)).toBe('killed');
			const open = openRound(workspace);
			expect(open !== null, `killed at ${at}`).toBe(at === 3);
			for (const { sha256 } of open ? listDrafts(workspace, open.number) : [])
				expect(existsSync(exportPath(workspace, sha256))).toBe(true);
		}
		await prune(workspace);
		expect(readdirSync(workspace.paths.incoming)).toEqual([]);
		expect(readdirSync(workspace.paths.exports)).toHaveLength(5);

		await finish(workspace);
		expect(await visitors(workspace)).toBe(18);
	});

	it('is read again by the next process, wherever the reading stopped', async () => {
		const { trial, workspace } = await startedRounds();
		workspace.records.run('pragma wal_checkpoint(truncate)');
		for (const step of ['waiting', 'recognise', 'read', 'ready', 'checks', 'compare']) {
			const varFolder = join(trial.folder, `killed-${step}`);
			cpSync(trial.var, varFolder, { recursive: true });
			const end = await runKilled(
				trial.folder,
				varFolder,
				`const desk = openRoundsDesk(workspace);
				const { draft } = await desk.add({ name: '2019-03.csv', from: sent(march) });
				for await (const event of desk.follow(draft.round)) if (event.step === '${step}') die();`
			);
			expect(end, step).toBe('killed');
			const there = trial.open({ var: varFolder });
			const [draft, ...others] = listDrafts(there, openRound(there)!.number);
			expect(others).toEqual([]);
			expect(draft?.state).toBe(
				['waiting', 'recognise', 'read'].includes(step) ? 'waiting' : 'ready'
			);
			expect(await visitors(there)).toBe(12);
			await finish(there);
			expect(await visitors(there)).toBe(18);
		}
	}, 300_000);

	it('publishes all of a round or nothing of it, whatever the step', async () => {
		const { trial, workspace, desk } = await startedRounds();
		await desk.add({ name: '2019-03.csv', from: sent(march) });
		await desk.idle();
		workspace.records.run('pragma wal_checkpoint(truncate)');
		let killed = 0;
		for (let step = 1; step <= 30; step++) {
			const varFolder = join(trial.folder, `killed-${step}`);
			cpSync(trial.var, varFolder, { recursive: true });
			const end = await runKilled(
				trial.folder,
				varFolder,
				`let steps = 0;
				const { run } = workspace.records;
				const count = () => { if (++steps === ${step}) die(); };
				workspace.records.run = (...asked) => { count(); const done = run(...asked); return done; };
				await publishRound(workspace, 1, { onProgress: count });`
			);
			const there = trial.open({ var: varFolder });
			const published = openRound(there) === null;
			expect(await visitors(there)).toBe(published ? 18 : 12);
			expect(listDeliveries(there)).toHaveLength(published ? 5 : 4);
			await finish(there);
			expect(await visitors(there)).toBe(18);
			expect(listDeliveries(there)).toHaveLength(5);
			if (end === 'completed') break;
			killed++;
		}
		expect(killed).toBeGreaterThan(5);
	}, 300_000);
});

describe('two deliveries at once', () => {
	it('join one round, from two processes too', async () => {
		const { trial, workspace, desk } = await startedRounds();
		const file = (month: number) => `Numéro;Date;Visiteurs\nm${month};01/0${month}/2019;${month}\n`;
		const there = [4, 5].map((month) =>
			runKilled(
				trial.folder,
				trial.var,
				`await addDraft(workspace, { name: '2019-0${month}.csv', from: sent(${JSON.stringify(file(month))}) });`
			)
		);
		const here = [6, 7].map((month) =>
			desk.add({ name: `2019-0${month}.csv`, from: sent(file(month)) })
		);
		await Promise.all([...there, ...here]);
		desk.resume();
		await desk.idle();
		const open = openRound(workspace)!;
		expect(
			listDrafts(workspace, open.number)
				.map(({ name, state }) => `${name} ${state}`)
				.toSorted()
		).toEqual([4, 5, 6, 7].map((month) => `2019-0${month}.csv ready`));
		await desk.publish(open.number);
		expect(await visitors(workspace)).toBe(12 + 22);
	});

	it('of the same file keep one, and its bytes stay while either of two names them', async () => {
		const { workspace, desk } = await startedRounds();
		const added = await Promise.all(
			Array.from({ length: 5 }, () => desk.add({ name: '2019-03.csv', from: sent(march) }))
		);
		expect(added.filter((one) => one.added)).toHaveLength(1);
		const [{ draft }] = added as [(typeof added)[0]];
		const copy = await desk.add({ name: 'copie.csv', from: sent(march) });
		desk.drop(copy.draft.number);
		expect(existsSync(exportPath(workspace, draft.sha256))).toBe(true);
		desk.drop(draft.number);
		expect(existsSync(exportPath(workspace, draft.sha256))).toBe(false);
		await desk.idle();
	});

	it('publish once when two people say so', async () => {
		const { workspace, desk } = await startedRounds();
		const { draft } = await desk.add({ name: '2019-03.csv', from: sent(march) });
		await desk.idle();
		const other = openRoundsDesk(workspace);
		onTestFinished(() => other.close());
		const ends = await Promise.allSettled([desk.publish(draft.round), other.publish(draft.round)]);
		expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(
			ends.flatMap((end) =>
				end.status === 'rejected' ? [(end.reason as { code: string }).code] : []
			)
		).toEqual([expect.stringMatching(/^(busy|round-closed)$/)]);
		expect(listDeliveries(workspace)).toHaveLength(5);
	});
});

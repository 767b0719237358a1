import { spawn } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildEdition } from './build-edition.ts';
import { openEdition } from './open-edition.ts';
import { trialProgramme } from './trial-programme.ts';
import type { Workspace } from './workspace.ts';

/** Builds in a process that kills itself at its nth step, or that is killed after some time. */
function killedBuild(
	programme: string,
	varFolder: string,
	kill: { readonly atEvent?: number; readonly afterMilliseconds?: number }
): Promise<'killed' | 'completed'> {
	const at = (name: string) => JSON.stringify(join(import.meta.dirname, name));
	const script = `
		import { openWorkspace } from ${at('workspace.ts')};
		import { buildEdition } from ${at('build-edition.ts')};
		const workspace = openWorkspace({
			programme: ${JSON.stringify(programme)}, var: ${JSON.stringify(varFolder)}, user: 'essai'
		});
		let events = 0;
		console.log('started');
		await buildEdition(workspace, {
			onProgress: () => {
				if (++events === ${kill.atEvent ?? -1}) process.kill(process.pid, 'SIGKILL');
			}
		});`;
	const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const { afterMilliseconds } = kill;
	if (afterMilliseconds !== undefined)
		child.stdout.once('data', () =>
			setTimeout(() => child.kill('SIGKILL'), afterMilliseconds).unref()
		);
	return new Promise((resolve, reject) =>
		child.once('exit', (code, signal) =>
			signal === 'SIGKILL'
				? resolve('killed')
				: code === 0
					? resolve('completed')
					: reject(new Error(`the build ended with ${code}`))
		)
	);
}

function contents(folder: string): Record<string, string> {
	return Object.fromEntries(
		['parts', 'editions'].flatMap((kind) =>
			readdirSync(join(folder, kind)).map((name) => [
				name,
				readFileSync(join(folder, kind, name)).toString('base64')
			])
		)
	);
}

async function visitors(workspace: Workspace): Promise<number | undefined> {
	const edition = await openEdition(workspace);
	const [row] = await edition.database.all<{ sum: number }>(
		'select sum(quantity) as sum from facts.visitors'
	);
	edition.database.close();
	return row?.sum;
}

describe('a build that is killed', () => {
	it('leaves the published edition served, and completes the next time, whatever the moment', async () => {
		const trial = trialProgramme();
		const published = join(trial.folder, 'published');
		await buildEdition(trial.open({ var: published }));
		expect(await visitors(trial.open({ var: published }))).toBe(12);
		trial.write('data/exports/visits/2019-03.csv', 'Numéro;Date;Visiteurs\nd;01/03/2019;6\n');

		const straight = join(trial.folder, 'straight');
		cpSync(published, straight, { recursive: true });
		const whole = await buildEdition(trial.open({ var: straight }));

		const kills: { atEvent?: number; afterMilliseconds?: number }[] = [];
		for (let event = 1; event <= 40; event++) kills.push({ atEvent: event });
		for (const milliseconds of [5, 60, 120, 250, 400])
			kills.push({ afterMilliseconds: milliseconds });

		let killed = 0;
		let finished = false;
		for (const [at, kill] of kills.entries()) {
			if (finished && kill.atEvent !== undefined) continue;
			const varFolder = join(trial.folder, `killed-${at}`);
			cpSync(published, varFolder, { recursive: true });
			const end = await killedBuild(trial.folder, varFolder, kill);
			if (end === 'killed') killed++;
			else if (kill.atEvent !== undefined) finished = true;

			const workspace = trial.open({ var: varFolder });
			// Killed after the pointer moved, or not killed at all, it serves the new edition.
			expect([12, 18], `killed at ${JSON.stringify(kill)}`).toContain(await visitors(workspace));
			const next = await buildEdition(workspace);
			expect(next.edition).toBe(whole.edition);
			expect(await visitors(workspace)).toBe(18);
			expect(contents(varFolder)).toEqual(contents(straight));
		}
		expect(finished, 'every step was killed').toBe(true);
		expect(killed).toBeGreaterThan(10);
	});

	it('leaves nothing but what the next build needs when it was the first', async () => {
		const trial = trialProgramme();
		const whole = await buildEdition(trial.open({ var: join(trial.folder, 'straight') }));
		const varFolder = join(trial.folder, 'killed');
		// One process after the other, each killed further on, on the same folder.
		for (let event = 1; event <= 9; event += 2)
			await killedBuild(trial.folder, varFolder, { atEvent: event });
		const next = await buildEdition(trial.open({ var: varFolder }));
		expect(next.edition).toBe(whole.edition);
		expect(contents(varFolder)).toEqual(contents(join(trial.folder, 'straight')));
	});
});

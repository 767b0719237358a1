import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { buildEdition } from '../editions/build-edition.ts';
import { openEdition } from '../editions/open-edition.ts';
import { pseudonymsOf } from '../ingest/pseudonym.ts';
import { completeErasures } from './complete-erasures.ts';
import { erasePerson } from './erase-person.ts';
import { erasuresUnderWay, listErasures } from './erasure.ts';
import { herTexts, peopleProgramme } from './people-fixture.ts';
import { readPersonKeys } from './person-keys.ts';

const at = (path: string) => JSON.stringify(resolve(import.meta.dirname, path));

/** Erases in a process of its own, killed after a while. */
async function killedAfter(folder: string, milliseconds: number): Promise<void> {
	const code = `
		import { erasePerson } from ${at('./erase-person.ts')};
		import { readPersonKeys } from ${at('./person-keys.ts')};
		import { openWorkspace } from ${at('../editions/workspace.ts')};
		const workspace = openWorkspace({ programme: ${JSON.stringify(folder)}, var: ${JSON.stringify(join(folder, 'var'))}, user: 'essai' });
		process.stdout.write('ready');
		await erasePerson(workspace, readPersonKeys('zoe.martin@example.org\\nZoé Martin-Quéré'), 'demande');
		process.stdout.write('done');
	`;
	const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], {
		cwd: resolve('.'),
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const ended = once(child, 'exit');
	await once(child.stdout, 'data');
	await wait(milliseconds);
	child.kill('SIGKILL');
	await ended;
}

it('an erasure killed at any moment keeps the published edition whole, and the next run completes it', async () => {
	const states: string[] = [];
	for (const milliseconds of [30, 200, 350, 500, 700, 900, 1_500, 2_500]) {
		const trial = peopleProgramme();
		const workspace = trial.open();
		await buildEdition(workspace);
		await killedAfter(trial.folder, milliseconds);
		const [erasure] = listErasures(workspace);
		states.push(erasure?.state ?? 'none');
		const served = await openEdition(workspace);
		await served.database.all('select count(*) from received.members');
		served.database.close();
		if (!erasure)
			await erasePerson(
				workspace,
				readPersonKeys('zoe.martin@example.org\nZoé Martin-Quéré'),
				'demande'
			);
		else await completeErasures(workspace);
		expect(erasuresUnderWay(workspace)).toEqual([]);
		const opened = await openEdition(workspace);
		expect(
			await opened.database.all("select * from received.members where number = 'N-002'")
		).toEqual([]);
		opened.database.close();
		const pseudonym = pseudonymsOf(readFileSync(workspace.paths.key, 'utf8').trim())(
			'zoe.martin@example.org'
		);
		for (const path of readdirSync(workspace.var, { recursive: true, encoding: 'utf8' })) {
			const file = join(workspace.var, path);
			if (!statSync(file).isFile()) continue;
			const bytes = readFileSync(file);
			for (const text of [...herTexts, pseudonym])
				expect(bytes.includes(text), `${milliseconds} ms: ${text} in ${path}`).toBe(false);
		}
		expect((await buildEdition(workspace)).changed).toBe(false);
	}
	// Some were cut short, or this shows nothing.
	expect(states).toContain('under-way');
}, 180_000);

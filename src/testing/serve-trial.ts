import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { buildEdition } from '../lib/server/editions/build-edition.ts';
import { trialProgramme } from '../lib/server/editions/trial-programme.ts';
import { startServer, type StartedServer } from './start-server.ts';

/** A small programme with some files more, built and served to each of several people by the real command. */
export async function serveTrial(
	files: Readonly<Record<string, string>>,
	people: readonly string[] = ['ana'],
	env: Readonly<Record<string, string>> = {}
) {
	const trial = trialProgramme(files);
	const workspace = trial.open();
	await buildEdition(workspace);
	workspace.close();
	const servers: StartedServer[] = [];
	onTestFinished(async () => {
		for (const server of servers) await server.stop();
	});
	for (const person of people)
		servers.push(await startServer({ JALON_PROGRAMME: trial.folder, JALON_USER: person, ...env }));
	const read = (path: string) => readFileSync(join(trial.folder, path), 'utf8');
	return { urls: servers.map(({ url }) => url), trial, read, write: trial.write };
}

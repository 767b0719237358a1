import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, onTestFinished } from 'vitest';
import { buildEdition } from '../lib/server/editions/build-edition.ts';
import { trialProgramme } from '../lib/server/editions/trial-programme.ts';
import { startServer, type StartedServer } from './start-server.ts';
import type { useBrowser } from './use-browser.ts';

/** A small programme with some files more, built and served by the real command to each of several people, who are signed in. */
export async function serveTrial(
	browser: Pick<ReturnType<typeof useBrowser>, 'signIn'>,
	files: Readonly<Record<string, string>>,
	people: readonly string[] = ['ana'],
	more: Readonly<Record<string, string>> = {},
	afterwards: (close: () => void | Promise<void>) => void = onTestFinished
) {
	const trial = trialProgramme(files, afterwards);
	const workspace = trial.open();
	await buildEdition(workspace);
	workspace.close();
	const servers: StartedServer[] = [];
	afterwards(async () => {
		for (const server of servers) await server.stop();
	});
	for (const person of people) {
		const env = { JALON_PROGRAMME: trial.folder, ...more };
		const server = await startServer(env);
		await browser.signIn(server.url, env, person);
		servers.push(server);
	}
	const read = (path: string) => readFileSync(join(trial.folder, path), 'utf8');
	const log = () => servers.map((server) => server.log()).join('');
	return { urls: servers.map(({ url }) => url), log, trial, read, write: trial.write };
}

/** The same for all tests of a file, which write each to what is theirs alone. */
export function serveTrialOnce(
	browser: Pick<ReturnType<typeof useBrowser>, 'signIn'>,
	files: Readonly<Record<string, string>>,
	people: readonly string[] = ['ana']
): () => ServedTrial {
	let served: ServedTrial;
	beforeAll(async () => {
		const closes: (() => void | Promise<void>)[] = [];
		served = await serveTrial(browser, files, people, {}, (close) => closes.unshift(close));
		return async () => {
			for (const close of closes) await close();
		};
	});
	return () => served;
}

type ServedTrial = Awaited<ReturnType<typeof serveTrial>>;

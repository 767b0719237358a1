import { setTimeout as pause } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { buildWeb } from '../setup/build-web.ts';
import { exampleEdition, exampleVar } from './example-edition.ts';
import { startServer } from './start-server.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Where the example programme is served. */
		readonly exampleUrl: string;
	}
}

const patience = 60_000;

/** A report that was prepared, for the pages that tell of it. */
async function prepareReport(url: string): Promise<void> {
	const isReady = async () =>
		(await (await fetch(`${url}/builds/1`)).text()).includes('press-article');
	if (await isReady()) return;
	await fetch(`${url}/reports?/prepare&report=press-article`, {
		method: 'POST',
		headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
		body: 'year=2019&by=territory',
		redirect: 'manual'
	});
	for (const late = Date.now() + patience; Date.now() < late; await pause(200))
		if (await isReady()) return;
	throw new Error('no report was prepared');
}

/** A report that is sent at fixed dates, likewise. */
async function makeSchedule(url: string): Promise<void> {
	if ((await fetch(`${url}/schedules/1`)).ok) return;
	const fields = {
		...{ report: 'yearly-review', every: 'month', day: '5', at: '07:00', format: 'pdf' },
		...{ recipients: 'prefecture@lot.example', owner: 'camille@lot.example', send: 'file' }
	};
	const made = await fetch(`${url}/schedules?/make`, {
		method: 'POST',
		headers: { origin: url },
		body: new URLSearchParams(fields),
		redirect: 'manual'
	});
	if (made.status !== 303) throw new Error(`no schedule was made: ${made.status}`);
}

/** A figure that another site shows, likewise. */
async function makeEmbed(url: string): Promise<void> {
	if ((await fetch(`${url}/embeds/1`)).ok) return;
	const until = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);
	const fields = { form: 'curve', sites: 'https://www.oh-my-lot.example', until };
	const made = await fetch(`${url}/indicators/ambassadors-registered/share?/embed`, {
		method: 'POST',
		headers: { origin: url },
		body: new URLSearchParams(fields),
		redirect: 'manual'
	});
	if (made.status !== 303) throw new Error(`no embed was made: ${made.status}`);
}

/** The browser tests' set-up: the example programme, built and served by the real command until they end. */
export default async function serveExample(project: TestProject): Promise<() => Promise<void>> {
	await buildWeb();
	const { database } = await exampleEdition();
	database.close();
	const server = await startServer({ JALON_VAR: exampleVar() });
	await prepareReport(server.url);
	await makeSchedule(server.url);
	await makeEmbed(server.url);
	project.provide('exampleUrl', server.url);
	return async () => void (await server.stop());
}

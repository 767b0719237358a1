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

/** The browser tests' set-up: the example programme, built and served by the real command until they end. */
export default async function serveExample(project: TestProject): Promise<() => Promise<void>> {
	await buildWeb();
	const { database } = await exampleEdition();
	database.close();
	const server = await startServer({ JALON_VAR: exampleVar() });
	project.provide('exampleUrl', server.url);
	return async () => void (await server.stop());
}

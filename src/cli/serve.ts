import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { addressHeader, parseProxies } from '#lib/server/client-address.ts';
import { JalonError } from '#lib/server/programme/problem.ts';
import { listen } from '#lib/server/listen.ts';
import type { Run } from './context.ts';

const handlerFile = resolve(import.meta.dirname, '../../build/handler.js');

/** Serves the built web app until it is told to stop. */
export const run: Run = async (_input, { environment, output, signal, json }) => {
	if (!existsSync(handlerFile))
		throw new JalonError('not-built', {
			fr: 'L’interface n’est pas construite : lancez « npm start », ou « npm run build » d’abord.',
			en: 'The interface is not built: run “npm start”, or “npm run build” first.'
		});
	const { host, port, allowOpen, origin } = environment;
	const addressOn = (given: number) => environment.origin ?? `http://${urlHost(host)}:${given}`;
	// The built app reads its settings where a process has them.
	process.env['JALON_PROGRAMME'] = environment.programme;
	process.env['JALON_VAR'] = environment.var;
	process.env['JALON_HOME'] = resolve(import.meta.dirname, '../..');
	// hooks.server.ts holds each route's own limit.
	process.env['BODY_SIZE_LIMIT'] = 'Infinity';
	process.env['ADDRESS_HEADER'] = addressHeader;
	const server = await listen({
		host,
		port,
		allowOpen,
		origin,
		proxies: parseProxies(environment.trustedProxies ?? '', 'JALON_TRUSTED_PROXIES'),
		perMinute: environment.rateLimit,
		handler: async (given) => {
			process.env['ORIGIN'] = addressOn(given);
			return (await import(pathToFileURL(handlerFile).href)).handler;
		}
	});
	const address = addressOn(server.port);
	if (json) output.json({ version: 1, address });
	else
		output.line(
			output.words({ fr: `Jalon répond sur ${address}`, en: `Jalon answers on ${address}` })
		);
	await new Promise<void>((done) => signal.addEventListener('abort', () => done(), { once: true }));
	(process as NodeJS.EventEmitter).emit('jalon:stopping');
	await server.close();
	// The web app closes what it holds, as under adapter-node's own server.
	(process as NodeJS.EventEmitter).emit('sveltekit:shutdown', 'SIGTERM');
	return 0;
};

function urlHost(host: string): string {
	return host.includes(':') ? `[${host}]` : host;
}

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { addressHeader, parseProxies } from '#lib/server/client-address.ts';
import { JalonError } from '#lib/server/programme/problem.ts';
import { listen } from '#lib/server/listen.ts';
import { readSignIn } from '#lib/server/people/sign-in-settings.ts';
import { mailSettings } from '#lib/server/schedules/mailer.ts';
import type { CliContext, Run } from './context.ts';
import { linkHere } from './link-here.ts';

const handlerFile = resolve(import.meta.dirname, '../../build/handler.js');

/** Serves the built web app until it is told to stop. */
export const run: Run = async (_input, context) => {
	const { environment, output, signal, json } = context;
	if (!existsSync(handlerFile))
		throw new JalonError('not-built', {
			fr: 'L’interface n’est pas construite : lancez « npm start », ou « npm run build » d’abord.',
			en: 'The interface is not built: run “npm start”, or “npm run build” first.'
		});
	const settings = readSignIn(environment);
	mailSettings(environment.smtp, environment.mailFrom);
	const { host, port, origin } = environment;
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
		origin,
		proxies: parseProxies(environment.trustedProxies ?? '', 'JALON_TRUSTED_PROXIES'),
		perMinute: environment.rateLimit,
		handler: async (given) => {
			process.env['ORIGIN'] = addressOn(given);
			return (await import(pathToFileURL(handlerFile).href)).handler;
		}
	});
	const address = addressOn(server.port);
	const path = settings.mode === 'required' ? await firstLink(context) : null;
	const first = path && linkHere({ host, port, origin: address }, path, context.language);
	if (json) output.json({ version: 1, address, ...(first && { firstAdministrator: first }) });
	else {
		output.line(
			output.words({ fr: `Jalon répond sur ${address}`, en: `Jalon answers on ${address}` })
		);
		if (first)
			output.line(
				output.words({
					fr: `Personne n’a encore de compte. Le premier administrateur ouvre ce lien, une fois, dans les 24 heures :\n${first}`,
					en: `Nobody has an account yet. The first administrator opens this link, once, within 24 hours:\n${first}`
				})
			);
	}
	await new Promise<void>((done) => signal.addEventListener('abort', () => done(), { once: true }));
	(process as NodeJS.EventEmitter).emit('jalon:stopping');
	await server.close();
	// The web app closes what it holds, as under adapter-node's own server.
	(process as NodeJS.EventEmitter).emit('sveltekit:shutdown', 'SIGTERM');
	return 0;
};

/** Of a programme that has nobody; the one of an earlier start opens no more. */
async function firstLink(context: CliContext): Promise<string | null> {
	const { withWorkspace } = await import('./open-workspace.ts');
	const { firstRunLink } = await import('#lib/server/people/renew-link.ts');
	return withWorkspace(context, async (workspace) => firstRunLink(workspace));
}

function urlHost(host: string): string {
	return host.includes(':') ? `[${host}]` : host;
}

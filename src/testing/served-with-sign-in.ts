import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildEdition } from '#lib/server/editions/build-edition.ts';
import { openWorkspace, type Workspace } from '#lib/server/editions/workspace.ts';
import { acceptInvitation } from '#lib/server/people/accept-invitation.ts';
import type { Account } from '#lib/server/people/account.ts';
import { invite } from '#lib/server/people/invite.ts';
import type { PersonTerms } from '#lib/server/people/person-terms.ts';
import { readProgramme } from '#lib/server/programme/read-programme.ts';
import { run as init } from '../cli/init.ts';
import { openClient, type Client } from './http-client.ts';
import { startServer, type StartedServer } from './start-server.ts';

export const testSecret = 'Zt9wQ2rLk7Xv5Nc3Bm8Jh1Gf6Ds4Ap0Yu';
export const testPassword = 'une vache sous la pluie';

export type ServedWithSignIn = {
	readonly server: StartedServer;
	/** Where it listens. */
	readonly url: string;
	/** The name that its readers know. */
	readonly site: string;
	/** The server's own programme and records, as its command line has them. */
	readonly workspace: Workspace;
	client(): Client;
	/** Somebody who has a password, `testPassword`. */
	person(terms?: Partial<PersonTerms>): Promise<Account>;
	/** Somebody's browser, signed in by the page. */
	signedIn(email: string): Promise<Client>;
	stop(): Promise<void>;
};

/** The minimal programme behind `https://jalon.test`, by a proxy on the same machine, or with other settings. */
export async function serveWithSignIn(
	env: Readonly<Record<string, string>> = {},
	{ built = true }: { readonly built?: boolean } = {}
): Promise<ServedWithSignIn> {
	const folder = mkdtempSync(join(tmpdir(), 'jalon-sign-in-'));
	const programme = join(folder, 'programme');
	const quiet = { json: () => {}, line: () => {}, note: () => {}, words: () => '' };
	await init({ arguments: [programme], options: {} }, { output: quiet, cwd: folder } as never);
	const workspace = openWorkspace({ programme, var: join(programme, 'var'), user: 'test' });
	if (built) await buildEdition(workspace);
	const port = env['PORT'] ?? (await freePort());
	const site = env['ORIGIN'] ?? 'https://jalon.test';
	const settings: Record<string, string> = {
		JALON_PROGRAMME: programme,
		PORT: port,
		JALON_SECRET: testSecret,
		ORIGIN: site,
		JALON_TRUSTED_PROXIES: '127.0.0.1',
		...env
	};
	for (const [key, value] of Object.entries(settings)) if (value === '') delete settings[key];
	const server = await startServer(settings);
	const url = `http://127.0.0.1:${port}`;
	const known = settings['ORIGIN'] ?? url;
	const client = () => openClient(url, { site: known });
	let count = 0;
	return {
		server,
		url,
		site: known,
		workspace,
		client,
		async person(terms = {}) {
			const invited = invite(workspace, await readProgramme(programme), {
				email: `person${++count}@lot.example`,
				name: `Personne ${count}`,
				roles: ['analyst', 'administrator'],
				...terms
			});
			return acceptInvitation(workspace, invited.link.split('/').at(-1)!, {
				password: testPassword
			});
		},
		async signedIn(email) {
			const browser = client();
			const answer = await browser.ask('/sign-in', { form: { email, password: testPassword } });
			if (answer.status !== 303) throw new Error(`not signed in: ${answer.status}\n${answer.text}`);
			return browser;
		},
		async stop() {
			await server.stop();
			workspace.close();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

async function freePort(): Promise<string> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return String(port);
}

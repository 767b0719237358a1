import { pino, type Logger } from 'pino';
import type { Language } from '#lib/indicators/language.ts';
import { localReader, type Reader } from '#lib/indicators/reader.ts';
import { defaultView } from '#lib/indicators/view.ts';
import { createApi } from './api/api.ts';
import { leaseEditions, type LeasedEditions } from './editions/lease-editions.ts';
import { listEditions, type Publication } from './editions/publication.ts';
import { openWorkspace } from './editions/workspace.ts';
import { committeePage } from './pages/committee.ts';
import { readEnvironment } from './programme/environment.ts';
import { leaseForRequest, type RequestLease } from './request-lease.ts';

/** What the server holds while it runs: the programme's editions, the API, the log. */
export type Application = {
	/** Author of what is recorded, until sign-in exists. */
	readonly user: string;
	/** Whether the server listens beyond this machine. */
	readonly open: boolean;
	readonly log: Logger;
	/** Answers `/api`, `/health` and `/ready`. */
	readonly api: (request: Request) => Response | Promise<Response>;
	editions(): readonly Publication[];
	/** Holds what a request reads until it is released. */
	lease(): RequestLease;
	close(): void;
};

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/** Opens the application on the programme that the environment names. Logs are JSON lines on stderr. */
export function openApplication(
	env: Readonly<Record<string, string | undefined>>,
	cwd: string
): Application {
	const environment = readEnvironment(env, cwd);
	const log = pino(
		{
			level: environment.logLevel,
			base: null,
			redact: ['req', 'headers']
		},
		pino.destination({ dest: 2, sync: false })
	);
	const workspace = openWorkspace({
		programme: environment.programme,
		var: environment.var,
		user: environment.user,
		key: environment.key,
		language: environment.language,
		log: (message, data) => log.info(data ?? {}, message)
	});
	const editions = leaseEditions(workspace);
	const reader = (language: Language): Reader => localReader(environment.user, language);
	void warm(editions, reader(environment.language));
	const api = createApi({
		lease: () => leaseForRequest(editions),
		reader,
		editions: () => listEditions(workspace),
		log: (message, data) => log.error(data, message)
	});
	return {
		user: environment.user,
		open: !loopback.test(environment.host),
		log,
		api: (request) => api.fetch(request),
		editions: () => listEditions(workspace),
		lease: () => leaseForRequest(editions),
		close() {
			editions.close();
			workspace.close();
		}
	};
}

/** The first reader waits neither for the edition to open nor for its facts to be looked at. */
async function warm(editions: LeasedEditions, reader: Reader): Promise<void> {
	try {
		const { edition, release } = await editions.lease();
		await committeePage(edition, defaultView, reader).finally(release);
	} catch {
		// Whoever asks for a page is told what is wrong.
	}
}

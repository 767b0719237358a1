import { afterAll, beforeAll } from 'vitest';
import { roles } from '#lib/indicators/reader.ts';
import { createApi } from '#lib/server/api/api.ts';
import { leaseEditions, type LeasedEditions } from '#lib/server/editions/lease-editions.ts';
import { listEditions } from '#lib/server/editions/publication.ts';
import type { Workspace } from '#lib/server/editions/workspace.ts';
import { localPerson, type Person } from '#lib/server/people/person.ts';
import { leaseForRequest } from '#lib/server/request-lease.ts';
import { exampleEdition, openExampleWorkspace } from './example-edition.ts';

/** What the API writes in the server's log. */
type Logged = { readonly message: string; readonly data: Readonly<Record<string, unknown>> };

/** The API of the example programme for one test file, asked without a network. */
export function useExampleApi(person: Person | null = localPerson('test')) {
	let workspace: Workspace;
	let editions: LeasedEditions;
	let api: ReturnType<typeof createApi>;
	const logged: Logged[] = [];
	beforeAll(async () => {
		const { database } = await exampleEdition();
		database.close();
		workspace = openExampleWorkspace();
		editions = leaseEditions(workspace);
		api = createApi({
			lease: () => leaseForRequest(editions),
			seenBy: () => Promise.resolve(roles),
			editions: () => listEditions(workspace),
			log: (message, data) => logged.push({ message, data })
		});
	});
	afterAll(() => {
		editions.close();
		workspace.close();
	});
	return {
		logged,
		async ask(path: string, init: RequestInit = {}): Promise<Response> {
			return api.request(path, init, { person });
		},
		async json(path: string, init: RequestInit = {}) {
			const response = await api.request(path, init, { person });
			return { status: response.status, body: JSON.parse(await response.text()) };
		}
	};
}

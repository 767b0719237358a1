import type { Action } from '#lib/indicators/rights.ts';

/** What a route asks of who comes to it. */
export type RouteRights = {
	/** To read it; `anyone` needs no account. */
	readonly read: Action | 'anyone';
	/** Forms by name, `POST` for a request that is no form of a page's. */
	readonly write?: Readonly<Record<string, Action | 'anyone'>>;
	/** It asks rights by itself, for each of its addresses and methods. */
	readonly itself?: true;
	/** It answers a file or a stream, and not a page within the frame. */
	readonly bare?: true;
};

/**
 * Every route of the site, by its folder in `src/routes`, and the rights it asks. One that is not
 * here is refused. Where a right is held to axes and territories, what the route calls asks again
 * with those that the request is about.
 */
export const routeRights: Readonly<Record<string, RouteRights>> = {
	'/': { read: 'read-figures' },
	'/present': { read: 'read-figures', bare: true },
	'/indicators/[id]': { read: 'read-figures' },
	'/indicators/[id]/rows': { read: 'read-rows' },
	'/indicators/[id]/share': { read: 'make-embeds', write: { embed: 'make-embeds' } },
	'/indicators/[id]/card.[format]': { read: 'make-embeds', bare: true },
	'/territories': { read: 'read-figures' },
	'/territories/[code]': { read: 'read-figures' },
	'/files/[...file]': { read: 'export-figures', bare: true },
	'/appraisals/[kind]/[id]': {
		read: 'read-meetings',
		write: { appraise: 'comment-figures' }
	},
	'/meetings': { read: 'read-meetings', write: { create: 'hold-meetings' } },
	'/meetings/compare': { read: 'read-meetings' },
	'/meetings/[id]': {
		read: 'read-meetings',
		write: {
			edit: 'hold-meetings',
			'add-item': 'hold-meetings',
			'edit-item': 'hold-meetings',
			'move-item': 'hold-meetings',
			'remove-item': 'hold-meetings',
			'add-members': 'hold-meetings',
			'invite-before': 'hold-meetings',
			members: 'hold-meetings',
			publish: 'publish-data',
			stop: 'publish-data',
			freeze: 'hold-meetings',
			open: 'hold-meetings',
			delete: 'hold-meetings'
		}
	},
	'/meetings/[id]/slides': { read: 'hold-meetings', write: { default: 'hold-meetings' } },
	'/meetings/[id]/present': { read: 'read-meetings', bare: true },
	'/meetings/[id]/take-away.[format]': { read: 'read-meetings', bare: true },
	'/meetings/[id]/decisions': {
		read: 'hold-meetings',
		write: { POST: 'hold-meetings' },
		bare: true
	},
	'/decisions': { read: 'read-meetings' },
	'/decisions/new': { read: 'hold-meetings', write: { record: 'hold-meetings' } },
	'/decisions/[id]': {
		read: 'read-meetings',
		write: { follow: 'hold-meetings', change: 'hold-meetings' }
	},
	'/received': { read: 'read-received' },
	'/received/[dataset]': { read: 'read-received' },
	'/received/[dataset]/rejects': {
		read: 'mend-data',
		write: {
			try: 'mend-data',
			keep: 'mend-data',
			undo: 'mend-data',
			publish: 'publish-data',
			stop: 'publish-data'
		}
	},
	'/received/[dataset]/rejects/[delivery].[format]': { read: 'mend-data', bare: true },
	'/deliveries': {
		read: 'deliver-files',
		write: {
			add: 'deliver-files',
			drop: 'deliver-files',
			dropRound: 'publish-data',
			retry: 'publish-data',
			cancel: 'publish-data',
			publish: 'publish-data',
			withdraw: 'publish-data',
			restore: 'publish-data',
			stop: 'publish-data'
		}
	},
	'/deliveries/[round]/[draft]': { read: 'deliver-files', write: { choose: 'deliver-files' } },
	'/deliveries/[round]/events': { read: 'deliver-files', bare: true },
	'/declarations': {
		read: 'declare-figures',
		write: {
			declare: 'declare-figures',
			withdraw: 'declare-figures',
			publish: 'publish-data',
			stop: 'publish-data'
		}
	},
	'/declarations/file': { read: 'declare-figures', bare: true },
	'/contests': {
		read: 'contest-figures',
		write: { contest: 'contest-figures', answer: 'answer-contests' }
	},
	'/targets': { read: 'set-targets', write: { preview: 'set-targets', save: 'set-targets' } },
	'/reports': {
		read: 'read-reports',
		write: { prepare: 'build-reports', begin: 'write-templates' }
	},
	'/reports/[name]': { read: 'read-reports', bare: true },
	'/reports/[name]/choose': { read: 'read-reports' },
	'/reports/[name]/refused': { read: 'read-reports' },
	'/reports/[name]/edit': {
		read: 'write-templates',
		write: { show: 'write-templates', publish: 'write-templates', rebase: 'write-templates' }
	},
	'/reports/[name]/edit/draft': {
		read: 'write-templates',
		write: { POST: 'write-templates' },
		bare: true
	},
	'/reports/[name]/edit/preview': {
		read: 'write-templates',
		write: { POST: 'write-templates' },
		bare: true
	},
	'/reports/[name]/edit/publish': {
		read: 'write-templates',
		write: { default: 'write-templates' }
	},
	'/reports/[name]/edit/drop': { read: 'write-templates', write: { default: 'write-templates' } },
	'/reports/[name]/edit/history': {
		read: 'write-templates',
		write: { default: 'write-templates' }
	},
	'/builds': { read: 'build-reports' },
	'/builds/[number]': {
		read: 'build-reports',
		write: { cancel: 'build-reports', again: 'build-reports' }
	},
	'/builds/[number]/[file]': { read: 'build-reports', bare: true },
	'/schedules': { read: 'build-reports', write: { make: 'build-reports' } },
	'/schedules/[number]': {
		read: 'build-reports',
		write: {
			change: 'build-reports',
			pause: 'build-reports',
			resume: 'build-reports',
			delete: 'build-reports',
			now: 'build-reports'
		}
	},
	'/embeds': { read: 'make-embeds' },
	'/embeds/[number]': {
		read: 'make-embeds',
		write: { change: 'make-embeds', revoke: 'make-embeds' }
	},
	// Whoever holds its token sees what its record says, which is public.
	'/embed/[token]': { read: 'anyone', bare: true },
	'/people': {
		read: 'manage-people',
		write: { invite: 'manage-people', import: 'manage-people' }
	},
	'/people/[id]': {
		read: 'manage-people',
		write: {
			change: 'manage-people',
			deactivate: 'manage-people',
			reactivate: 'manage-people',
			'without-second-factor': 'manage-people',
			link: 'manage-people'
		}
	},
	'/audit': { read: 'read-audit' },
	'/audit/file': { read: 'read-audit', bare: true },
	'/sign-in': { read: 'anyone', write: { default: 'anyone' } },
	'/sign-in/code': { read: 'anyone', write: { default: 'anyone' } },
	'/sign-in/forgotten': { read: 'anyone', write: { default: 'anyone' } },
	'/sign-in/provider': { read: 'anyone', bare: true },
	'/sign-in/provider/back': { read: 'anyone', bare: true },
	'/sign-out': { read: 'anyone', write: { default: 'anyone' } },
	'/invitation/[token]': { read: 'anyone', write: { default: 'anyone' } },
	'/invitation/[token]/provider': { read: 'anyone', bare: true },
	'/account': {
		read: 'manage-own-account',
		write: {
			rename: 'manage-own-account',
			end: 'manage-own-account',
			'end-others': 'manage-own-account',
			password: 'manage-own-account',
			enrol: 'manage-own-account',
			confirm: 'manage-own-account',
			codes: 'manage-own-account',
			remove: 'manage-own-account'
		}
	},
	'/seen-as': { read: 'anyone', write: { POST: 'read-figures' }, bare: true },
	'/api/[...path]': { read: 'anyone', itself: true, bare: true },
	'/health': { read: 'anyone', itself: true, bare: true },
	'/ready': { read: 'anyone', itself: true, bare: true },
	'/accessibility': { read: 'anyone' },
	'/legal-notice': { read: 'anyone' },
	'/personal-data': { read: 'anyone' },
	'/personal-data/requests': {
		read: 'erase-people',
		write: {
			find: 'erase-people',
			erase: 'erase-people',
			stop: 'erase-people',
			resume: 'erase-people'
		}
	},
	'/personal-data/requests/file': {
		read: 'erase-people',
		write: { POST: 'erase-people' },
		bare: true
	}
};

/**
 * The right that a request asks, by the route that answers it and not by how its address is
 * written. Null when nobody has it: an unknown route, a form that isn't one.
 */
export function rightAsked(
	route: string,
	{ method, form }: { readonly method: string; readonly form: string }
): Action | 'anyone' | null {
	const rights = Object.hasOwn(routeRights, route) ? routeRights[route] : undefined;
	if (!rights) return null;
	if (isReading(method) || rights.itself) return rights.read;
	const name = rights.bare ? method : form;
	const { write } = rights;
	return (write && Object.hasOwn(write, name) && write[name]) || null;
}

const reading: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

export function isReading(method: string): boolean {
	return reading.includes(method);
}

/** Whether a route answers a file or a stream, and no page within the frame. */
export function isBare(route: string | null): boolean {
	return route !== null && Object.hasOwn(routeRights, route) && routeRights[route]?.bare === true;
}

/** Name of the form that a request sends, as SvelteKit reads it from its address. */
export function formOf(search: URLSearchParams): string {
	for (const name of search.keys()) if (name.startsWith('/')) return name.slice(1);
	return 'default';
}

/** Whether a route answers who has not signed in, by itself. */
export function isForAll(route: string | null): boolean {
	return (
		route !== null && Object.hasOwn(routeRights, route) && routeRights[route]?.read === 'anyone'
	);
}

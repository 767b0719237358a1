/** What the trail tells, by what a person did. */
export const audited = [
	'signed-in',
	'signed-out',
	'invited',
	'changed-person',
	'deactivated',
	'reactivated',
	'changed-account',
	'delivered',
	'withdrew',
	'mended',
	'published',
	'declared',
	'contested',
	'answered',
	'appraised',
	'set-targets',
	'prepared-meeting',
	'froze',
	'decided',
	'built-report',
	'sent-reports',
	'wrote-template',
	'embedded',
	'exported',
	'saw-rows',
	'saw-personal',
	'read-audit',
	'erased',
	'purged'
] as const;

export type Audited = (typeof audited)[number];

/** What is told of each form, by route: a route or a form that is not here changes nothing that lasts. */
const written: Readonly<Record<string, Readonly<Record<string, Audited>>>> = {
	'/people': { invite: 'invited', import: 'invited' },
	'/people/[id]': {
		change: 'changed-person',
		deactivate: 'deactivated',
		reactivate: 'reactivated',
		'without-second-factor': 'changed-person',
		link: 'invited'
	},
	'/account': {
		rename: 'changed-account',
		end: 'changed-account',
		'end-others': 'changed-account',
		password: 'changed-account',
		confirm: 'changed-account',
		codes: 'changed-account',
		remove: 'changed-account'
	},
	'/sign-out': { default: 'signed-out' },
	'/deliveries': {
		add: 'delivered',
		drop: 'delivered',
		dropRound: 'delivered',
		publish: 'published',
		withdraw: 'withdrew',
		restore: 'withdrew'
	},
	'/deliveries/[round]/[draft]': { choose: 'delivered' },
	'/received/[dataset]/rejects': { keep: 'mended', undo: 'mended', publish: 'published' },
	'/declarations': { declare: 'declared', withdraw: 'declared', publish: 'published' },
	'/contests': { contest: 'contested', answer: 'answered' },
	'/appraisals/[kind]/[id]': { appraise: 'appraised' },
	'/targets': { save: 'set-targets' },
	'/meetings': { create: 'prepared-meeting' },
	'/meetings/[id]': {
		edit: 'prepared-meeting',
		'add-item': 'prepared-meeting',
		'edit-item': 'prepared-meeting',
		'move-item': 'prepared-meeting',
		'remove-item': 'prepared-meeting',
		'add-members': 'prepared-meeting',
		'invite-before': 'prepared-meeting',
		members: 'prepared-meeting',
		publish: 'published',
		freeze: 'froze',
		open: 'froze',
		delete: 'prepared-meeting'
	},
	'/meetings/[id]/slides': { default: 'prepared-meeting' },
	'/meetings/[id]/decisions': { POST: 'decided' },
	'/decisions/new': { record: 'decided' },
	'/decisions/[id]': { follow: 'decided', change: 'decided' },
	'/personal-data/requests': {
		find: 'saw-personal',
		erase: 'erased',
		stop: 'erased',
		resume: 'erased'
	},
	'/personal-data/requests/file': { POST: 'saw-personal' },
	'/indicators/[id]/share': { embed: 'embedded' },
	'/embeds/[number]': { change: 'embedded', revoke: 'embedded' },
	'/reports': { prepare: 'built-report', begin: 'wrote-template' },
	'/builds/[number]': { cancel: 'built-report', again: 'built-report' },
	'/schedules': { make: 'sent-reports' },
	'/schedules/[number]': {
		change: 'sent-reports',
		pause: 'sent-reports',
		resume: 'sent-reports',
		delete: 'sent-reports',
		now: 'sent-reports'
	},
	'/reports/[name]/edit': {
		show: 'wrote-template',
		publish: 'wrote-template',
		rebase: 'wrote-template'
	},
	'/reports/[name]/edit/draft': { POST: 'wrote-template' },
	'/reports/[name]/edit/publish': { default: 'wrote-template' },
	'/reports/[name]/edit/drop': { default: 'wrote-template' },
	'/reports/[name]/edit/history': { default: 'wrote-template' }
};

/** What is told of what is read, by route: what leaves as a file, and rows about people. */
const read: Readonly<Record<string, Audited>> = {
	'/files/[...file]': 'exported',
	'/indicators/[id]/card.[format]': 'exported',
	'/builds/[number]/[file]': 'exported',
	'/meetings/[id]/take-away.[format]': 'exported',
	'/declarations/file': 'exported',
	'/received/[dataset]/rejects/[delivery].[format]': 'exported',
	'/indicators/[id]/rows': 'saw-rows',
	'/audit': 'read-audit',
	'/audit/file': 'read-audit'
};

/** What a request that was answered is told as; null for what the trail leaves out. */
export function auditedAs(
	route: string,
	{
		form,
		reads,
		search
	}: { readonly form: string; readonly reads: boolean; readonly search: URLSearchParams }
): Audited | null {
	if (!reads) return own(own(written, route) ?? {}, form);
	if (route.startsWith('/received/') && search.get('personal') === 'yes') return 'saw-personal';
	if (route === '/api/[...path]') return search.has('indicators') ? 'exported' : null;
	// A report is read on the site as a page, and leaves in any other format.
	if (route === '/reports/[name]') return isFile(search.get('format')) ? 'exported' : null;
	return own(read, route);
}

const isFile = (format: string | null) => format !== null && format !== 'html';

function own<T>(table: Readonly<Record<string, T>>, name: string): T | null {
	return Object.hasOwn(table, name) ? (table[name] ?? null) : null;
}

/** Choices of an address that say which figures were taken or seen. */
const choices = [
	'as-of',
	'territory',
	'edition',
	'meeting',
	'format',
	'year',
	'indicators'
] as const;

/** Which thing a request was about: the parts of its address that are ids, and its choices. */
export function subjectOf(
	parameters: Readonly<Partial<Record<string, string>>>,
	{
		form,
		reads,
		search
	}: { readonly form: string; readonly reads: boolean; readonly search: URLSearchParams }
): Readonly<Record<string, string>> {
	const about: Record<string, string> = {};
	for (const [name, value] of Object.entries(parameters)) if (value) about[name] = value;
	for (const name of choices) {
		const value = search.get(name);
		if (value) about[name] = value;
	}
	return reads || form === 'default' ? about : { ...about, form };
}

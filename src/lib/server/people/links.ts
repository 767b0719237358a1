import { createHash, randomBytes } from 'node:crypto';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';

/** What a link that opens once is for. */
export type LinkPurpose = 'invitation' | 'password' | 'first-run';

/** A link that may still be opened. */
export type OpenLink = {
	readonly number: number;
	/** Null for the first administrator's. */
	readonly person: string | null;
	readonly purpose: LinkPurpose;
	readonly madeBy: string;
	readonly expiresAt: string;
};

const hour = 3_600_000;

/** Milliseconds that a link stands. */
export const linkLife = {
	invitation: 7 * 24 * hour,
	/** Given by an administrator; one sent by e-mail stands an hour. */
	password: 24 * hour,
	sentPassword: hour,
	'first-run': 24 * hour
} as const;

const page = '/invitation/';

/**
 * Makes a link for somebody, in the place of those they had: its path, to put behind the site's
 * address. Only its hash is kept.
 */
export function makeLink(
	workspace: Workspace,
	purpose: LinkPurpose,
	person: string | null,
	life: number = linkLife[purpose]
): string {
	const { records, clock, user } = workspace;
	const token = randomBytes(32).toString('base64url');
	const now = clock();
	voidLinks(workspace, person);
	records.run(
		`insert into links (person, purpose, token_hash, made_at, made_by, expires_at)
			values (?, ?, ?, ?, ?, ?)`,
		person,
		purpose,
		hashToken(token),
		now.toISOString(),
		user,
		new Date(now.getTime() + life).toISOString()
	);
	return page + token;
}

/** Links of somebody, or the first administrator's, that are not to be opened any more. */
export function voidLinks({ records }: Workspace, person: string | null): void {
	records.run('delete from links where person is ? and used_at is null', person);
}

/** The link of an address, when it may still be opened; null when it is unknown, used or too old. */
export function findLink({ records, clock }: Workspace, token: string): OpenLink | null {
	return records.one<OpenLink>(
		`select links.number, links.person, links.purpose, links.made_by as madeBy,
				links.expires_at as expiresAt
			from links left join people on people.id = links.person
			where token_hash = ? and used_at is null and expires_at > ? and deactivated_at is null`,
		hashToken(token),
		clock().toISOString()
	);
}

/** Uses a link up, within the transaction of what it opens. Throws `link-over`. */
export function useLink(workspace: Workspace, token: string): OpenLink {
	const link = findLink(workspace, token);
	if (!link) throw linkOver();
	workspace.records.run(
		'update links set used_at = ? where number = ?',
		workspace.clock().toISOString(),
		link.number
	);
	return link;
}

export function linkOver(): JalonError {
	return new JalonError('link-over', {
		fr: 'Ce lien ne s’ouvre plus : il a déjà servi, il a été remplacé, ou il est trop ancien. Demandez-en un autre à votre administrateur.',
		en: 'This link no longer opens: it was used, replaced, or is too old. Ask your administrator for another.'
	});
}

export function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}

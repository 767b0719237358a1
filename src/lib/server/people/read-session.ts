import type { Workspace } from '../editions/workspace.ts';
import { personOf, type PersonRow } from './account.ts';
import type { Person } from './person.ts';
import { readSignedCookie } from './signed-cookie.ts';

/** A session that stands, and whose it is. */
export type OpenSession = {
	readonly id: string;
	readonly token: string;
	readonly person: Person;
};

const notedEvery = 5 * 60_000;

/**
 * The session of a request: its signed cookie, then one read of the records, on every request, so
 * that what ended is over at once. `getSession` of better-auth says the same in ten times longer.
 */
export function readSession(
	{ records, clock }: Workspace,
	headers: Headers,
	cookie: { readonly name: string; readonly secret: string }
): OpenSession | null {
	const token = readSignedCookie(headers, cookie.name, cookie.secret);
	if (token === null) return null;
	const now = clock();
	const row = records.one<
		PersonRow & { readonly session: string; readonly last_seen_at: string | null }
	>(
		`select people.*, sessions.id as session from sessions
			join people on people.id = sessions.person
			where token = ? and expires_at > ? and deactivated_at is null`,
		token,
		now.toISOString()
	);
	if (!row) return null;
	const seen = row.last_seen_at === null ? 0 : Date.parse(row.last_seen_at);
	if (now.getTime() - seen >= notedEvery) noteSeen(records, row.id, now);
	return { id: row.session, token, person: personOf(row) };
}

function noteSeen(records: Workspace['records'], person: string, now: Date): void {
	try {
		records.run('update people set last_seen_at = ? where id = ?', now.toISOString(), person);
	} catch {
		// A full disk keeps nobody from reading.
	}
}

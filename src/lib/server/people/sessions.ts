import type { Workspace } from '../editions/workspace.ts';

/** Seconds that a session lasts, whatever is done in it. */
export const sessionLife = 12 * 3_600;

/** One of a person's sessions, as they see it. */
export type Session = {
	readonly id: string;
	readonly startedAt: string;
	readonly expiresAt: string;
	/** As the browser names itself; empty when it does not. */
	readonly browser: string;
};

/** A person's sessions that are not over, the latest first. */
export function listSessions({ records, clock }: Workspace, person: string): readonly Session[] {
	return records.all<Session>(
		`select id, created_at as startedAt, expires_at as expiresAt,
				coalesce(user_agent, '') as browser
			from sessions where person = ? and expires_at > ? order by created_at desc, id`,
		person,
		clock().toISOString()
	);
}

/** Ends one session of a person; nothing when it is not theirs. */
export function endSession({ records }: Workspace, person: string, id: string): void {
	records.run('delete from sessions where person = ? and id = ?', person, id);
}

/** Ends every session of a person, but one if it is given. */
export function endSessions({ records }: Workspace, person: string, but = ''): void {
	records.run('delete from sessions where person = ? and id <> ?', person, but);
}

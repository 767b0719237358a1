import { hashPassword } from 'better-auth/crypto';
import type { Role } from '#lib/indicators/reader.ts';
import { writingAs, type Workspace } from '../editions/workspace.ts';
import { findPerson, hasPeople, type Account } from './account.ts';
import { setPassword, signsInElsewhere } from './credentials.ts';
import { insertPerson } from './invite.ts';
import { findLink, linkOver, useLink, type LinkPurpose } from './links.ts';
import { checkTerms, type CheckedTerms } from './person-terms.ts';
import { checkPassword } from './password.ts';
import { endSessions } from './sessions.ts';

/** What a link opens, for the page that it leads to. */
export type Invitation = {
	readonly purpose: LinkPurpose;
	/** Null for the first administrator, who is not known yet. */
	readonly person: Account | null;
	readonly madeBy: string;
	readonly expiresAt: string;
};

/** Throws `link-over`. */
export function readInvitation(workspace: Workspace, token: string): Invitation {
	const link = findLink(workspace, token);
	if (!link) throw linkOver();
	const { purpose, madeBy, expiresAt } = link;
	const person = link.person === null ? null : findPerson(workspace, link.person);
	return { purpose, person, madeBy, expiresAt };
}

/** What a person types on the page of a link. */
export type Acceptance = {
	readonly password: string;
	/** Of the first administrator alone. */
	readonly email?: string;
	readonly name?: string;
};

/**
 * Uses a link up and gives its person a password, in one transaction; sessions that they had end.
 * Throws `link-over`, `bad-password`, `signs-in-elsewhere`, and for the first administrator
 * `bad-person`.
 */
export async function acceptInvitation(
	workspace: Workspace,
	token: string,
	{ password, email = '', name = '' }: Acceptance
): Promise<Account> {
	const { purpose, person } = readInvitation(workspace, token);
	checkPassword(password, person?.email ?? email);
	if (person?.signsInBy === 'provider') throw signsInElsewhere();
	const first = purpose === 'first-run' ? firstAdministrator(email, name) : null;
	const hash = await hashPassword(password);
	const { records } = workspace;
	return records.transaction(() => {
		// Somebody may have opened it meanwhile.
		const link = useLink(workspace, token);
		if (first && hasPeople(workspace)) throw linkOver();
		const id =
			link.person ?? insertPerson(writingAs(workspace, { id: null, name: first!.name }), first!);
		setPassword(workspace, id, hash);
		endSessions(workspace, id);
		return findPerson(workspace, id);
	});
}

/** Whoever installed it has all of it in hand already. Throws `bad-person`. */
export function firstAdministrator(email: string, name: string): CheckedTerms {
	const roles: readonly Role[] = ['analyst', 'administrator'];
	const settings = { axes: [], thresholds: { seenBy: roles } };
	return checkTerms({ settings }, { email, name, roles, unsuppressed: true });
}

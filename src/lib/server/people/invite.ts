import { randomUUID } from 'node:crypto';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { findPerson, findPersonByEmail, type Account } from './account.ts';
import { makeLink } from './links.ts';
import { checkTerms, type CheckedTerms, type PersonTerms, type Scoped } from './person-terms.ts';

export type Invited = {
	readonly person: Account;
	/** Path of a page that opens once; `localizeHref` and the site's address make it a link. */
	readonly link: string;
};

/**
 * Writes somebody down as invited, with a link that opens once and stands seven days. Throws
 * `bad-person`, `person-known`.
 */
export function invite(workspace: Workspace, programme: Scoped, terms: PersonTerms): Invited {
	return workspace.records.transaction(() => inviteWithin(workspace, programme, terms));
}

/** The same within a transaction. */
export function inviteWithin(workspace: Workspace, programme: Scoped, terms: PersonTerms): Invited {
	const checked = checkTerms(programme, terms);
	const known = findPersonByEmail(workspace, checked.email);
	if (known) throw personKnown(known);
	const id = insertPerson(workspace, checked);
	const link = makeLink(workspace, 'invitation', id);
	return { person: findPerson(workspace, id), link };
}

/** Within a transaction; gives the id. */
export function insertPerson(workspace: Workspace, terms: CheckedTerms): string {
	const { records, clock, user } = workspace;
	const id = randomUUID();
	const now = clock().toISOString();
	const list = (items: readonly string[] | null) => items && JSON.stringify(items);
	records.run(
		`insert into people (id, email, email_verified, name, created_at, updated_at, roles, axes,
				territories, reads_all, unsuppressed, invited_at, invited_by)
			values (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		...[id, terms.email, terms.name, now, now],
		...[JSON.stringify(terms.roles), list(terms.axes), list(terms.territories)],
		...[Number(terms.readsAll), Number(terms.unsuppressed), now, user]
	);
	return id;
}

export function personKnown({ email, state }: Account): JalonError {
	const deactivated = state === 'deactivated';
	return new JalonError('person-known', {
		fr: `${email} a déjà un compte${deactivated ? ', désactivé : réactivez-le' : ''}.`,
		en: `${email} already has an account${deactivated ? ', deactivated: reactivate it' : ''}.`
	});
}

import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { findPerson, findPersonByEmail, type Account } from './account.ts';
import { personKnown } from './invite.ts';
import { voidLinks } from './links.ts';
import type { Person } from './person.ts';
import { checkName, checkTerms, type PersonTerms, type Scoped } from './person-terms.ts';
import { endSessions } from './sessions.ts';

/**
 * Changes what is said of a person; what is left out stays. Their sessions end when they may do or
 * read less than before, or have another address. Throws `bad-person`, `person-known`,
 * `unknown-person`, `last-administrator`.
 */
export function changePerson(
	workspace: Workspace,
	programme: Scoped,
	id: string,
	changes: Partial<PersonTerms>
): Account {
	const { records, clock } = workspace;
	return records.transaction(() => {
		const before = findPerson(workspace, id);
		const after = checkTerms(programme, { ...before, ...changes });
		const other = findPersonByEmail(workspace, after.email);
		if (other && other.id !== id) throw personKnown(other);
		const list = (items: readonly string[] | null) => items && JSON.stringify(items);
		records.run(
			`update people set email = ?, name = ?, roles = ?, axes = ?, territories = ?, reads_all = ?,
				unsuppressed = ?, updated_at = ? where id = ?`,
			...[after.email, after.name, JSON.stringify(after.roles)],
			...[list(after.axes), list(after.territories)],
			...[Number(after.readsAll), Number(after.unsuppressed)],
			...[clock().toISOString(), id]
		);
		keepAnAdministrator(workspace);
		if (isLess(before, after)) endSessions(workspace, id);
		// A link sent to the address before is not its new owner's.
		if (before.email !== after.email) {
			endSessions(workspace, id);
			voidLinks(workspace, id);
		}
		return findPerson(workspace, id);
	});
}

/** A person says how they are called. Throws `bad-person`. */
export function renamePerson(workspace: Workspace, id: string, name: string): void {
	workspace.records.run(
		'update people set name = ?, updated_at = ? where id = ?',
		checkName(name),
		workspace.clock().toISOString(),
		id
	);
}

/**
 * Deactivates somebody: their sessions end, their links open nothing, what they recorded stays.
 * Throws `unknown-person`, `last-administrator`.
 */
export function deactivatePerson(workspace: Workspace, id: string): Account {
	const { records, clock, user } = workspace;
	return records.transaction(() => {
		if (findPerson(workspace, id).state !== 'deactivated') {
			records.run(
				'update people set deactivated_at = ?, deactivated_by = ? where id = ?',
				...[clock().toISOString(), user, id]
			);
			keepAnAdministrator(workspace);
		}
		endSessions(workspace, id);
		voidLinks(workspace, id);
		return findPerson(workspace, id);
	});
}

/** They sign in again as before. Throws `unknown-person`. */
export function reactivatePerson(workspace: Workspace, id: string): Account {
	workspace.records.run(
		'update people set deactivated_at = null, deactivated_by = null where id = ?',
		id
	);
	return findPerson(workspace, id);
}

type Rights = Omit<Person, 'id' | 'email' | 'name'>;

/** Whether the second set of rights lacks something of the first. */
export function isLess(before: Rights, after: Rights): boolean {
	const lacks = (from: readonly string[] | null, to: readonly string[] | null) =>
		to !== null && (from === null || from.some((item) => !to.includes(item)));
	return (
		before.roles.some((role) => !after.roles.includes(role)) ||
		lacks(before.axes, after.axes) ||
		lacks(before.territories, after.territories) ||
		(before.readsAll && !after.readsAll) ||
		(before.unsuppressed && !after.unsuppressed)
	);
}

/** Somebody who signs in must be able to invite the others, whole programme in hand. */
function keepAnAdministrator({ records }: Workspace): void {
	const one = records.one(
		`select 1 from people
			where deactivated_at is null and axes is null and territories is null
				and exists (select 1 from json_each(roles) where value = 'administrator')
				and exists (select 1 from credentials where person = people.id)
			limit 1`
	);
	const anyone = records.one('select 1 from credentials limit 1');
	if (one || !anyone) return;
	throw new JalonError('last-administrator', {
		fr: 'Il ne resterait aucun administrateur pour tout le programme. Donnez d’abord ce rôle à quelqu’un d’autre.',
		en: 'No administrator for the whole programme would be left. First give that role to somebody else.'
	});
}

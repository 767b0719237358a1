import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { findPerson, hasPeople } from './account.ts';
import { signsInElsewhere } from './credentials.ts';
import type { Invited } from './invite.ts';
import { linkLife, makeLink } from './links.ts';
import { endSessions } from './sessions.ts';

/**
 * Another link for somebody who has not opened theirs. Throws `unknown-person`, `person-active`,
 * `person-deactivated`.
 */
export function inviteAgain(workspace: Workspace, id: string): Invited {
	return workspace.records.transaction(() => {
		const person = findPerson(workspace, id);
		if (person.state === 'deactivated') throw personDeactivated();
		if (person.state === 'active')
			throw new JalonError('person-active', {
				fr: `${person.name} s’est déjà connecté. Pour un nouveau mot de passe, faites un lien de remplacement.`,
				en: `${person.name} has signed in already. For a new password, make a link to replace it.`
			});
		return { person, link: makeLink(workspace, 'invitation', id) };
	});
}

/**
 * A link to choose another password: 24 hours, an hour when it is sent by e-mail. What they had
 * goes on until it is opened. Throws `unknown-person`, `signs-in-elsewhere`, `person-deactivated`.
 */
export function resetPassword(
	workspace: Workspace,
	id: string,
	{ sent = false }: { readonly sent?: boolean } = {}
): Invited {
	return workspace.records.transaction(() => {
		const person = findPerson(workspace, id);
		if (person.state === 'deactivated') throw personDeactivated();
		if (person.signsInBy === 'provider') throw signsInElsewhere();
		const [purpose, life] =
			person.signsInBy === null
				? (['invitation', linkLife.invitation] as const)
				: (['password', sent ? linkLife.sentPassword : linkLife.password] as const);
		return { person, link: makeLink(workspace, purpose, id, life) };
	});
}

/** Takes away a second factor that its owner has lost; their sessions end. Throws `unknown-person`. */
export function removeSecondFactor(workspace: Workspace, id: string): void {
	const { records } = workspace;
	records.transaction(() => {
		findPerson(workspace, id);
		records.run('delete from second_factors where person = ?', id);
		records.run('update people set two_factor_enabled = 0 where id = ?', id);
		endSessions(workspace, id);
	});
}

/**
 * Forgets how somebody signs in, for who changes from a password to the identity provider, or has
 * another account there: their sessions end, and a new link invites them. Throws `unknown-person`,
 * `person-deactivated`.
 */
export function beginAgain(workspace: Workspace, id: string): Invited {
	const { records } = workspace;
	return records.transaction(() => {
		if (findPerson(workspace, id).state === 'deactivated') throw personDeactivated();
		records.run('delete from credentials where person = ?', id);
		records.run('delete from second_factors where person = ?', id);
		records.run('update people set two_factor_enabled = 0 where id = ?', id);
		endSessions(workspace, id);
		return { link: makeLink(workspace, 'invitation', id), person: findPerson(workspace, id) };
	});
}

/** The link of the first administrator, in the place of the one before; null once somebody was invited. */
export function firstRunLink(workspace: Workspace): string | null {
	return workspace.records.transaction(() =>
		hasPeople(workspace) ? null : makeLink(workspace, 'first-run', null)
	);
}

function personDeactivated(): JalonError {
	return new JalonError('person-deactivated', {
		fr: 'Ce compte est désactivé : réactivez-le d’abord.',
		en: 'This account is deactivated: reactivate it first.'
	});
}

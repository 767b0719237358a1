import { randomUUID } from 'node:crypto';
import { writingAs, type Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { firstAdministrator } from './accept-invitation.ts';
import { findPerson, hasPeople, normalEmail, type Account } from './account.ts';
import { insertPerson } from './invite.ts';
import { linkOver, useLink } from './links.ts';
import type { Identity } from './oidc.ts';

/** better-auth's word for a provider; there is one at a time, and accounts bear its issuer. */
const provider = 'oidc';

/**
 * The person whom an identity was bound to. Throws `not-invited`: the provider says who somebody
 * is, not that they may come in.
 */
export function personOfIdentity(workspace: Workspace, identity: Identity): Account {
	const { records, clock } = workspace;
	const row = records.one<{ person: string }>(
		'select person from credentials where provider = ? and account = ?',
		...[provider, identity.account]
	);
	if (!row) throw notInvited();
	const person = findPerson(workspace, row.person);
	if (person.state === 'deactivated') throw notInvited();
	records.run(
		'update credentials set claims = ?, updated_at = ? where provider = ? and account = ?',
		...[JSON.stringify(identity.claims), clock().toISOString(), provider, identity.account]
	);
	return person;
}

/**
 * Uses an invitation up and binds its person to an identity, once and for all: their address is
 * looked at here and never again. Throws `link-over`, `other-address`, `identity-taken`.
 */
export function bindIdentity(workspace: Workspace, token: string, identity: Identity): Account {
	const { records, clock } = workspace;
	return records.transaction(() => {
		const link = useLink(workspace, token);
		if (link.purpose === 'password') throw linkOver();
		const id = link.person ?? insertFirst(workspace, identity);
		const person = findPerson(workspace, id);
		if (normalEmail(identity.email) !== person.email) throw otherAddress(person, identity);
		const taken = records.one(
			'select 1 from credentials where (provider = ? and account = ?) or person = ?',
			...[provider, identity.account, id]
		);
		if (taken) throw identityTaken();
		const now = clock().toISOString();
		records.run(
			`insert into credentials (id, provider, account, person, claims, created_at, updated_at)
				values (?, ?, ?, ?, ?, ?, ?)`,
			...[randomUUID(), provider, identity.account, id, JSON.stringify(identity.claims), now, now]
		);
		records.run('update people set email_verified = 1, updated_at = ? where id = ?', now, id);
		return findPerson(workspace, id);
	});
}

function insertFirst(workspace: Workspace, { email, name }: Identity): string {
	if (hasPeople(workspace)) throw linkOver();
	const terms = firstAdministrator(email, name);
	return insertPerson(writingAs(workspace, { id: null, name: terms.name }), terms);
}

function notInvited(): JalonError {
	return new JalonError('not-invited', {
		fr: 'Vous êtes reconnu, mais personne ne vous a invité ici sous ce compte. Demandez une invitation à votre administrateur, puis ouvrez son lien.',
		en: 'You are recognised, but nobody has invited you here under this account. Ask your administrator for an invitation, then open its link.'
	});
}

function otherAddress({ email }: Account, identity: Identity): JalonError {
	return new JalonError('other-address', {
		fr: `Cette invitation est pour ${email}, et vous êtes connecté comme ${identity.email}. Votre administrateur peut changer l’adresse de l’invitation.`,
		en: `This invitation is for ${email}, and you are signed in as ${identity.email}. Your administrator can change the invitation’s address.`
	});
}

function identityTaken(): JalonError {
	return new JalonError('identity-taken', {
		fr: 'Ce compte est déjà celui de quelqu’un ici, ou votre invitation a déjà un mot de passe. Demandez à votre administrateur.',
		en: 'This account is somebody’s here already, or your invitation has a password already. Ask your administrator.'
	});
}

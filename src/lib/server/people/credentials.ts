import { randomUUID } from 'node:crypto';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { passwordProvider } from './account.ts';

/** Within a transaction: writes a hashed password down, the first or another. Throws `signs-in-elsewhere`. */
export function setPassword({ records, clock }: Workspace, person: string, hash: string): void {
	const other = records.one(
		'select 1 from credentials where person = ? and provider <> ?',
		person,
		passwordProvider
	);
	if (other) throw signsInElsewhere();
	const now = clock().toISOString();
	records.run(
		`insert into credentials (id, provider, account, person, password, created_at, updated_at)
			values (?, ?, ?, ?, ?, ?, ?)
			on conflict (person, provider) do update set password = excluded.password, updated_at = excluded.updated_at`,
		...[randomUUID(), passwordProvider, person, person, hash, now, now]
	);
	// Whoever opened the link has read the mail, or was handed it.
	records.run('update people set email_verified = 1, updated_at = ? where id = ?', now, person);
}

export function signsInElsewhere(): JalonError {
	return new JalonError('signs-in-elsewhere', {
		fr: 'Ce compte s’ouvre par le fournisseur d’identité : il n’a pas de mot de passe ici.',
		en: 'This account opens through the identity provider: it has no password here.'
	});
}

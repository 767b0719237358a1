import type { Language } from '#lib/indicators/language.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { Mailer } from '../schedules/mailer.ts';
import { findPersonByEmail } from './account.ts';
import { linkLife, makeLink } from './links.ts';

type Asked = {
	readonly email: string;
	readonly language: Language;
	readonly origin: string;
	readonly mailer: Mailer | null;
};

/** Milliseconds between two letters to the same person. */
const between = 5 * 60_000;

/** Sends a link that stands an hour to who has a password here, and to nobody else. Never throws. */
export async function sendPasswordLink(
	workspace: Workspace,
	{ email, language, origin, mailer }: Asked
): Promise<void> {
	try {
		const person = findPersonByEmail(workspace, email);
		if (mailer === null || person?.state !== 'active' || person.signsInBy !== 'password') return;
		if (wasJustSent(workspace, person.id)) return;
		const path = makeLink(workspace, 'password', person.id, linkLife.sentPassword);
		const link = origin + (language === 'fr' ? path : `/${language}${path}`);
		await mailer.send({ to: [person.email], files: [], ...letters[language](link) });
	} catch (error) {
		workspace.log('no password link was sent', { error: (error as Error).name });
	}
}

/** Nobody’s mailbox is filled by who knows their address. */
function wasJustSent({ records, clock }: Workspace, person: string): boolean {
	const since = new Date(clock().getTime() - between).toISOString();
	return (
		records.one(
			"select 1 from links where person = ? and purpose = 'password' and made_at > ?",
			...[person, since]
		) !== null
	);
}

const letters = {
	fr: (link: string) => ({
		subject: 'Choisir un autre mot de passe',
		text: `Bonjour,

Quelqu’un, vous sans doute, a demandé un autre mot de passe pour votre compte.
Ce lien s’ouvre une fois, pendant une heure :

${link}

Si ce n’est pas vous, ne faites rien : votre mot de passe ne change pas.
`
	}),
	en: (link: string) => ({
		subject: 'Choose another password',
		text: `Hello,

Somebody, you most likely, asked for another password for your account.
This link opens once, for an hour:

${link}

If it was not you, do nothing: your password does not change.
`
	})
} as const;

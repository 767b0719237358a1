import { JalonError } from '../programme/problem.ts';

export type Letter = {
	readonly to: readonly string[];
	readonly subject: string;
	/** Plain text. */
	readonly text: string;
	readonly files: readonly {
		readonly name: string;
		readonly type: string;
		readonly content: Buffer;
	}[];
};

/** Sends letters by SMTP. */
export type Mailer = {
	/** The addresses that the server refuses. Rejects with its words when it takes the letter for nobody. */
	send(letter: Letter): Promise<readonly string[]>;
};

export type MailSettings = {
	/** `smtp://user:password@host:port`, `smtps://…`. */
	readonly server: string;
	readonly from: string;
};

const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

export function openMailer({ server, from }: MailSettings): Mailer {
	return {
		async send({ to, subject, text, files }) {
			const { rejected } = await (
				await openTransport(server)
			).sendMail({
				from,
				to: [...to],
				subject,
				text,
				attachments: files.map(({ name, type, content }) => ({
					filename: name,
					contentType: type,
					content
				})),
				// No automatic answer comes back to it.
				headers: { 'Auto-Submitted': 'auto-generated' }
			});
			return rejected;
		}
	};
}

/** Loaded with the first letter: most servers send none. */
async function openTransport(server: string) {
	const { createTransport } = await import('nodemailer');
	return createTransport({
		url: server,
		...patience,
		// A letter holds what it is given: neither a path nor an address is opened.
		disableFileAccess: true,
		disableUrlAccess: true
	});
}

/** Checks what the environment gives. Null without a server; throws `usage` for one that can't be. */
export function mailSettings(server: string | null, from: string | null): MailSettings | null {
	if (server === null) return null;
	const url = URL.canParse(server) ? new URL(server) : null;
	if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '')
		throw new JalonError('usage', {
			fr: 'JALON_SMTP : attendu smtp://utilisateur:mot-de-passe@serveur:port, ou smtps://…',
			en: 'JALON_SMTP: expected smtp://user:password@server:port, or smtps://…'
		});
	if (from === null || !isAddress(from.replace(/^.*<(.*)>$/, '$1')))
		throw new JalonError('usage', {
			fr: 'JALON_MAIL_FROM : attendu l’adresse au nom de laquelle les courriels partent, avec JALON_SMTP.',
			en: 'JALON_MAIL_FROM: expected the address that letters are sent from, with JALON_SMTP.'
		});
	return { server, from };
}

/** An address as people write it: one @, a dot after it, nothing that would begin another line or address. */
export function isAddress(text: string): boolean {
	return (
		text.length <= 254 &&
		/^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\.]+$/.test(text)
	);
}

import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

export type Received = {
	readonly from: string;
	readonly to: readonly string[];
	readonly mail: ParsedMail;
};

export type MailServer = {
	/** `smtp://…`, with its user and password. */
	readonly url: string;
	readonly received: readonly Received[];
	/** Refuses every letter until it is told otherwise. */
	refuse(isRefusing: boolean): void;
};

/** A real SMTP server on the loopback, which asks who sends and keeps what it gets; it knows nobody called `nobody@…`. */
export async function startMailServer(): Promise<MailServer> {
	const received: Received[] = [];
	let refusing = false;
	const server = new SMTPServer({
		authOptional: false,
		disabledCommands: ['STARTTLS'],
		onAuth: ({ username, password }, _session, done) =>
			username === 'jalon' && password === 'secret'
				? done(null, { user: username })
				: done(new Error('who are you?')),
		onMailFrom: (_address, _session, done) =>
			done(refusing ? Object.assign(new Error('come back later'), { responseCode: 451 }) : null),
		onRcptTo: ({ address }, _session, done) =>
			done(
				address.startsWith('nobody@')
					? Object.assign(new Error('no such mailbox'), { responseCode: 550 })
					: null
			),
		onData: (stream, { envelope }, done) => {
			void simpleParser(stream).then((mail) => {
				received.push({
					from: envelope.mailFrom ? envelope.mailFrom.address : '',
					to: envelope.rcptTo.map(({ address }) => address),
					mail
				});
				done();
			}, done);
		}
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	onTestFinished(() => new Promise<void>((closed) => server.close(closed)));
	const { port } = server.server.address() as AddressInfo;
	return {
		url: `smtp://jalon:secret@127.0.0.1:${port}`,
		received,
		refuse: (isRefusing) => (refusing = isRefusing)
	};
}

import { request, type IncomingHttpHeaders } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { connect } from 'node:net';
import { connect as connectSecurely } from 'node:tls';

export type Asked = {
	/** Sent as it stands. */
	readonly path: string;
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | Uint8Array;
	/** Sent in pieces without telling the length. */
	readonly chunked?: boolean;
};

export type Answer = {
	/** 0 when the connection was closed without an answer. */
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	/** At most `longestText`, which is enough to be judged. */
	readonly text: string;
	readonly milliseconds: number;
};

const patience = 30_000;
const longestText = 2_000_000;

/** One request over a connection of its own; a refusal to speak is an answer too. */
export function ask(url: URL, asked: Asked): Promise<Answer> {
	const { path, method = 'GET', headers = {}, body, chunked = false } = asked;
	const started = performance.now();
	const length = body === undefined || chunked ? {} : { 'content-length': Buffer.byteLength(body) };
	return new Promise((resolve) => {
		const end = (status: number, headers: IncomingHttpHeaders, text: string) =>
			resolve({ status, headers, text, milliseconds: performance.now() - started });
		const make = url.protocol === 'https:' ? requestSecurely : request;
		let sent;
		try {
			sent = make(
				{
					host: hostName(url),
					port: url.port || undefined,
					path,
					method,
					headers: { ...length, ...headers },
					agent: false,
					setHost: headers['host'] === undefined
				},
				(response) => {
					let text = '';
					response.setEncoding('utf8');
					response.on('data', (piece: string) => {
						if (text.length < longestText) text += piece;
						// Events go on for ever.
						if (response.headers['content-type'] === 'text/event-stream') response.destroy();
					});
					response.on('close', () => end(response.statusCode ?? 0, response.headers, text));
					response.on('error', () => {});
				}
			);
		} catch {
			// What Node itself refuses to send is sent by hand where it matters.
			return end(0, {}, '');
		}
		sent.on('error', () => end(0, {}, ''));
		sent.setTimeout(patience, () => sent.destroy());
		if (body !== undefined) sent.write(body);
		sent.end();
	});
}

/** Writes bytes as they are and gives what came back, until the other side closes or time is up. */
export function sendBytes(url: URL, bytes: string, milliseconds: number): Promise<string> {
	return new Promise((resolve) => {
		const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
		const where = { host: hostName(url), port };
		const socket =
			url.protocol === 'https:'
				? connectSecurely({ ...where, servername: url.hostname })
				: connect(where);
		let received = '';
		const timer = setTimeout(() => socket.destroy(), milliseconds);
		socket.on('data', (piece) => (received += piece.toString('latin1')));
		socket.on('error', () => {});
		socket.on('close', () => {
			clearTimeout(timer);
			resolve(received);
		});
		socket.write(bytes, 'latin1');
	});
}

function hostName({ hostname }: URL): string {
	return hostname.replace(/^\[(.*)\]$/, '$1');
}

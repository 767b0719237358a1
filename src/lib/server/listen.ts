import compression from 'compression';
import {
	createServer,
	type IncomingMessage,
	type RequestListener,
	type ServerResponse
} from 'node:http';
import { JalonError } from './programme/problem.ts';

/** What adapter-node's `handler.js` exports: a middleware. */
export type Middleware = (
	request: IncomingMessage,
	response: ServerResponse,
	next: () => void
) => void;

type Options = {
	readonly host: string;
	readonly port: number;
	/** Listening beyond this machine, without sign-in, was accepted. */
	readonly allowOpen: boolean;
	/** Loaded after the address is found free; told the port, which `port: 0` leaves to the system. */
	readonly handler: (port: number) => Promise<Middleware>;
	readonly patience?: Patience;
};

/** Milliseconds that a client has to send its headers, then its whole request. */
type Patience = { readonly headers: number; readonly request: number };

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

const usualPatience: Patience = { headers: 10_000, request: 30_000 };
/** How often late clients are looked for, which Node does every 30 s only. */
const lookEvery = 1_000;
/** Milliseconds that requests under way have to end when the server stops. */
const stopTimeout = 8_000;

/**
 * Serves on an address. Throws `host-refused` for an address beyond this machine that was not
 * accepted, `port-busy` and `host-unknown` when it can't be had.
 */
export async function listen({
	host,
	port,
	allowOpen,
	handler,
	patience = usualPatience
}: Options) {
	if (!loopback.test(host) && !allowOpen)
		throw new JalonError('host-refused', {
			fr: `HOST=${host} ouvrirait Jalon au réseau, sans que personne ne s’identifie. Gardez 127.0.0.1, ou acceptez-le avec JALON_ALLOW_OPEN=yes.`,
			en: `HOST=${host} would open Jalon to the network with nobody signing in. Keep 127.0.0.1, or accept it with JALON_ALLOW_OPEN=yes.`
		});
	let middleware: Middleware | null = null;
	const compress = compression({ threshold: 1024 });
	const answer: RequestListener = (request, response) => {
		if (!allowOpen && !isLoopbackHost(request.headers.host)) {
			response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' });
			response.end('Hôte inconnu / Unknown host\n');
			return;
		}
		if (middleware === null) {
			response.writeHead(503, { 'retry-after': '1' }).end();
			return;
		}
		const serve = middleware;
		compress(request as never, response as never, () =>
			serve(request, response, () => response.writeHead(404).end())
		);
	};
	const server = createServer(
		{
			headersTimeout: patience.headers,
			requestTimeout: patience.request,
			connectionsCheckingInterval: lookEvery
		},
		answer
	);
	await new Promise<void>((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
		server.listen(port, host, () => resolve());
	});
	const address = server.address();
	const given = typeof address === 'object' && address ? address.port : port;
	middleware = await handler(given);
	return {
		port: given,
		async close() {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			// A connection whose last answer went out is idle, and kept open by its client.
			const idle = setInterval(() => server.closeIdleConnections(), 50);
			const force = setTimeout(() => server.closeAllConnections(), stopTimeout);
			await closed;
			clearInterval(idle);
			clearTimeout(force);
		}
	};
}

/** A page of another site that had its own name point here is refused: only this machine's names are known. */
export function isLoopbackHost(header: string | undefined): boolean {
	return header !== undefined && loopback.test(header.replace(/:\d+$/, ''));
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): JalonError {
	if (error.code === 'EADDRINUSE')
		return new JalonError(
			'port-busy',
			{
				fr: `Le port ${port} est déjà pris sur ${host} : arrêtez l’autre programme, ou choisissez-en un autre, par exemple PORT=${port + 1} npm start.`,
				en: `Port ${port} is already taken on ${host}: stop the other program, or choose another, for example PORT=${port + 1} npm start.`
			},
			[],
			{ cause: error }
		);
	return new JalonError(
		'host-unknown',
		{
			fr: `Impossible d’écouter sur ${host}:${port} (${error.code}) : vérifiez HOST et PORT.`,
			en: `Cannot listen on ${host}:${port} (${error.code}): check HOST and PORT.`
		},
		[],
		{ cause: error }
	);
}

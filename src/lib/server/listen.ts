import compression from 'compression';
import {
	createServer,
	type IncomingMessage,
	type RequestListener,
	type ServerResponse
} from 'node:http';
import { isUpload } from './is-upload.ts';
import { isLoopbackHost } from './loopback-host.ts';
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
	/** The name that browsers know the site by, with its port; null for this machine's own names alone. */
	readonly site: string | null;
	/** Loaded after the address is found free; told the port, which `port: 0` leaves to the system. */
	readonly handler: (port: number) => Promise<Middleware>;
	readonly patience?: Partial<Patience>;
};

/** Milliseconds that a client has to send its headers, its whole request, a file; and to be silent within one. */
type Patience = {
	readonly headers: number;
	readonly request: number;
	readonly upload: number;
	readonly silence: number;
};

const usualPatience: Patience = {
	headers: 10_000,
	request: 30_000,
	upload: 3_600_000,
	silence: 30_000
};
/** How often late clients are looked for, which Node does every 30 s only. */
const lookEvery = 1_000;
/** Milliseconds that requests under way have to end when the server stops. */
const stopTimeout = 8_000;

/** Serves on an address. Throws `port-busy` and `host-unknown` when it can't be had. */
export async function listen({ host, port, site, handler, patience: asked = {} }: Options) {
	const patience = { ...usualPatience, ...asked };
	let middleware: Middleware | null = null;
	const compress = compression({ threshold: 1024 });
	const answer: RequestListener = (request, response) => {
		// A page of another site may have had its own name point here.
		const { host: named } = request.headers;
		if (!isLoopbackHost(named) && (site === null || named?.toLowerCase() !== site)) {
			response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' });
			response.end('Hôte inconnu / Unknown host\n');
			return;
		}
		if (middleware === null) {
			response.writeHead(503, { 'retry-after': '1' }).end();
			return;
		}
		const { method = '', url: target = '' } = request;
		if (isUpload({ method, target })) watchUpload(request, patience.silence);
		else limitTime(request, response, patience.request);
		const serve = middleware;
		compress(request as never, response as never, () =>
			serve(request, response, () => response.writeHead(404).end())
		);
	};
	const server = createServer(
		{
			headersTimeout: patience.headers,
			requestTimeout: Math.max(patience.request, patience.upload),
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

/** Cuts a client that takes too long to send its request. */
function limitTime(request: IncomingMessage, response: ServerResponse, time: number): void {
	const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
	if (length === undefined && coding === undefined) return;
	const timer = setTimeout(() => {
		if (request.complete) return;
		const { socket } = request;
		if (!response.headersSent)
			socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
		socket.destroySoon();
	}, time);
	response.once('close', () => clearTimeout(timer));
}

/** Cuts a client that sends nothing more of its file, unless it is we who let it wait. */
function watchUpload(request: IncomingMessage, silence: number): void {
	const { socket } = request;
	let heard = socket.bytesRead;
	let since = performance.now();
	const timer = setInterval(
		() => {
			if (request.complete || socket.destroyed) return clearInterval(timer);
			if (socket.bytesRead !== heard || request.isPaused()) {
				heard = socket.bytesRead;
				since = performance.now();
			} else if (performance.now() - since > silence) socket.destroy();
		},
		Math.min(lookEvery, silence)
	);
	request.once('close', () => clearInterval(timer));
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

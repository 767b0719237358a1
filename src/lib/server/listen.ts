import compression from 'compression';
import {
	createServer,
	type IncomingMessage,
	type RequestListener,
	type ServerResponse
} from 'node:http';
import { carryHeaders } from './carry-headers.ts';
import {
	addressHeader,
	clientAddress,
	parseProxies,
	type TrustedProxies
} from './client-address.ts';
import { isUpload } from './is-upload.ts';
import { isKnownHost } from './known-host.ts';
import { limitLoad } from './limit-load.ts';
import { ownCommand } from './own-command.ts';
import { JalonError } from './programme/problem.ts';
import { refuseEarly } from './refuse-early.ts';
import { isLoopbackName } from './loopback-host.ts';
import { filePolicy, securityHeaders } from './security-headers.ts';

/** What adapter-node's `handler.js` exports: a middleware. */
export type Middleware = (
	request: IncomingMessage,
	response: ServerResponse,
	next: () => void
) => void;

type Options = {
	readonly host: string;
	readonly port: number;
	/** Loaded after the address is found free; told the port, which `port: 0` leaves to the system. */
	readonly handler: (port: number) => Promise<Middleware>;
	readonly patience?: Partial<Patience>;
	/** The site's public address, whose name requests ask for. */
	readonly origin?: string | null;
	/** Proxies whose word on who asks is taken. */
	readonly proxies?: TrustedProxies;
	/** Requests a minute that an address other than this machine's may make; null for any number. */
	readonly perMinute?: number | null;
	/** Requests that are answered at once, of all and of one address. */
	readonly atOnce?: { readonly all: number; readonly address: number };
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
/** Sockets, each of which takes memory before it asks anything. */
const mostConnections = 2_000;
/** A browser opens six connections, an office behind one address several times that. */
const usuallyAtOnce = { all: 400, address: 100 };
/** Milliseconds that requests under way have to end when the server stops. */
const stopTimeout = 8_000;

/** Serves on an address. Throws `port-busy` and `host-unknown` when it can't be had. */
export async function listen({
	host,
	port,
	handler,
	patience: asked = {},
	origin = null,
	proxies = parseProxies('', ''),
	perMinute = null,
	atOnce = usuallyAtOnce
}: Options) {
	const patience = { ...usualPatience, ...asked };
	let middleware: Middleware | null = null;
	const compress = compression({ threshold: 1024 });
	const carried = { ...securityHeaders(origin), 'content-security-policy': filePolicy };
	const load = limitLoad({ perMinute, ...atOnce });
	const known = {
		publicHost: origin === null ? null : hostOf(origin),
		open: !isLoopbackName(host)
	};
	const answer: RequestListener = (request, response) => {
		carryHeaders(response, carried);
		if (!isPlainTarget(request)) return refuseEarly(request, response, { code: 'address' });
		if (!isKnownHost(request, known)) return refuseEarly(request, response, { code: 'host' });
		const address = clientAddress(request, proxies);
		request.headers[addressHeader] = address;
		const refusal = load(address, request, response);
		if (refusal) return refuseEarly(request, response, refusal);
		if (middleware === null)
			return refuseEarly(request, response, { code: 'starting', seconds: 1 });
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
	server.maxConnections = mostConnections;
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

/** One host, and a path that no program takes for another host’s. */
function isPlainTarget({ url = '', rawHeaders }: IncomingMessage): boolean {
	let hosts = 0;
	for (let at = 0; at < rawHeaders.length; at += 2)
		if (rawHeaders[at]!.toLowerCase() === 'host') hosts++;
	return hosts === 1 && /^\/(?![/\\])/.test(url);
}

function hostOf(origin: string): string {
	if (URL.canParse(origin)) return new URL(origin).host;
	throw new JalonError('usage', {
		fr: `ORIGIN : « ${origin} » n’est pas une adresse, attendu : https://tableau.exemple.fr.`,
		en: `ORIGIN: “${origin}” is not an address, expected https://dashboard.example.org.`
	});
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
	const { start } = ownCommand();
	if (error.code === 'EADDRINUSE')
		return new JalonError(
			'port-busy',
			{
				fr: `Le port ${port} est déjà pris sur ${host} : arrêtez l’autre programme, ou choisissez-en un autre, par exemple PORT=${port + 1} ${start}.`,
				en: `Port ${port} is already taken on ${host}: stop the other program, or choose another, for example PORT=${port + 1} ${start}.`
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

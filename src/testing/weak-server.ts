import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server would do that protects itself from nothing: each attack finds it wrong. */
export async function startWeakServer(): Promise<{ readonly url: URL; close(): void }> {
	const server = createServer(
		{
			headersTimeout: 0,
			requestTimeout: 0,
			insecureHTTPParser: true,
			requireHostHeader: false,
			maxHeaderSize: 1024 * 1024
		},
		answer
	);
	server.on('clientError', (_error, socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	return {
		url: new URL(`http://127.0.0.1:${port}`),
		close() {
			server.closeAllConnections();
			server.close();
		}
	};
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
	request.resume();
	const { url = '/', method = 'GET', headers } = request;
	const typed = decoded(url);
	const query = new URLSearchParams(url.split('?')[1] ?? '');
	// It asks to sign in on its first page, and forgot the others.
	if (url === '/') {
		const host = headers['x-forwarded-host'] ?? headers.host;
		response.writeHead(303, { location: `http://${host}/sign-in` }).end();
		return;
	}
	if (/\r|\n/.test(typed)) {
		response.socket?.end(`HTTP/1.1 200 OK\r\nX-Asked: ${typed}\r\nContent-Length: 0\r\n\r\n`);
		return;
	}
	const next = query.get('next');
	if (next !== null) {
		response.socket?.end(`HTTP/1.1 302 Found\r\nLocation: ${next}\r\nContent-Length: 0\r\n\r\n`);
		return;
	}
	if (typed.includes('/etc/passwd')) return void response.end('root:x:0:0:root:/root:/bin/sh\n');
	if (typed.includes("'"))
		return void response
			.writeHead(500)
			.end(`Parser Error: syntax error at or near "${typed}" in read_parquet('x')`);
	if (/^\/sign-in/.test(url) && method === 'POST') return void response.writeHead(403).end();
	response.writeHead(200, {
		'content-type': 'text/html',
		'cache-control': 'public, max-age=3600',
		'x-powered-by': 'Weak 1.0',
		'access-control-allow-origin': '*'
	});
	response.end(`<title>${typed}</title>${JSON.stringify(headers)}${'x'.repeat(3_000)}`);
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { listen, type Middleware } from './listen.ts';
import { isLoopbackHost } from './loopback-host.ts';

const hello: Middleware = (_request, response) => response.end('bonjour');
const open: Awaited<ReturnType<typeof listen>>[] = [];

afterEach(async () => {
	await Promise.all(open.splice(0).map((server) => server.close()));
});

async function start(handler: Middleware = hello, site: string | null = null) {
	const server = await listen({
		host: '127.0.0.1',
		port: 0,
		site,
		handler: async () => handler
	});
	open.push(server);
	return server;
}

async function ask(port: number, headers: Record<string, string> = {}) {
	const [response] = (await once(request({ port, headers }).end(), 'response')) as [
		IncomingMessage
	];
	let body = '';
	for await (const part of response) body += part;
	return { status: response.statusCode, headers: response.headers, body };
}

describe('the address', () => {
	it('tells the port that the system gave to what it serves', async () => {
		let told = 0;
		const server = await listen({
			host: '127.0.0.1',
			port: 0,
			site: null,
			handler: async (port) => {
				told = port;
				return hello;
			}
		});
		open.push(server);
		expect(told).toBe(server.port);
		expect(told).toBeGreaterThan(0);
	});

	it('that is taken is refused by its number, with another to try', async () => {
		const { port } = await start();
		await expect(
			listen({ host: '127.0.0.1', port, site: null, handler: async () => hello })
		).rejects.toMatchObject({
			code: 'port-busy',
			text: {
				fr: expect.stringContaining(`PORT=${port + 1} npm start`),
				en: expect.stringContaining(`Port ${port} is already taken`)
			}
		});
	});

	it('that this machine doesn’t have is refused in words', async () => {
		await expect(
			listen({ host: '203.0.113.7', port: 0, site: null, handler: async () => hello })
		).rejects.toMatchObject({ code: 'host-unknown' });
	});
});

describe('the name that a request asks for', () => {
	it.each(['localhost', 'localhost:4646', '127.0.0.1:4646', '127.1.2.3', '[::1]:4646', '[::1]'])(
		'is this machine’s: %s',
		(host) => expect(isLoopbackHost(host)).toBe(true)
	);

	it.each([
		undefined,
		'',
		'example.org',
		'example.org:4646',
		'127.0.0.1.example.org',
		'localhost.example.org',
		'localhost@example.org',
		'example.org#localhost',
		'127.0.0.1:80@example.org',
		'10.0.0.1'
	])('is another’s: %s', (host) => expect(isLoopbackHost(host)).toBe(false));

	it('is answered with 421 when it is another’s, and what is served never sees it', async () => {
		let served = 0;
		const { port } = await start((_request, response) => {
			served++;
			response.end();
		});
		expect(await ask(port, { host: 'example.org' })).toMatchObject({
			status: 421,
			body: 'Hôte inconnu / Unknown host\n'
		});
		expect(served).toBe(0);
		expect((await ask(port)).status).toBe(200);
		expect(served).toBe(1);
	});
});

describe('what is sent', () => {
	it('is compressed when it is worth it and asked for', async () => {
		const { port } = await start((_request, response) => {
			response.setHeader('content-type', 'text/html');
			response.end('x'.repeat(5_000));
		});
		const packed = await ask(port, { 'accept-encoding': 'br, gzip' });
		expect(packed.headers['content-encoding']).toMatch(/^(br|gzip)$/);
		expect(packed.headers.vary).toContain('Accept-Encoding');
		expect((await ask(port)).headers['content-encoding']).toBeUndefined();
	});

	it('is 404 where nothing answers', async () => {
		const { port } = await start((_request, _response, next) => next());
		expect((await ask(port)).status).toBe(404);
	});
});

describe('a client that never ends its headers', () => {
	it('is let go, while others are served', async () => {
		const server = await listen({
			host: '127.0.0.1',
			port: 0,
			site: null,
			patience: { headers: 300, request: 2_000 },
			handler: async () => hello
		});
		open.push(server);
		const slow = connect(server.port, '127.0.0.1');
		slow.write('GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
		expect((await ask(server.port)).body).toBe('bonjour');
		let received = '';
		slow.on('data', (part) => (received += part));
		await once(slow, 'close');
		expect(received).toMatch(/^HTTP\/1\.1 408 /);
	});
});

describe('a client that never ends its form', () => {
	const reads: Middleware = (received, response) => {
		received.resume().on('end', () => response.end('lu'));
	};
	const send = async (path: string, patience: { request: number; silence: number }) => {
		const server = await listen({
			host: '127.0.0.1',
			port: 0,
			site: null,
			patience,
			handler: async () => reads
		});
		open.push(server);
		const slow = connect(server.port, '127.0.0.1');
		slow.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nbeginning`);
		let received = '';
		slow.on('data', (piece) => (received += piece));
		slow.on('error', () => undefined);
		return { slow, told: () => received };
	};

	it('is let go after the time that a request has', async () => {
		const { slow, told } = await send('/targets?/save', { request: 200, silence: 60_000 });
		await once(slow, 'close');
		expect(told()).toMatch(/^HTTP\/1\.1 408 /);
	});

	it('has longer to send a file, for as long as it sends some of it', async () => {
		const { slow, told } = await send('/en/deliveries?/add', { request: 50, silence: 400 });
		for (let sent = 9; sent < 999; sent += 99) {
			await pause(60);
			slow.write('x'.repeat(99));
		}
		await pause(60);
		slow.write('x');
		await once(slow, 'data');
		expect(told()).toMatch(/^HTTP\/1\.1 200 /);
		slow.destroy();
	});

	it('is let go when it falls silent within a file', async () => {
		const { slow, told } = await send('/deliveries?/add', { request: 60_000, silence: 300 });
		await once(slow, 'close');
		expect(told()).toBe('');
	});
});

describe('stopping', () => {
	it('answers what is under way, takes nothing more, and then ends', async () => {
		const { port, close } = await start(async (_request, response) => {
			await pause(300);
			response.end('à temps');
		});
		const underWay = ask(port);
		await pause(50);
		const closed = close();
		await expect(ask(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
		expect((await underWay).body).toBe('à temps');
		const answered = performance.now();
		await closed;
		expect(performance.now() - answered).toBeLessThan(2_000);
	});

	it('does not wait for connections that are kept open and idle', async () => {
		const { port, close } = await start();
		const kept = connect(port, '127.0.0.1');
		kept.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
		await once(kept, 'data');
		const started = performance.now();
		await close();
		expect(performance.now() - started).toBeLessThan(2_000);
	});
});

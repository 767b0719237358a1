import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { parseProxies } from './client-address.ts';
import { listen, type Middleware } from './listen.ts';
import { isLoopbackHost } from './loopback-host.ts';

const hello: Middleware = (_request, response) => response.end('bonjour');
const open: Awaited<ReturnType<typeof listen>>[] = [];

afterEach(async () => {
	await Promise.all(open.splice(0).map((server) => server.close()));
});

async function start(
	handler: Middleware = hello,
	options: Partial<Parameters<typeof listen>[0]> = {}
) {
	const server = await listen({
		host: '127.0.0.1',
		port: 0,
		handler: async () => handler,
		...options
	});
	open.push(server);
	return server;
}

async function ask(port: number, headers: Record<string, string> = {}, path = '/') {
	const [response] = (await once(request({ port, path, headers }).end(), 'response')) as [
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
			listen({ host: '127.0.0.1', port, handler: async () => hello })
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
			listen({ host: '203.0.113.7', port: 0, handler: async () => hello })
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

it.each(['//example.org/', '//', '/\\example.org', 'http://example.org/', '*'])(
	'an address that may be taken for another host’s is refused: %s',
	async (path) => {
		const { port } = await start((_asked, response) => response.end('served'));
		expect(await ask(port, {}, path)).toMatchObject({ status: 400 });
	}
);

it('two Host headers are refused: a proxy before us may have read the other', async () => {
	const { port } = await start();
	const socket = connect(port, '127.0.0.1');
	socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n');
	const [answer] = await once(socket, 'data');
	expect(String(answer)).toMatch(/^HTTP\/1\.1 400 /);
	socket.destroy();
});

describe('the site’s public name', () => {
	const behind = { origin: 'https://tableau.lot.example' };

	it('is answered, and no other, behind a proxy too', async () => {
		const { port } = await start(hello, behind);
		expect((await ask(port, { host: 'tableau.lot.example' })).status).toBe(200);
		expect((await ask(port, { host: 'TABLEAU.lot.example' })).status).toBe(200);
		for (const host of [
			'evil.example',
			'tableau.lot.example.evil.example',
			'tableau.lot.example:8080',
			'tableau.lot.example@evil.example',
			'10.0.0.1'
		])
			expect((await ask(port, { host })).status, host).toBe(421);
		const forwarded = { host: 'evil.example', 'x-forwarded-host': 'tableau.lot.example' };
		expect((await ask(port, forwarded)).status).toBe(421);
	});

	it('is not needed by this machine’s own checks', async () => {
		const { port } = await start(hello, behind);
		expect((await ask(port, { host: `127.0.0.1:${port}` }, '/health')).status).toBe(200);
	});

	it('that is no address is refused before anything is served', async () => {
		await expect(start(hello, { origin: 'tableau.lot.example' })).rejects.toMatchObject({
			code: 'usage',
			text: { fr: expect.stringContaining('ORIGIN'), en: expect.stringContaining('ORIGIN') }
		});
	});
});

describe('headers that protect', () => {
	const expected = {
		'x-content-type-options': 'nosniff',
		'x-frame-options': 'DENY',
		'referrer-policy': 'same-origin',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'content-security-policy': expect.stringContaining("default-src 'none'"),
		'permissions-policy': expect.stringContaining('camera=()')
	};

	it('are on what is served, what is not found and what is refused', async () => {
		const { port } = await start((asked, response, next) =>
			asked.url === '/' ? response.end('bonjour') : next()
		);
		expect((await ask(port)).headers).toMatchObject(expected);
		expect(await ask(port, {}, '/nowhere')).toMatchObject({ status: 404, headers: expected });
		const other = await ask(port, { host: 'evil.example' });
		expect(other).toMatchObject({ status: 421, headers: expected });
	});

	it('ask for https alone where the public address is https', async () => {
		const strict = async (origin: string) =>
			(await ask((await start(hello, { origin })).port)).headers['strict-transport-security'];
		expect(await strict('https://tableau.lot.example')).toBe('max-age=31536000');
		expect(await strict('http://tableau.lot.example')).toBeUndefined();
	});

	it('leave a page that is kept under the policy it came with', async () => {
		const { port } = await start((_asked, response) => response.writeHead(304).end());
		const { headers } = await ask(port);
		expect(headers['x-content-type-options']).toBe('nosniff');
		expect(headers['content-security-policy']).toBeUndefined();
	});
});

describe('an address that asks too often', () => {
	const proxies = parseProxies('127.0.0.1', 'JALON_TRUSTED_PROXIES');
	const from = (address: string) => ({ 'x-forwarded-for': address });

	it('is answered 429 in words, with when to ask again, while others are served', async () => {
		const { port } = await start(hello, { proxies, perMinute: 3 });
		const answers = [];
		for (let each = 0; each < 4; each++) answers.push(await ask(port, from('198.51.100.1')));
		expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
		expect(answers[3]).toMatchObject({
			headers: { 'retry-after': '20', 'cache-control': 'no-store' },
			body: 'Trop de demandes viennent de cette adresse : réessayez dans 20 secondes. / Too many requests come from this address: try again in 20 seconds.\n'
		});
		expect((await ask(port, from('198.51.100.2'))).status).toBe(200);
		expect((await ask(port, from('198.51.100.1'), '/health')).status).toBe(200);
		const api = await ask(port, from('198.51.100.1'), '/api/v1/values');
		expect(JSON.parse(api.body)).toMatchObject({
			version: 1,
			error: { code: 'too-many-requests', problems: [] }
		});
	});

	it('is not another for claiming to be: a proxy that is not trusted changes nothing', async () => {
		const { port } = await start(hello, { perMinute: 1 });
		// All are this machine, which has no limit.
		for (let each = 0; each < 3; each++)
			expect((await ask(port, from(`198.51.100.${each}`))).status).toBe(200);
		const near = await start(hello, { proxies, perMinute: 1 });
		const claims = ['1.1.1.1, 198.51.100.1', '2.2.2.2, 198.51.100.1', '127.0.0.1, 198.51.100.1'];
		const statuses = [];
		for (const claim of claims) statuses.push((await ask(near.port, from(claim))).status);
		expect(statuses).toEqual([200, 429, 429]);
	});

	it('is told to what is served as it was found, whatever header it sent', async () => {
		const { port } = await start(
			(asked, response) => response.end(asked.headers['x-jalon-client-address']),
			{ proxies }
		);
		const headers = { ...from('198.51.100.1'), 'x-jalon-client-address': '8.8.8.8' };
		expect((await ask(port, headers)).body).toBe('198.51.100.1');
		expect((await ask(port)).body).toBe('127.0.0.1');
	});
});

describe('more than can be answered at once', () => {
	it('is 503 with when to ask again, and what is under way is answered', async () => {
		const gate = Promise.withResolvers<void>();
		const { port } = await start(
			async (_asked, response) => {
				await gate.promise;
				response.end('à temps');
			},
			{ atOnce: { all: 2, address: 2 } }
		);
		const underWay = [ask(port), ask(port)];
		await pause(100);
		const refused = await ask(port);
		expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
		expect(refused.body).toContain('trop de demandes à la fois');
		gate.resolve();
		expect((await Promise.all(underWay)).map(({ body }) => body)).toEqual(['à temps', 'à temps']);
		expect((await ask(port)).status).toBe(200);
	});

	it('from one address leaves the others their place', async () => {
		const gate = Promise.withResolvers<void>();
		const { port } = await start(
			async (_asked, response) => {
				await gate.promise;
				response.end('à temps');
			},
			{
				atOnce: { all: 5, address: 1 },
				proxies: parseProxies('127.0.0.1', 'JALON_TRUSTED_PROXIES')
			}
		);
		const from = (address: string) => ask(port, { 'x-forwarded-for': address });
		const underWay = [from('198.51.100.1'), from('198.51.100.2')];
		await pause(100);
		expect((await from('198.51.100.1')).status).toBe(503);
		gate.resolve();
		for (const answer of underWay) expect((await answer).status).toBe(200);
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

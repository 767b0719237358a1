import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { buildWeb } from '../setup/build-web.ts';
import { exampleEdition, exampleVar } from '../testing/example-edition.ts';
import { testSecret } from '../testing/served-with-sign-in.ts';
import { signInForTest } from '../testing/sign-in-for-test.ts';
import { startServer } from '../testing/start-server.ts';

let programme: string;

/** Runs one command to its end. */
async function jalon(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
	const child = spawn(process.execPath, ['src/cli/jalon.ts', ...args], {
		env: { ...process.env, JALON_PROGRAMME: programme, JALON_USER: 'test', ...env },
		stdio: ['ignore', 'ignore', 'pipe']
	});
	let said = '';
	child.stderr.on('data', (text) => (said += text));
	const [code] = await once(child, 'close');
	expect(code, said).toBe(0);
}

beforeAll(async () => {
	await buildWeb();
	programme = join(await mkdtemp(join(tmpdir(), 'jalon-')), 'tried');
	await jalon(['init', programme]);
	await jalon(['build']);
});

/** A server that is stopped when the test is finished. */
async function serve(env: Readonly<Record<string, string>> = {}) {
	const server = await startServer({ JALON_PROGRAMME: programme, ...env });
	onTestFinished(async () => void (await server.stop()));
	const port = Number(new URL(server.url).port);
	const { cookie } = signInForTest(server.url, { JALON_PROGRAMME: programme, ...env });
	const ask = (path: string, init: RequestInit = {}) =>
		fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers: { cookie, ...init.headers } });
	const page = async (path: string) =>
		(await ask(path, { headers: { accept: 'text/html' } })).text();
	return { ...server, port, cookie, ask, page };
}

describe('jalon serve', () => {
	it('says in words that the port is taken, names another, and ends with 1', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await once(other, 'listening');
		onTestFinished(() => void other.close());
		const { port } = other.address() as AddressInfo;
		const refused = startServer({ JALON_PROGRAMME: programme, PORT: String(port) });
		await expect(refused).rejects.toThrow(/^jalon serve, 1\n/);
		await expect(refused).rejects.toThrow(`Le port ${port} est déjà pris`);
		await expect(refused).rejects.toThrow(`PORT=${port + 1} npm start`);
	});

	it('refuses to open itself to the network without a secret and an address, and ends with 1', async () => {
		const secret = { JALON_SECRET: testSecret };
		const tries: readonly [Readonly<Record<string, string>>, string][] = [
			[{ HOST: '0.0.0.0' }, 'il faut JALON_SECRET'],
			[{ HOST: '0.0.0.0', JALON_ALLOW_OPEN: 'yes' }, 'il faut JALON_SECRET'],
			[{ HOST: '0.0.0.0', JALON_SECRET: 'court' }, 'JALON_SECRET est trop court'],
			[{ HOST: '0.0.0.0', ...secret }, 'il faut ORIGIN'],
			[{ HOST: '0.0.0.0', ...secret, ORIGIN: 'http://jalon.test' }, 'attendu https://']
		];
		for (const [env, words] of tries) {
			const refused = startServer({ JALON_PROGRAMME: programme, ...env });
			await expect(refused).rejects.toThrow(/^jalon serve, 1\n/);
			await expect(refused).rejects.toThrow(words);
		}
	});

	it('is open to the network once people sign in, under its own name alone', async () => {
		const server = await startServer({
			JALON_PROGRAMME: programme,
			HOST: '0.0.0.0',
			PORT: '0',
			JALON_SECRET: testSecret,
			ORIGIN: 'http://localhost:4999'
		});
		onTestFinished(async () => void (await server.stop()));
		expect(server.url).toBe('http://localhost:4999');
	});

	it('leaves the example open on this machine, for whoever is at it', async () => {
		(await exampleEdition()).database.close();
		const server = await startServer({ JALON_VAR: exampleVar() });
		onTestFinished(async () => void (await server.stop()));
		expect((await fetch(server.url)).status).toBe(200);
		expect((await fetch(`${server.url}/sign-in`)).status).toBe(404);
		expect(server.firstAdministrator).toBeNull();
	});

	it('answers only to this machine’s names', async () => {
		const { port } = await serve();
		for (const host of ['example.org', `example.org:${port}`, 'localhost.example.org']) {
			const [answer] = (await once(request({ port, headers: { host } }).end(), 'response')) as [
				IncomingMessage
			];
			expect(answer.statusCode).toBe(421);
			answer.resume();
		}
		expect((await fetch(`http://localhost:${port}/health`)).status).toBe(200);
	});

	it('never sends the browser elsewhere', async () => {
		const { ask, port } = await serve();
		for (const path of [
			'//example.org',
			'//example.org/',
			'//',
			'/%2f%2fexample.org/',
			'/\\example.org/',
			'/territories/'
		]) {
			const { headers } = await ask(path, { redirect: 'manual' });
			const own = `http://127.0.0.1:${port}`;
			const { origin } = new URL(headers.get('location') ?? '', own);
			expect(origin, path).toBe(own);
		}
	});

	it('hands the API its own parameters and its own refusals', async () => {
		const { ask } = await serve();
		const days = await ask('/api/v1/values?from=2024-06-29&to=2024-06-30&grain=day');
		expect(days.status).toBe(200);
		expect((await days.json()).values.length).toBe(2);
		const refused = await ask('/api/v1/values?as-of=hier&lang=en');
		expect(refused.status).toBe(400);
		expect((await refused.json()).error).toMatchObject({ code: 'unknown-date', problems: [] });
		const again = { headers: { 'if-none-match': days.headers.get('etag') ?? '' } };
		expect((await ask(days.url.replace(/^http:\/\/[^/]+/, ''), again)).status).toBe(304);
	});

	it('says what to do when nothing is published yet, and serves once something is', async () => {
		const empty = await mkdtemp(join(tmpdir(), 'jalon-'));
		const { ask } = await serve({ JALON_VAR: empty });
		const response = await ask('/en', { headers: { accept: 'text/html' } });
		expect(response.status).toBe(503);
		const html = await response.text();
		expect(html).toContain('Nothing is published yet. Run: jalon build');
		expect(html).toContain('<html lang="en">');
		expect((await ask('/health')).status).toBe(200);
		expect((await ask('/ready')).status).toBe(503);
		await jalon(['build'], { JALON_VAR: empty });
		await expect.poll(async () => (await ask('/ready')).status).toBe(200);
		expect((await ask('/en')).status).toBe(200);
	});
});

describe('a server that is told to stop', () => {
	it('answers the request under way, takes no other, and ends with 0', async () => {
		(await exampleEdition()).database.close();
		const server = await startServer({ JALON_VAR: exampleVar() });
		const port = Number(new URL(server.url).port);
		const slow =
			'/api/v1/values?grain=day&from=2019-01-01&to=2021-12-31&level=intercommunality&indicator=ambassadors-registered,ambassadors-active,people-in-support';
		const socket = connect(port, '127.0.0.1');
		const ask = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
		let received = '';
		socket.on('data', (part) => (received += part));
		// Both come in one packet: once the first is answered, the second is under way.
		socket.write(ask('/health') + ask(slow));
		await once(socket, 'data');
		const ended = server.stop('SIGTERM');
		await once(socket, 'close');
		expect(received.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
		expect(received).toContain('"to":"2021-12-31"');
		expect(received.endsWith('\r\n0\r\n\r\n') || received.endsWith('}')).toBe(true);
		expect(await ended).toBe(0);
		await expect(fetch(server.url)).rejects.toThrow();
		expect(server.log()).toBe('');
	});

	it('ends with 0 on Ctrl-C as well', async () => {
		const server = await startServer({ JALON_PROGRAMME: programme });
		await fetch(server.url);
		expect(await server.stop('SIGINT')).toBe(0);
	});
});

describe('while another edition is built and published', () => {
	const added = `/*---
title: { fr: Inscriptions, en: Registrations }
definition: { fr: Adhésions reçues dans l’année. }
unit: { fr: [adhésion, adhésions] }
observed: person
axis: members
owner: L’association
kind: flow
over: year
better: up
---*/
-- One row is one registration.
select joined_on as on_date, commune as territory, member as unit_key
from members
`;

	it('pages never fail, then show the new one; the old one is there under its name', async () => {
		const { ask, page } = await serve();
		const before = (await (await ask('/ready')).json()).edition as string;
		expect(await page('/')).not.toContain('Inscriptions');
		await writeFile(join(programme, 'queries/indicators/registrations.sql'), added);
		const statuses = new Set<number>();
		let building = true;
		const reading = (async () => {
			while (building) {
				statuses.add((await ask('/')).status);
				await pause(20);
			}
		})();
		await jalon(['build']).finally(() => (building = false));
		await reading;
		expect([...statuses]).toEqual([200]);
		await expect.poll(() => page('/'), { timeout: 10_000 }).toContain('Inscriptions');
		const after = (await (await ask('/ready')).json()).edition as string;
		expect(after).not.toBe(before);
		const old = await page(`/?edition=${before}`);
		expect(old).not.toContain('Inscriptions');
		expect((await ask('/indicators/registrations')).status).toBe(200);
		expect((await ask(`/indicators/registrations?edition=${before}`)).status).toBe(404);
	});
});

describe('the log', () => {
	it('is silent by default, whatever readers type', async () => {
		const server = await serve();
		for (const path of ['/', '/nulle-part', '/?as-of=hier', '/api/v1/values?as-of=hier'])
			await server.ask(path);
		expect(server.log()).toBe('');
	});

	it('is one line of JSON a request when asked, without what readers typed or who they are', async () => {
		const server = await serve({ JALON_LOG: 'info' });
		const secret = 'camille@example.org';
		for (const path of ['/', '/indicators/members', '/nulle-part', '/api/v1/indicators'])
			await server.ask(`${path}?territory=${secret}`, {
				headers: {
					cookie: `who=${secret}; ${server.cookie}`,
					authorization: secret,
					'user-agent': secret
				}
			});
		await server.ask(`/indicators/${secret}`);
		await expect.poll(() => server.log().trim().split('\n').length).toBe(5);
		const lines = server
			.log()
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line));
		expect(lines).toEqual(
			lines.map(() => ({
				level: 30,
				time: expect.any(Number),
				method: 'GET',
				route: expect.toSatisfy((route) => route === null || typeof route === 'string'),
				status: expect.any(Number),
				ms: expect.any(Number),
				msg: 'request'
			}))
		);
		expect(lines.map(({ route }) => route)).toEqual([
			'/',
			'/indicators/[id]',
			null,
			'/api/[...path]',
			'/indicators/[id]'
		]);
		expect(server.log()).not.toMatch(/camille|127\.0\.0\.1|\?/);
	});
});

import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { launchChromium } from '../testing/chromium.ts';
import { signInForTest } from '../testing/sign-in-for-test.ts';

const root = resolve(import.meta.dirname, '../..');

const cleanups: (() => unknown)[] = [];
let folder: string;
let page: Page;

beforeAll(async () => {
	folder = copyOfTree();
	const port = await freePort();
	const { said } = develop(folder, port);
	await vi.waitFor(() => expect(said()).toContain(`:${port}`), { timeout: 60_000, interval: 200 });

	const browser = await launchChromium();
	cleanups.push(() => browser.close());
	page = await browser.newPage();
	// The first page of all is made of every source.
	const url = `http://127.0.0.1:${port}`;
	const env = { JALON_PROGRAMME: join(folder, 'programme') };
	const [name = '', value = ''] = signInForTest(url, env).cookie.split(/=(.*)/);
	await page.context().addCookies([{ name, value, url }]);
	await page.goto(`${url}/`, { timeout: 90_000 });
});
afterAll(async () => {
	for (const cleanUp of cleanups.toReversed()) await cleanUp();
});

it('npm run dev shows a change of SQL, of targets and of code on the page that is open', async () => {
	const shown = () => page.locator('body').innerText();
	expect(await shown()).toContain('Adhérents');
	await page.evaluate(() => document.body.setAttribute('data-first-visit', ''));

	const indicator = join(folder, 'programme/queries/indicators/members.sql');
	change(indicator, (text) => text.replace(/title: .*/, 'title: { fr: Personnes inscrites }'));
	await expect.poll(shown, patience).toContain('Personnes inscrites');

	change(join(folder, 'programme/data/targets.csv'), (text) =>
		text.replace(/^(members,.*,)\d+(,target.*)$/m, '$1777$2')
	);
	await expect.poll(shown, patience).toContain('777');

	change(join(folder, 'src/messages/fr.json'), (text) =>
		text.replace(/("skip_to_content": )".*"/, '$1"Droit au but"')
	);
	await expect.poll(shown, patience).toContain('Droit au but');

	change(join(folder, 'src/lib/components/Foot.svelte'), (text) =>
		text.replace(/<footer[^>]*>/, (tag) => `${tag}<p>Ajouté au pied</p>`)
	);
	await expect.poll(shown, patience).toContain('Ajouté au pied');
});

it('a page that was on its way while the code changed shows the change as well', async () => {
	const shown = () => page.locator('body').innerText();
	const told = await listenElsewhere();
	const { promise: late, resolve: letIn } = Promise.withResolvers<void>();
	await page.route('**/@vite/client', async (route) => {
		await late;
		await route.continue();
	});
	await page.goto(page.url(), { waitUntil: 'commit' });
	await expect.poll(shown, patience).toContain('Ajouté au pied');

	change(join(folder, 'src/lib/components/Foot.svelte'), (text) =>
		text.replace('Ajouté au pied', 'Changé en chemin')
	);
	await told();
	letIn();
	await expect.poll(shown, patience).toContain('Changé en chemin');
});

/** Another window of the developer's: where one hears of a change, nothing is kept for a late one. */
async function listenElsewhere(): Promise<() => Promise<void>> {
	const client = await fetch(new URL('/@vite/client', page.url())).then((answer) => answer.text());
	const token = /wsToken = "([^"]+)"/.exec(client)![1];
	const socket = new WebSocket(`ws://${new URL(page.url()).host}/?token=${token}`, 'vite-hmr');
	cleanups.push(() => socket.close());
	let heard = '';
	socket.addEventListener('message', ({ data }) => (heard += data));
	await expect.poll(() => heard, patience).toContain('connected');
	return () => expect.poll(() => heard, patience).toContain('full-reload');
}

const patience = { timeout: 30_000, interval: 200 };

/** The sources to change, and the starter programme; what is installed is only read. */
function copyOfTree(): string {
	const folder = mkdtempSync(join(tmpdir(), 'jalon-dev-'));
	cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
	for (const name of ['src', 'static', 'package.json', 'tsconfig.json', 'svelte.config.js'])
		cpSync(join(root, name), join(folder, name), { recursive: true });
	cpSync(join(root, 'vite.config.ts'), join(folder, 'vite.config.ts'));
	cpSync(join(root, 'src/cli/starter'), join(folder, 'programme'), { recursive: true });
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
	return folder;
}

function develop(folder: string, port: number) {
	const child = spawn(process.execPath, ['src/setup/dev.ts'], {
		cwd: folder,
		env: {
			PATH: process.env['PATH'],
			TZ: 'Europe/Paris',
			JALON_USER: 'test',
			JALON_PROGRAMME: join(folder, 'programme'),
			PORT: String(port)
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let text = '';
	child.stdout.on('data', (more) => (text += more));
	child.stderr.on('data', (more) => (text += more));
	cleanups.push(
		() =>
			new Promise<void>((done) => {
				child.once('close', () => done());
				child.kill('SIGKILL');
			})
	);
	return { said: () => text };
}

function change(file: string, edit: (text: string) => string): void {
	const before = readFileSync(file, 'utf8');
	const after = edit(before);
	expect(after).not.toBe(before);
	writeFileSync(file, after);
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}

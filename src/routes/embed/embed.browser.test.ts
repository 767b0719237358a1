import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { buildEdition } from '#lib/server/editions/build-edition.ts';
import { trialProgramme, type TrialProgramme } from '#lib/server/editions/trial-programme.ts';
import type { Workspace } from '#lib/server/editions/workspace.ts';
import { addEmbed, changeEmbed, listEmbeds } from '#lib/server/embeds/embed.ts';
import { signInForTest } from '../../testing/sign-in-for-test.ts';
import { startServer, type StartedServer } from '../../testing/start-server.ts';
import { useBrowser } from '../../testing/use-browser.ts';

const hostile = '"><script>document.title=1</script><img src=x onerror=alert(1)>';
const query = 'queries/indicators/visitors.sql';
const hidden = 'queries/indicators/members-registered.sql';

let trial: TrialProgramme;
let workspace: Workspace;
let server: StartedServer;
let url = '';
let cookie = '';
let drop = () => {};
const env = () => ({ JALON_PROGRAMME: trial.folder, JALON_RATE_LIMIT: '0' });
const { open } = useBrowser();

beforeAll(async () => {
	trial = trialProgramme({}, (cleanUp) => (drop = cleanUp));
	trial.write(
		query,
		publishable(trial.read(query)).replace('Visiteurs }', `'Visiteurs ${hostile}' }`)
	);
	trial.write(hidden, publishable(trial.read(hidden)));
	workspace = trial.open();
	await buildEdition(workspace);
	server = await startServer(env());
	url = server.url.replace(/\/$/, '');
	cookie = signInForTest(url, env(), ['communication']).cookie;
});
afterAll(async () => {
	await server.stop();
	drop();
});

const publishable = (sql: string) => sql.replace('owner:', 'publish: true\nowner:');

const ask = (path: string, init: RequestInit = {}) =>
	fetch(url + path, {
		redirect: 'manual',
		...init,
		headers: { accept: 'text/html', ...init.headers }
	});

const send = (path: string, fields: Record<string, string>) =>
	ask(path, {
		method: 'POST',
		headers: { cookie, origin: url },
		body: new URLSearchParams(fields)
	});

const inAYear = () => new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);

/** As its user makes one; its path. */
async function makeEmbed(sites = 'https://www.lot.example', indicator = 'visitors') {
	const fields = { form: 'figure', sites, until: inAYear() };
	const made = await send(`/indicators/${indicator}/share?/embed`, fields);
	expect(made.status, await made.text()).toBe(303);
	const [embed] = listEmbeds(workspace);
	return { number: embed!.number, path: `/embed/${embed!.token}` };
}

describe('embed tokens', () => {
	test('expired: the last day is the last', async () => {
		const { number, path } = await makeEmbed();
		expect((await ask(path)).status).toBe(200);
		changeEmbed(workspace, number, { sites: ['https://www.lot.example'], until: '2020-01-01' });
		const over = await ask(path);
		expect(over.status).toBe(410);
		const text = await over.text();
		expect(text).toContain('n’est plus publié');
		expect(text).not.toContain('visiteurs');
	});

	test('revoked: for good, at once, and whoever asks', async () => {
		const { number, path } = await makeEmbed();
		const kept = await ask(path);
		const tag = kept.headers.get('etag') ?? '';
		expect((await send(`/embeds/${number}?/revoke`, {})).status).toBe(303);
		expect((await ask(path)).status).toBe(410);
		expect((await ask(path, { headers: { 'if-none-match': tag } })).status).toBe(410);
		expect((await ask(path, { headers: { cookie } })).status).toBe(410);
		const limits = { sites: 'https://www.lot.example', until: inAYear() };
		expect((await send(`/embeds/${number}?/change`, limits)).status).toBe(409);
		expect((await ask(path)).status).toBe(410);
	});

	test('widened: nothing in the address or in a session adds to what is shown', async () => {
		const { path } = await makeEmbed();
		const own = await (await ask(path)).text();
		expect(own).toContain('<strong>12</strong> visiteurs');
		for (const more of [
			'?indicator=members-registered',
			'?territory=46042&level=commune&by=commune',
			'?as-of=2019-01-31&edition=1&meeting=1&unsuppressed=1',
			'?form=territories&target=yes&language=en'
		])
			expect(await (await ask(path + more)).text(), more).toBe(own);
		const all = signInForTest(url, env(), ['analyst', 'administrator']).cookie;
		expect(await (await ask(path, { headers: { cookie: all } })).text()).toBe(own);
		const token = path.slice('/embed/'.length);
		for (const other of [
			'1',
			token.slice(1),
			`${token}A`,
			`${token}%00`,
			`..%2F${token}`,
			token.toLowerCase()
		])
			expect((await ask(`/embed/${other}`)).status, other).toBe(404);
		for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
			expect([303, 401, 403, 405], method).toContain(
				(await ask(path, { method, headers: { origin: url } })).status
			);
		expect(await (await ask(path)).text()).toBe(own);
	});

	test('who makes one is held to what may be published', async () => {
		const official = signInForTest(url, env(), ['official']).cookie;
		const refused = await ask('/indicators/visitors/share', { headers: { cookie: official } });
		expect(refused.status).toBe(403);
		const unpublished = '/indicators/visitors-per-member/share';
		const analyst = signInForTest(url, env(), ['analyst']).cookie;
		const answer = await ask(unpublished, { headers: { cookie: analyst } });
		expect(answer.status).toBe(409);
		expect(await answer.text()).toContain('publish: true');
	});

	test('one of an indicator that is no longer public is over', async () => {
		const { path } = await makeEmbed();
		const before = trial.read(query);
		trial.write(query, before.replace('publish: true\n', ''));
		const { edition } = await buildEdition(workspace);
		const served = async () => (await ask('/ready')).text();
		await expect.poll(served, { timeout: 10_000 }).toContain(edition);
		expect((await ask(path)).status).toBe(410);
		trial.write(query, before);
		const { edition: again } = await buildEdition(workspace);
		await expect.poll(served, { timeout: 10_000 }).toContain(again);
		expect((await ask(path)).status).toBe(200);
	});
});

test('a figure that is masked never leaves: it is told, on the page, and refused as a card and as an embed', async () => {
	const page = await ask('/indicators/members-registered/share', { headers: { cookie } });
	expect(await page.text()).toContain('Masqué (secret statistique)');
	const card = await ask('/indicators/members-registered/card.svg', { headers: { cookie } });
	expect(card.status).toBe(409);
	const fields = { form: 'figure', sites: 'https://www.lot.example', until: inAYear() };
	const made = await send('/indicators/members-registered/share?/embed', fields);
	expect(made.status).toBe(409);
	// One that was made when the figure was larger.
	const subject = {
		indicator: 'members-registered',
		territory: null,
		form: 'curve',
		target: true
	} as const;
	const limits = { sites: ['https://www.lot.example'], until: inAYear() };
	const { token } = addEmbed(workspace, { ...subject, ...limits, language: 'fr' });
	const text = await (await ask(`/embed/${token}`)).text();
	expect(text).toContain('Masqué (secret statistique)');
	expect(text).not.toMatch(/[12] membres?\b/);
});

test('frame-ancestors none but for embeds, which the sites that they name alone may frame', async () => {
	const named = await site();
	const other = await site();
	const { number, path } = await makeEmbed(named.origin);
	const answer = await ask(path);
	expect(answer.headers.get('content-security-policy')).toContain(
		`frame-ancestors 'self' ${named.origin}`
	);
	expect(answer.headers.get('x-frame-options')).toBeNull();
	expect(answer.headers.get('set-cookie')).toBeNull();
	for (const path of ['/', '/sign-in', '/embed/1', `/embeds/${number}`, '/api/v1/indicators']) {
		const { headers } = await ask(path, { headers: { cookie } });
		expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
		expect(headers.get('x-frame-options'), path).toBe('DENY');
	}
	const page = await open();
	const shownOn = async ({ show }: Site) => {
		await page.goto(show(url + path));
		await page.waitForTimeout(500);
		const frame = page.frames().find((one) => one !== page.mainFrame());
		return (await frame?.locator('main').count()) === 1;
	};
	expect(await shownOn(named)).toBe(true);
	expect(await shownOn(other)).toBe(false);
});

test('XSS in a title is text in the embed, in the card and in the code that is copied', async () => {
	const { number, path } = await makeEmbed();
	const page = await open();
	const messages: string[] = [];
	page.on('dialog', (dialog) => messages.push(dialog.message()));
	await page.goto(url + path);
	expect(await page.title()).toContain('<script>');
	expect(await page.locator('script, img').count()).toBe(0);
	const code = await (await ask(`/embeds/${number}`, { headers: { cookie } })).text();
	expect(code).not.toContain('<img src=x');
	const card = await ask('/indicators/visitors/card.svg', { headers: { cookie } });
	expect(card.headers.get('content-security-policy')).toContain("default-src 'none'");
	const svg = await card.text();
	expect(svg).not.toMatch(/<(?:script|img)/);
	expect(svg).toContain('&lt;script>');
	expect(messages).toEqual([]);
});

type Site = { readonly origin: string; show(address: string): string };

/** Another site, which frames what it is asked to. */
async function site(): Promise<Site> {
	const other: Server = createServer((request, response) => {
		const framed = new URL(request.url ?? '/', 'http://site').searchParams.get('framed') ?? '';
		response.setHeader('content-type', 'text/html');
		response.end(`<!doctype html><title>site</title><iframe src="${framed}"></iframe>`);
	});
	await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
	onTestFinished(() => void other.close());
	const address = other.address();
	const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
	return { origin, show: (framed) => `${origin}/?framed=${encodeURIComponent(framed)}` };
}

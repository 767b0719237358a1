import { existsSync, readdirSync } from 'node:fs';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { buildEdition } from '../../lib/server/editions/build-edition.ts';
import { trialProgramme } from '../../lib/server/editions/trial-programme.ts';
import { axeViolations } from '../../testing/axe.ts';
import { startServer } from '../../testing/start-server.ts';
import { useBrowser } from '../../testing/use-browser.ts';

const example = useBrowser();

/** A programme with 12 visitors in 2019, served by the real command with a `var/` of its own. */
async function serve(
	env: Readonly<Record<string, string>> = {},
	afterwards: (close: () => void | Promise<void>) => void = onTestFinished
) {
	const trial = trialProgramme({}, afterwards);
	const workspace = trial.open();
	await buildEdition(workspace);
	workspace.close();
	const settings = { JALON_PROGRAMME: trial.folder, ...env };
	const server = await startServer(settings);
	const { cookie } = await example.signIn(server.url, settings, 'camille');
	afterwards(async () => void (await server.stop()));
	const kept = (folder: string) => {
		const path = join(trial.folder, 'var', folder);
		return existsSync(path) ? readdirSync(path).sort() : [];
	};
	const ask = (path: string, init: RequestInit = {}) =>
		fetch(server.url + path, { ...init, headers: { cookie, ...init.headers } });
	return { ...server, cookie, ask, kept };
}

/** One for the tests of a group, which begin without an open round and publish nothing that another looks at. */
function serveAll(env: Readonly<Record<string, string>> = {}) {
	let server: Awaited<ReturnType<typeof serve>>;
	beforeAll(async () => {
		const closes: (() => void | Promise<void>)[] = [];
		server = await serve(env, (close) => closes.unshift(close));
		return async () => {
			for (const close of closes) await close();
		};
	});
	afterEach(async () => {
		const round = openRoundIn(await (await server.ask('/deliveries')).text());
		if (round === null) return;
		await server.ask('/deliveries?/dropRound', {
			method: 'POST',
			headers: { origin: new URL(server.url).origin },
			body: new URLSearchParams({ round })
		});
	});
	return () => server;
}

/** Its number, as the page of deliveries has it. */
const openRoundIn = (page: string) => /name="round" value="(\d+)"/.exec(page)?.[1] ?? null;

const file = (name: string, text: string) => ({
	name,
	mimeType: 'text/csv',
	buffer: Buffer.from(text)
});
/** Comes late: February was covered already. */
const late = file('2019-02.csv', 'Numéro;Date;Visiteurs\nd;12/02/2019;6\ne;32/02/2019;7\n');
const lines = (page: Page) => page.locator('#round li[data-draft]');
const visitors = async (page: Page, url: string) => {
	await page.goto(url);
	return plain(await page.locator('main').innerText());
};
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll(/\s+/g, ' ');
const shown = async (page: Page, selector = 'main') =>
	plain(await page.locator(selector).innerText());

describe('a file dropped on the page', () => {
	it('is read, looked at, published, and its figure is on the committee’s page', async () => {
		const server = await serve();
		const page = await example.open();
		expect(await visitors(page, server.url)).toContain('12 visiteurs');
		await page.goto(`${server.url}/received`);
		await page.getByRole('link', { name: 'Déposer des fichiers' }).click();
		await page.waitForURL('**/deliveries');
		const dropped = await page.evaluateHandle(
			([name, text]) => {
				const transfer = new DataTransfer();
				transfer.items.add(new File([text!], name!, { type: 'text/csv' }));
				return transfer;
			},
			[late.name, late.buffer.toString()] as const
		);
		await page.dispatchEvent('#drop', 'drop', { dataTransfer: dropped });

		await lines(page).getByText('Prêt').waitFor();
		expect(await shown(page, '#round li[data-draft]')).toContain(
			'2 lignes lues : 1 retenue, 1 écartée'
		);
		await page.locator('#publish').waitFor();
		expect(await shown(page, '.change')).toContain(
			'Visites 1 nouvelle (dont 1 tardive), 3 identiques'
		);
		expect(await shown(page, '.change table')).toContain('12 visiteurs 18 visiteurs +6');

		await lines(page)
			.getByRole('link', { name: /Voir l’aperçu/ })
			.click();
		const row = page.getByRole('row').filter({ hasText: '12/02/2019' });
		expect(plain(await row.innerText())).toContain('12/02/2019 12 févr. 2019');
		expect(await shown(page, '#rejects')).toContain(
			'Ligne 3, colonne « Date » : 32/02/2019 n’existe pas.'
		);
		const toSendBack = page.getByRole('link', { name: 'Télécharger en CSV' });
		const rejects = await page.request.get(server.url + (await toSendBack.getAttribute('href')));
		expect(decodeURIComponent(rejects.headers()['content-disposition']!)).toContain(
			'2019-02 - lignes écartées.csv'
		);
		expect(await rejects.text()).toContain('32/02/2019 n’existe pas');

		await page.getByRole('link', { name: 'Continuer vers la publication' }).click();
		await page.getByRole('button', { name: 'Publier', exact: true }).click();
		await page.getByRole('status').getByText('Version publiée.').waitFor();
		expect(await shown(page)).toContain('Lot 1, publié le');
		expect(await visitors(page, server.url)).toContain('18 visiteurs');
	});

	it('has its rows set aside corrected before it is published', async () => {
		const server = await serve();
		const page = await example.open();
		await page.goto(`${server.url}/deliveries`);
		await page.locator('#files').setInputFiles(late);
		await page.locator('#publish').waitFor();
		await lines(page)
			.getByRole('link', { name: /Voir l’aperçu/ })
			.click();
		await page.getByRole('link', { name: 'Corriger ici' }).click();
		expect(await shown(page)).toContain('Ces lignes sont celles des fichiers d’un lot ouvert.');
		expect(await axe(page)).toEqual([]);
		const line = page.locator('#lines li', { hasText: '32/02/2019' });
		await line.locator('summary').first().click();
		await line.locator('input[name=other]').fill('22/02/2019');
		await line.getByRole('button', { name: 'Essayer' }).click();
		expect(plain(await line.locator('.trial').innerText())).toContain('serait retenue');
		await line.getByLabel('Pourquoi').fill('vu au téléphone');
		await line.getByRole('button', { name: 'Garder cette correction' }).click();
		await page.getByText('Correction gardée.').waitFor();
		expect(new URL(page.url()).searchParams.get('round')).toBe('1');

		await page.getByRole('link', { name: 'Revenir au lot' }).click();
		await page.locator('#publish').waitFor();
		expect(await shown(page, '#round li[data-draft]')).toContain(
			'2 lignes lues : 2 retenues ; 1 corrigée'
		);
		expect(await shown(page, '.change table')).toContain('12 visiteurs 25 visiteurs +13');
		await page.getByRole('button', { name: 'Publier', exact: true }).click();
		await page.getByRole('status').getByText('Version publiée.').waitFor();
		expect(await visitors(page, server.url)).toContain('25 visiteurs');
		const closed = await page.goto(`${server.url}/received/visits/rejects?round=1`);
		expect(closed?.status()).toBe(409);
	});
});

describe('a file that is not published', () => {
	const shared = serveAll();

	it('shows how far its reading is, again after a reload, and can be stopped', async () => {
		const server = shared();
		const page = await example.open();
		await page.goto(`${server.url}/deliveries`);
		const dropped = await page.evaluateHandle(() => {
			const rows = Array.from({ length: 2_000_000 }, (_, at) => `n${at};01/03/2019;1\n`);
			const transfer = new DataTransfer();
			transfer.items.add(new File(['Numéro;Date;Visiteurs\n', ...rows], '2019-03.csv'));
			return transfer;
		});
		await page.dispatchEvent('#drop', 'drop', { dataTransfer: dropped });
		const progress = page.locator('#round [data-progress]');
		await progress.getByText('%').waitFor();
		await page.reload();
		await progress.getByText('%').waitFor();
		expect(await progress.locator('progress').getAttribute('aria-label')).toBe('2019-03.csv');
		await page.getByRole('button', { name: /^Annuler\s*— 2019-03.csv/ }).click();
		await page.waitForFunction(() => document.querySelector('#round li[data-draft]') === null);
		expect(server.kept('exports')).toHaveLength(4);
	});

	it('whose name and cells hold scripts runs none of them', async () => {
		const server = shared();
		const page = await example.open();
		const hurt = '<img src=x onerror=window.hurt=1><script>window.hurt=1</script>';
		await page.goto(`${server.url}/deliveries`);
		await page
			.locator('#files')
			.setInputFiles([
				file(
					`${hurt.replaceAll('/', '')}2019-03.csv`,
					`Numéro;Date;Visiteurs\n${hurt};01/03/2019;6\n`
				),
				file('autre.csv', `a;${hurt}\n2;${hurt}\n`)
			]);
		await lines(page).getByText('Prêt').waitFor();
		await lines(page).getByText('Modèle de fichier à choisir').waitFor();
		const drafts = await lines(page)
			.getByRole('link')
			.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));
		expect(new Set(drafts).size).toBe(2);
		expect(await page.locator('#round li >> nth=0').innerText()).toContain('<img src=x');
		for (const draft of new Set(drafts)) {
			await page.goto(`${server.url}${draft}?dataset=visits`);
			expect(await shown(page)).toContain('<script>window.hurt=1</script>');
			expect(await page.locator('img').count()).toBe(0);
			expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
			expect(await axe(page)).toEqual([]);
		}
	});

	it('is abandoned with its round, and nothing of it stays', async () => {
		const server = shared();
		const before = server.kept('exports');
		const page = await example.open();
		await page.goto(`${server.url}/deliveries`);
		await page.locator('#files').setInputFiles(late);
		await page.locator('#publish').waitFor();
		await page.locator('summary').getByText('Abandonner le lot').click();
		await page.getByRole('button', { name: 'Abandonner le lot' }).click();
		await page.getByRole('status').getByText('Lot abandonné.').waitFor();
		expect(server.kept('exports')).toEqual(before);
		expect(await visitors(page, server.url)).toContain('12 visiteurs');
	});
});

describe('a file that needs a word before it is published', () => {
	// One is of visits, the other of members.
	const shared = serveAll();

	it('that is no table is refused in words; it does not keep the others from being published', async () => {
		const server = shared();
		const page = await example.open();
		await page.goto(`${server.url}/deliveries`);
		const html = file('mars.xlsx', '<html><body>Connexion</body></html>');
		await page.locator('#files').setInputFiles([html, late, file('vide.csv', '')]);
		await page.locator('#publish').waitFor();
		expect(await axe(page)).toEqual([]);
		expect(await shown(page, '#round li >> nth=0')).toContain('Refusé Ce fichier est une page web');
		expect(await shown(page, '#round li >> nth=2')).toMatch(
			/^vide.csv 0 ko Refusé Ce fichier est vide/
		);
		expect(await shown(page, '#publish')).toContain('fichiers refusés ne seront pas publiés.');
		await page.getByRole('button', { name: 'Publier', exact: true }).click();
		await page.getByRole('status').getByText('Version publiée.').waitFor();
	});

	it('a reason is asked for when rows disappear, and what was typed stays when it is refused', async () => {
		const server = shared();
		const page = await example.open({ script: false });
		await page.goto(`${server.url}/deliveries`);
		await page
			.locator('#files')
			.setInputFiles(
				file(
					'members-2019-03.csv',
					'Courriel;Arrivée;Départ;Commune\nzoe@example.org;02/03/2019;;Cahors\n'
				)
			);
		await page.getByRole('button', { name: 'Envoyer' }).click();
		await settled(page, 'Une raison est demandée');
		expect(await shown(page, '#publish')).toContain('Membres : 2 lignes disparues sur 2 (100 %).');
		await page.locator('#reason').fill('   ');
		await page.getByRole('button', { name: 'Publier', exact: true }).click();
		expect(await page.getByRole('alert').innerText()).toContain('Une raison est demandée');
		await page.locator('#reason').fill('Nouveau fichier de membres');
		await page.getByRole('button', { name: 'Publier', exact: true }).click();
		expect(await shown(page)).toContain('Raison : Nouveau fichier de membres');
	});
});

describe('without a script', () => {
	it('a file is sent by the form, its kind and columns are chosen, and it is published', async () => {
		const server = await serve();
		const page = await example.open({ script: false });
		await page.goto(`${server.url}/deliveries`);
		await page
			.locator('#files')
			.setInputFiles(file('février 2019-02.csv', 'No;Quand;Combien\nd;12/02/2019;6\n'));
		await page.getByRole('button', { name: 'Envoyer' }).click();
		await settled(page, 'Modèle de fichier à choisir');
		await page.getByRole('link', { name: /Choisir le modèle/ }).click();
		expect(await shown(page)).toContain('No Quand Combien');
		await page.getByLabel('Modèle de fichier').selectOption('visits');
		await page.getByRole('button', { name: 'Voir ses colonnes' }).click();
		await page.getByLabel(/^Numéro/).selectOption('No');
		await page.getByLabel(/^Date/).selectOption('Quand');
		await page.getByLabel(/^Visiteurs/).selectOption('No');
		await page.getByRole('button', { name: 'Relire ainsi' }).click();
		expect(await page.getByRole('alert').innerText()).toContain(
			'la colonne « No » est donnée à deux'
		);
		await page.getByLabel(/^Visiteurs/).selectOption('Combien');
		await page.getByRole('button', { name: 'Relire ainsi' }).click();
		await settled(page, '1 ligne lue');
		expect(await shown(page)).toContain('Quand Date');

		await page.goto(`${server.url}/deliveries`);
		await settled(page, '1 nouvelle (dont 1 tardive), 3 identiques');
		await page.getByRole('button', { name: 'Publier', exact: true }).click();
		await settled(page, 'Version publiée. Les pages montrent les nouveaux chiffres.');
		expect(await visitors(page, server.url)).toContain('18 visiteurs');

		// What was said holds for the next file of that kind.
		await page.goto(`${server.url}/deliveries`);
		await page
			.locator('#files')
			.setInputFiles(file('avril 2019-04.csv', 'No;Quand;Combien\nf;01/04/2019;2\n'));
		await page.getByRole('button', { name: 'Envoyer' }).click();
		await settled(page, '1 ligne lue');
	});

	it('a delivery is undone for a reason, and restored', async () => {
		const server = await serve();
		const page = await example.open({ script: false });
		await page.goto(`${server.url}/deliveries`);
		const line = page.getByRole('row').filter({ hasText: /^2019-02\.csv/ });
		await line.locator('summary').click();
		await line.getByRole('textbox').fill('Fichier d’un autre service');
		await line.getByRole('button', { name: 'Publier sans ce fichier' }).click();
		await settled(page, 'Dépôt annulé : la version publiée est faite sans ce fichier.');
		expect(await shown(page)).toContain('par camille : Fichier d’un autre service');
		expect(await visitors(page, server.url)).toContain('7 visiteurs');
		await page.goto(`${server.url}/deliveries`);
		await page.getByRole('button', { name: /^Rétablir/ }).click();
		await settled(page, 'Dépôt rétabli');
		expect(await visitors(page, server.url)).toContain('12 visiteurs');
	});
});

/** Reloads, as a reader without a script does, until words are there. */
async function settled(page: Page, words: string): Promise<void> {
	for (let tries = 0; tries < 100; tries++) {
		if ((await shown(page)).includes(words)) return;
		await pause(100);
		await page.goto(page.url().replace(/\?\/\w+$/, ''));
	}
	throw new Error(`not there: ${words}\n${await shown(page)}`);
}

async function axe(page: Page) {
	const found: unknown[] = [];
	for (const [width, colorScheme] of [
		[1440, 'light'],
		[360, 'light'],
		[360, 'dark']
	] as const) {
		await page.setViewportSize({ width, height: 900 });
		await page.emulateMedia({ colorScheme });
		const violations = await axeViolations(page);
		found.push(...violations.map(({ id, nodes }) => [id, width, nodes[0]]));
		const out = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		if (out > 0) found.push(['sticks out', width, out]);
	}
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.emulateMedia({ colorScheme: 'light' });
	return found;
}

const boundary = 'here';
const head = `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="large.csv"\r\ncontent-type: text/csv\r\n\r\n`;

/** A form begun by hand, as no browser sends it. */
function begin(
	{ url, cookie }: { readonly url: string; readonly cookie: string },
	headers: Record<string, string | number> = {}
): ClientRequest {
	const origin = new URL(url).origin;
	const type = `multipart/form-data; boundary=${boundary}`;
	const sent = request(`${url}/deliveries?/add`, {
		method: 'POST',
		headers: { 'content-type': type, origin, cookie, ...headers }
	});
	sent.on('error', () => undefined);
	return sent;
}

async function answerTo(sent: ClientRequest): Promise<{ status: number; text: string }> {
	const [response] = (await once(sent, 'response')) as [IncomingMessage];
	let text = '';
	for await (const piece of response) text += piece;
	return { status: response.statusCode ?? 0, text };
}

describe('a form that is not as it should be', () => {
	const shared = serveAll({ JALON_DELIVERY_LIMIT: '1' });

	it('is answered with 413 past the limit, told or not, and leaves nothing', async () => {
		const server = shared();
		const before = server.kept('exports');
		const megabyte = Buffer.alloc(1024 * 1024, 'x;');
		const tail = `\r\n--${boundary}--\r\n`;
		const told = begin(server, {
			'content-length': head.length + 3 * megabyte.length + tail.length
		});
		for (const piece of [head, megabyte, megabyte, megabyte]) told.write(piece);
		told.end(tail);
		const refusal = await answerTo(told);
		expect(refusal.status).toBe(413);
		expect(refusal.text).toContain('large.csv dépasse 1 Mo');

		const untold = begin(server, { 'transfer-encoding': 'chunked' });
		untold.write(head);
		const never = setInterval(() => untold.write(megabyte), 5);
		onTestFinished(() => clearInterval(never));
		expect((await answerTo(untold)).status).toBe(413);
		clearInterval(never);
		untold.destroy();
		expect(server.kept('exports')).toEqual(before);
		expect(server.kept('incoming')).toEqual([]);
	});

	it('leaves nothing when the browser goes half-way', async () => {
		const server = shared();
		const before = server.kept('exports');
		const gone = begin(server, { 'content-length': 1_000_000 });
		gone.write(head + 'Numéro;Date;Visiteurs\n');
		for (let tries = 0; server.kept('incoming').length === 0 && tries < 100; tries++)
			await pause(50);
		expect(server.kept('incoming')).toHaveLength(1);
		gone.destroy();
		for (let tries = 0; server.kept('incoming').length > 0 && tries < 100; tries++) await pause(50);
		expect(server.kept('incoming')).toEqual([]);
		expect(server.kept('exports')).toEqual(before);
		const page = await (await server.ask('/deliveries')).text();
		expect(page).toContain('Aucun lot en préparation.');
	});

	it('is refused from another site, and none of it is taken', async () => {
		const server = shared();
		const other = begin(server, { origin: 'https://evil.example' });
		other.end(`${head}a;b\n1;2\n\r\n--${boundary}--\r\n`);
		expect((await answerTo(other)).status).toBe(403);
		expect(server.kept('incoming')).toEqual([]);
		expect(await (await server.ask('/deliveries')).text()).toContain('Aucun lot en préparation.');
	});

	it('is refused when a form without files is larger than any form is', async () => {
		const server = shared();
		const { origin } = new URL(server.url);
		const answer = await server.ask('/deliveries?/drop', {
			method: 'POST',
			headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
			body: `draft=${'1'.repeat(3 * 1024 * 1024)}`
		});
		expect(answer.status).toBe(413);
	});
});

describe('what the server tells of a round', () => {
	it('is never stored, ends when nothing is under way, and does not hold the server back', async () => {
		const server = await serve();
		const page = await server.ask('/deliveries');
		expect(page.headers.get('cache-control')).toBe('no-store');
		expect((await server.ask('/deliveries/1/events')).status).toBe(204);

		const rows = Array.from({ length: 600_000 }, (_, at) => `n${at};01/03/2019;1\n`);
		const form = new FormData();
		form.append('files', new File([`Numéro;Date;Visiteurs\n${rows.join('')}`], '2019-03.csv'));
		form.append('files', new File([`Numéro;Date;Visiteurs\n${rows.join('')}x;1;1`], '2019-04.csv'));
		const { origin } = new URL(server.url);
		await server.ask('/deliveries?/add', {
			method: 'POST',
			headers: { origin },
			body: form
		});
		const events = await server.ask('/en/deliveries/1/events', {
			headers: { 'accept-encoding': 'gzip' }
		});
		expect(events.headers.get('content-type')).toBe('text/event-stream');
		expect(events.headers.get('content-encoding')).toBe(null);
		let said = '';
		const ended = (async () => {
			const words = new TextDecoder();
			for await (const piece of events.body!) said += words.decode(piece);
		})();
		const reading = /^data: \{"draft":1,"over":false,.*"words":"Reading, \d+%"\}$/m;
		for (let tries = 0; !reading.test(said) && tries < 200; tries++) await pause(20);
		expect(said).toMatch(reading);
		const stopped = performance.now();
		expect(await server.stop()).toBe(0);
		await ended.catch(() => undefined);
		expect(performance.now() - stopped).toBeLessThan(6_000);
	});
	it('ends with the comparison', async () => {
		const server = await serve();
		const { origin } = new URL(server.url);
		const form = new FormData();
		form.append('files', new File([late.buffer], late.name));
		await server.ask('/deliveries?/add', {
			method: 'POST',
			headers: { origin },
			body: form
		});
		const said = await (await server.ask('/deliveries/1/events')).text();
		expect(said.endsWith('event: end\ndata: end\n\n')).toBe(true);
	});
});

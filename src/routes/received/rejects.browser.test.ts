import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildEdition } from '../../lib/server/editions/build-edition.ts';
import { openWorkspace } from '../../lib/server/editions/workspace.ts';
import { axeViolations } from '../../testing/axe.ts';
import { startServer, type StartedServer } from '../../testing/start-server.ts';
import { useBrowser } from '../../testing/use-browser.ts';

const example = useBrowser();
const folder = mkdtempSync(join(tmpdir(), 'jalon-rejects-'));
const path = '/received/registrations/rejects';
let server: StartedServer;
let cookie = '';

/** The programme of `jalon init`, whose file says « Cahor » three times and has a day that does not exist. */
beforeAll(async () => {
	cpSync(resolve('src/cli/starter'), folder, { recursive: true });
	const file = join(folder, 'data/exports/registrations/registrations-2024-06.csv');
	const rows = [
		'x.un@example.org;08/01/2024;;Cahor;Habitant',
		'x.deux@example.org;09/01/2024;;Cahor;Habitant',
		'x.trois@example.org;31/02/2024;;Cahors;Habitant'
	];
	writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n${rows.join('\n')}\n`);
	const workspace = openWorkspace({ programme: folder, var: join(folder, 'var'), user: 'test' });
	await buildEdition(workspace);
	workspace.close();
	server = await startServer({ JALON_PROGRAMME: folder });
	({ cookie } = await example.signIn(server.url, { JALON_PROGRAMME: folder }));
});
afterAll(async () => {
	await server.stop();
	rmSync(folder, { recursive: true, force: true });
});

/** « Adhérents » as the received page counts them. */
async function acceptedRows(page: Page): Promise<string> {
	await page.goto(`${server.url}/received/registrations`);
	return page.locator('tbody tr').first().locator('td').nth(3).innerText();
}

async function publish(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Publier une nouvelle version' }).click();
	await page.getByText('Version publiée. Les pages montrent les nouveaux chiffres.').waitFor();
}

describe('the rows set aside of a kind of file', () => {
	it('are told by column and text, then by line, without script', async () => {
		const page = await example.open({ script: false });
		await page.goto(`${server.url}/received/registrations`);
		await page.getByRole('link', { name: 'Corriger les lignes écartées' }).click();
		expect(new URL(page.url()).pathname).toBe(path);
		const group = page.locator('#groups li', { hasText: '« Cahor »' });
		expect(await group.innerText()).toMatch(/^2 lignes.*Commune.*vouliez-vous dire «.Cahors.»/s);
		const line = page.locator('#lines li', { hasText: '31/02/2024' });
		expect(await line.locator('p').first().innerText()).toMatch(
			/^Ligne 16, colonne «.Date d’adhésion.».: 31\/02\/2024 n’existe pas/
		);
		expect(await line.locator('mark').innerText()).toBe('31/02/2024');
		expect(await page.content()).not.toContain('@example.org');
	});

	it('are looked at by rule, by group and by delivery', async () => {
		const page = await example.open({ script: false });
		await page.goto(server.url + path);
		await page.getByRole('link', { name: 'Date illisible ou impossible' }).click();
		expect(await page.locator('#lines li').count()).toBe(1);
		await page.goto(server.url + path);
		await page
			.locator('#groups')
			.getByRole('link', { name: /^2 lignes/ })
			.click();
		expect(await page.locator('#lines li').count()).toBe(2);
		await page
			.locator('#files')
			.getByRole('link', { name: 'registrations-2024-06.csv', exact: true })
			.click();
		expect(new URL(page.url()).searchParams.get('delivery')).toMatch(/^[0-9a-f]{12}$/);
		expect(await page.locator('#lines li').count()).toBe(3);
		const unknown = await page.goto(`${server.url + path}?delivery=000000000000`);
		expect(unknown?.status()).toBe(404);
	});

	it('are downloaded to be sent back, personal columns hidden unless asked for', async () => {
		const page = await example.open();
		await page.goto(server.url + path);
		const href = await page.locator('#files a[href$=".csv"]').first().getAttribute('href');
		const csv = await fetch(new URL(href ?? '', server.url), { headers: { cookie } });
		expect(csv.headers.get('content-disposition')).toContain('registrations-2024-06');
		expect(csv.headers.get('cache-control')).toBe('no-store');
		const text = await csv.text();
		expect(text).toContain('31/02/2024');
		expect(text).not.toContain('x.trois@example.org');
		await page.getByRole('link', { name: 'Avec les colonnes personnelles' }).click();
		const withPersonal = await page.locator('#files a[href*=".csv"]').first().getAttribute('href');
		expect(withPersonal).toBe(`${href}?personal=yes`);
		const asked = await fetch(new URL(withPersonal ?? '', server.url), { headers: { cookie } });
		expect(await asked.text()).toContain('x.trois@example.org');
		const xlsx = await fetch(new URL((href ?? '').replace('.csv', '.xlsx'), server.url), {
			headers: { cookie }
		});
		expect(xlsx.headers.get('content-type')).toContain('spreadsheetml');
		const other = await fetch(new URL((href ?? '').replace('.csv', '.pdf'), server.url), {
			headers: { cookie }
		});
		expect(other.status).toBe(404);
	});
});

describe('a correction', () => {
	it('is tried, kept with its reason, published, and undone, without script', async () => {
		const page = await example.open({ script: false });
		const before = Number(await acceptedRows(page));
		await page.goto(server.url + path);
		const group = page.locator('#groups li', { hasText: '« Cahor »' });
		await group.locator('summary').click();
		await group.getByRole('button', { name: 'Essayer' }).click();
		expect(await group.getByRole('alert').innerText()).toMatch(/^Choisissez une proposition/);
		await group.getByLabel('Cahors', { exact: false }).first().check();
		await group.getByRole('button', { name: 'Essayer' }).click();
		expect(await group.locator('.trial').innerText()).toMatch(
			/Cahors.*2 lignes changeraient et seraient retenues\./s
		);
		expect(await page.locator('#mends').innerText()).toContain('Aucune correction');

		await group.getByLabel('Pourquoi').fill('faute de frappe');
		await group.getByRole('button', { name: 'Garder cette correction' }).click();
		await page.getByText('Correction gardée.').waitFor();
		expect(await group.innerText()).toMatch(/Sera lu «.Cahors.» à la prochaine version\./);
		expect(await page.locator('#mends tbody tr').innerText()).toMatch(
			/Cahor → Cahors\s+faute de frappe\s+Camille Test/
		);
		expect(Number(await acceptedRows(page))).toBe(before);

		await page.goto(server.url + path);
		await publish(page);
		expect(await page.locator('#groups li', { hasText: '« Cahor »' }).count()).toBe(0);
		expect(await page.locator('#mends tbody tr').innerText()).toContain('2');
		expect(Number(await acceptedRows(page))).toBe(before + 2);

		await page.goto(server.url + path);
		await page.getByRole('button', { name: /^Annuler cette correction/ }).click();
		await page.getByText('Correction annulée.').waitFor();
		expect(await page.locator('#mends tbody tr').innerText()).toContain('appliquée jusqu’à');
		await publish(page);
		expect(Number(await acceptedRows(page))).toBe(before);
		await page.goto(server.url + path);
		expect(await page.getByText('Corrections annulées (1)').count()).toBe(1);
	});

	it('is of one row when it is made on a line', async () => {
		const page = await example.open();
		await page.goto(server.url + path);
		const line = page.locator('#lines li', { hasText: '31/02/2024' });
		await line.locator('summary').click();
		const other = line.getByRole('textbox', { name: 'Texte à lire à la place' });
		await other.fill('31 février');
		await line.getByRole('button', { name: 'Essayer' }).click();
		expect(await line.locator('.trial').innerText()).toContain(
			'1 ligne changerait, mais resterait écartée.'
		);
		await other.fill('29/02/2024');
		await line.getByLabel('Pourquoi').fill('vu avec l’association');
		// What is kept is what was tried: the new text is tried first.
		await line.getByRole('button', { name: 'Garder cette correction' }).click();
		await line.locator('.trial.helps').waitFor();
		expect(await line.locator('.trial').innerText()).toContain('1 ligne changerait');
		expect(await line.getByLabel('Pourquoi').inputValue()).toBe('vu avec l’association');
		expect(await axeViolations(page)).toEqual([]);
		await line.getByRole('button', { name: 'Garder cette correction' }).click();
		await page.getByText('Correction gardée.').waitFor();
		await publish(page);
		expect(await page.locator('#lines li').count()).toBe(2);
		expect(await page.locator('#mends tbody tr').innerText()).toMatch(/une ligne/);
	});

	it('that is already undone is refused in words', async () => {
		const page = await example.open();
		await page.goto(server.url + path);
		await page.locator('#mends input[name="number"]').evaluateAll((inputs) => {
			for (const input of inputs) (input as HTMLInputElement).value = '1';
		});
		await page.getByRole('button', { name: /^Annuler cette correction/ }).click();
		expect(await page.getByRole('alert').innerText()).toMatch(
			/nᵒ.1 est déjà annulée, par Camille Test/
		);
	});

	it('stands on a narrow and dark screen with its form open', async () => {
		const page = await example.open();
		await page.setViewportSize({ width: 320, height: 740 });
		await page.emulateMedia({ colorScheme: 'dark' });
		await page.goto(server.url + path);
		for (const summary of await page.locator('summary').all()) await summary.click();
		expect(await axeViolations(page)).toEqual([]);
		expect(
			await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
		).toBe(0);
	});
});

describe('a new edition that a blocking check keeps back', () => {
	it('is told by the check’s title and its rows', async () => {
		const page = await example.open({ script: false });
		await page.goto(server.url + path);
		const group = page.locator('#groups li', { hasText: '« Cahor »' });
		await group.locator('summary').click();
		await group.getByLabel('Cahors', { exact: false }).first().check();
		await group.getByRole('button', { name: 'Essayer' }).click();
		await group.getByLabel('Pourquoi').fill('faute de frappe');
		await group.getByRole('button', { name: 'Garder cette correction' }).click();
		const check = join(folder, 'queries/checks/members-leave-after-they-join.sql');
		writeFileSync(
			check,
			readFileSync(check, 'utf8').replace(/where .*/, 'where commune is not null')
		);
		await page.getByRole('button', { name: 'Publier une nouvelle version' }).click();
		expect(await page.getByRole('alert').innerText()).toMatch(
			/n’est pas publiée.*\n– Les adhérents partent après leur adhésion.: \d+$/s
		);
		expect(await page.getByText('1 correction attend la prochaine version.').count()).toBe(1);
	});
});

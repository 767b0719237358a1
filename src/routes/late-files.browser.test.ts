import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildEdition } from '../lib/server/editions/build-edition.ts';
import { openWorkspace } from '../lib/server/editions/workspace.ts';
import { axeViolations } from '../testing/axe.ts';
import { startServer, type StartedServer } from '../testing/start-server.ts';
import { useBrowser } from '../testing/use-browser.ts';

const example = useBrowser();
const folder = mkdtempSync(join(tmpdir(), 'jalon-late-'));
const settings = join(folder, 'data/programme.yaml');
let server: StartedServer;

/** A programme whose only file is months late, since its data stop in June 2024. */
beforeAll(async () => {
	cpSync(resolve('src/cli/starter'), folder, { recursive: true });
	writeFileSync(settings, readFileSync(settings, 'utf8').replace(/^until: .*\n/m, ''));
	const workspace = openWorkspace({ programme: folder, var: join(folder, 'var'), user: 'test' });
	await buildEdition(workspace);
	workspace.close();
	server = await startServer({ JALON_PROGRAMME: folder });
	await example.signIn(server.url, { JALON_PROGRAMME: folder });
});
afterAll(async () => {
	await server.stop();
	rmSync(folder, { recursive: true, force: true });
});

describe('a file that is late', () => {
	it('is said in one line on the committee’s page, which leads to it', async () => {
		const page = await example.open({ script: false });
		await page.goto(server.url);
		const line = page.locator('p.late');
		expect(await line.innerText()).toMatch(
			/^1 fichier en retard\s: «\sAdhésions\s» \([\d\s]+jours\)\. /
		);
		await line.getByRole('link').click();
		expect(new URL(page.url()).hash).toBe('#expected');
		expect(await page.locator('#expected h3').innerText()).toBe('L’association');
	});

	it('is not said of a past date', async () => {
		const page = await example.open({ script: false });
		await page.goto(`${server.url}/?as-of=2024-06-30`);
		expect(await page.locator('p.late').count()).toBe(0);
	});

	it('has a letter to read, to open in a mail program, and to copy', async () => {
		const page = await example.open();
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.goto(`${server.url}/received`);
		const letter = page.locator('#expected details');
		await letter.locator('summary').click();
		const text = await letter.getByLabel('Objet, puis texte').inputValue();
		expect(text).toMatch(
			/^Mon programme – fichier attendu\s: «\sAdhésions\s», de juillet 2024 à .+\n\nBonjour,/
		);
		const href = new URL((await letter.getByRole('link').getAttribute('href')) ?? '');
		expect(href.pathname).toBe('adhesions@example.org');
		const sent = `${href.searchParams.get('subject')}\n\n${href.searchParams.get('body')}`;
		expect(sent.replaceAll('\r\n', '\n')).toBe(text);
		await letter.getByRole('button', { name: 'Copier' }).click();
		await letter.getByText('Copié', { exact: true }).waitFor();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
	});

	it('is shown to everyone: axe finds nothing wrong, narrow, dark, with the letter open', async () => {
		const page = await example.open();
		await page.setViewportSize({ width: 320, height: 740 });
		await page.emulateMedia({ colorScheme: 'dark' });
		for (const path of ['/', '/received']) {
			await page.goto(server.url + path);
			for (const summary of await page.locator('#expected summary').all()) await summary.click();
			expect(await axeViolations(page)).toEqual([]);
			expect(
				await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
			).toBe(0);
		}
	});

	it('shows when the next file of each kind is due, in both languages', async () => {
		const page = await example.open({ script: false });
		await page.goto(`${server.url}/received`);
		expect(await page.locator('td.next').first().innerText()).toMatch(/^En retard de/);
		await page.goto(`${server.url}/en/received`);
		expect(await page.locator('td.next').first().innerText()).toMatch(
			/days late, was due on 15 Aug 2024$/
		);
	});

	it('leaves the example, which has ended, in peace', async () => {
		const page = await example.open({ script: false });
		await page.goto('/received');
		expect(await page.locator('#expected').count()).toBe(0);
		await page.getByText('Programme terminé le 31 décembre 2023').waitFor();
	});
});

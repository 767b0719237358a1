import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeViolations } from '../../testing/axe.ts';
import { sticksOut } from '../../testing/opened-page.ts';
import { serveTrial } from '../../testing/serve-trial.ts';
import { useBrowser } from '../../testing/use-browser.ts';

const example = useBrowser();
const patience = { timeout: 150_000 };

/** Presses a report's button with the keyboard, and waits for the page of what it began. */
async function prepare(page: Page, report: string, button: string): Promise<void> {
	await page.goto('/reports');
	const section = page.locator('section', { has: page.getByRole('heading', { name: report }) });
	await section.getByLabel('Année').selectOption('2019');
	await section.getByRole('button', { name: button }).focus();
	await page.keyboard.press('Enter');
	await page.waitForURL('**/builds/*');
}

describe('a report that is prepared', () => {
	it('is followed until it is ready, for each intercommunalité, and taken away', async () => {
		const page = await example.open();
		await prepare(page, 'Article de presse', 'Préparer un rapport par intercommunalité');
		expect(await page.locator('main').innerText()).toContain('Année 2019, 10 intercommunalités');
		await page.locator('progress').waitFor(patience);
		expect(await axeViolations(page)).toEqual([]);
		expect(await page.locator('progress').getAttribute('aria-label')).toMatch(
			/^([01] étape|\d+ étapes) sur \d+$/
		);
		await page.getByRole('link', { name: 'Tout télécharger (ZIP)' }).waitFor(patience);
		expect(await page.locator('dt').allInnerTexts()).toContain('Grand-Figeac');

		const place = page.locator('dl > div', { hasText: 'Grand-Figeac' });
		const href = await place.getByRole('link', { name: /PDF/ }).getAttribute('href');
		const pdf = await page.request.get(href!);
		expect(pdf.headers()['content-type']).toBe('application/pdf');
		expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
		const archive = page.waitForEvent('download');
		await page.getByRole('link', { name: 'Tout télécharger (ZIP)' }).press('Enter');
		expect((await archive).suggestedFilename()).toMatch(/^press-article-\d+\.zip$/);

		await page.goto('/reports');
		expect(await page.locator('table').innerText()).toContain('année 2019, 10 intercommunalités');
	}, 300_000);

	it('is stopped, and asked for again, without script', async () => {
		const page = await example.open({ script: false });
		await prepare(page, 'Bilan annuel', 'Préparer un rapport par intercommunalité');
		const stopped = page.url();
		await page.getByRole('button', { name: 'Arrêter' }).press('Enter');
		await page.getByText('Arrêté').waitFor(patience);
		expect(await page.locator('dl').count()).toBe(0);
		await page.getByRole('button', { name: 'Préparer de nouveau' }).press('Enter');
		await page.waitForURL((url) => url.pathname.startsWith('/builds/') && url.href !== stopped);
		await page.getByRole('button', { name: 'Arrêter' }).press('Enter');
		await page.getByText('Arrêté').waitFor(patience);
	});

	it('whose files are there no more is made again of the same figures, without script', async () => {
		const { urls, trial } = await serveTrial(example, {
			'reports/review.md': '---\ntitle: Bilan\nformats: [html, pdf]\n---\n\n{% key-figures /%}\n'
		});
		const page = await example.open({ script: false });
		await page.goto(`${urls[0]}/reports`);
		await page.getByRole('button', { name: 'Préparer tous les formats' }).press('Enter');
		await page.getByRole('link', { name: 'Tout télécharger (ZIP)' }).waitFor(patience);
		const first = page.url();
		const digests = await page.locator('code').allTextContents();
		expect(digests).toHaveLength(2);
		const href = await page.getByRole('link', { name: /PDF/ }).getAttribute('href');

		// As after a backup was restored.
		rmSync(join(trial.var, 'reports'), { recursive: true });
		const answer = await page.goto(`${urls[0]}${href}`);
		expect(answer?.status()).toBe(410);
		expect(answer?.headers()['content-type']).toContain('text/html');
		expect(await page.locator('main').innerText()).toContain('Ces fichiers ne sont plus là');
		expect(await page.getByRole('link', { name: /PDF/ }).count()).toBe(0);
		const told = await page.request.get(`${urls[0]}${href}`, { headers: { accept: '*/*' } });
		expect(told.status()).toBe(410);
		expect(await told.json()).toMatchObject({ error: { code: 'build-gone' } });
		await page.goto(`${urls[0]}/builds`);
		expect(await page.locator('tbody').innerText()).toContain('À préparer de nouveau');

		await page.goto(`${urls[0]}${href}`);
		await page.getByRole('button', { name: 'sur la même version' }).press('Enter');
		await page.waitForURL((url) => url.pathname.startsWith('/builds/') && url.href !== first);
		await page.getByRole('link', { name: 'Tout télécharger (ZIP)' }).waitFor(patience);
		expect(await page.locator('code').allTextContents()).toEqual(digests);
		expect(await page.locator('main').innerText()).toContain('Octet pour octet');
		await page.getByRole('link', { name: 'préparation nᵒ 1' }).press('Enter');
		expect(await page.getByRole('link', { name: 'préparation nᵒ 2' }).count()).toBe(1);
	}, 300_000);

	it('is read line by line on a telephone', async () => {
		const page = await example.open();
		await page.setViewportSize({ width: 320, height: 700 });
		await page.goto('/builds');
		expect(await sticksOut(page)).toBe(0);
		const cell = page.locator('td[data-label="Demandé"]').first();
		expect(await cell.evaluate((one) => getComputedStyle(one, '::before').content)).toContain(
			'Demandé'
		);
		const inside = await page.locator('table').evaluate((table) => table.scrollWidth);
		expect(inside).toBeLessThanOrEqual(320);
	});

	it.each([
		['/builds/999999', 404],
		['/builds/1e0x', 404],
		['/builds/1/jalon.sqlite', 404],
		['/builds/1/..%2F1.lock', 404]
	])('that is not, is told in words: %s', async (path, status) => {
		const page = await example.open();
		const answer = await page.goto(path);
		expect(answer?.status()).toBe(status);
	});
});

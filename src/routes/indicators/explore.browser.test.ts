import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../../testing/use-browser.ts';

const example = useBrowser();
const address = '/indicators/ambassadors-registered?as-of=2019-12-20';
const figureOf = async (page: Page) =>
	parseInt(
		await page
			.locator('.head .figure')
			.innerText()
			.then((text) => text.replace(/\D/g, ''))
	);

/** Presses Tab until the focus is on what is named so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
	for (let press = 0; press < 120; press++) {
		await page.keyboard.press('Tab');
		const text = await page.evaluate(() => {
			const { activeElement: focused } = document;
			return (focused?.getAttribute('aria-label') ?? focused?.textContent ?? '').trim();
		});
		if (name.test(text)) return;
	}
	throw new Error(`no stop named ${name}`);
}

async function choose(page: Page, name: RegExp): Promise<void> {
	await tabTo(page, name);
	await page.keyboard.press('Enter');
}

describe('with the keyboard alone', () => {
	it('a figure is split, held to a part, looked behind, and shown whole again', async () => {
		const page = await example.open();
		await page.goto(address);
		const whole = await figureOf(page);
		expect(whole).toBe(320);

		await choose(page, /^Secteur$/);
		await page.waitForURL(/by=sector/);
		await page.getByRole('heading', { name: 'Par secteur' }).waitFor();
		// In place: the focus has stayed on what was chosen.
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Secteur');

		await choose(page, /^Acteur du tourisme, .* ne garder que cette part$/);
		await page.waitForURL(/where=sector%3Atourism/);
		await page.locator('.filters').waitFor();
		const part = await figureOf(page);
		expect(part).toBeGreaterThan(0);
		expect(part).toBeLessThan(whole);
		const filters = await page.locator('.filters').innerText();
		expect(filters).toMatch(/Secteur\s: Acteur du tourisme/);
		expect(filters).toMatch(new RegExp(`${part}\\sambassadeurs sur 320`));
		const said = await page.locator('body > [role="status"]').textContent();
		expect(said).toMatch(new RegExp(`Ambassadeurs inscrits, ${part}`));
		const current = page.locator('#split tr [aria-current]');
		expect(await current.innerText()).toMatch(/^Acteur du tourisme/);
		expect(await current.evaluate((link) => link === document.activeElement)).toBe(true);

		await page.keyboard.press('Shift+Tab');
		await page
			.locator('h1')
			.focus()
			.catch(() => undefined);
		await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
		await choose(page, /^Voir les lignes/);
		await page.waitForURL(/\/rows\?/);
		expect(await page.locator('#count').innerText()).toMatch(new RegExp(`^${part}\\slignes$`));
		expect(await page.locator('main').innerText()).toContain('Usage interne');
		expect(await page.locator('tbody tr').count()).toBe(Math.min(part, 50));

		await choose(page, /^Territoire$/);
		await page.waitForURL(/sort=place/);
		expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');

		await choose(page, /^Retour au chiffre$/);
		await page.waitForURL((url) => !url.pathname.endsWith('/rows'));
		expect(await figureOf(page)).toBe(part);
		await choose(page, /^Tout montrer$/);
		await page.waitForURL((url) => !url.searchParams.has('where'));
		await page.locator('.filters').waitFor({ state: 'detached' });
		expect(await figureOf(page)).toBe(whole);

		await page.goBack();
		await page.locator('.filters').waitFor();
		expect(await figureOf(page)).toBe(part);
	}, 60_000);
});

describe('without JavaScript', () => {
	it('the same links load the same pages, several filters at once', async () => {
		const page = await example.open({ script: false });
		await page.goto(`${address}&by=sector&where=sector:tourism`);
		const part = await figureOf(page);
		await page.getByRole('link', { name: /^Intercommunalité$/ }).click();
		await page.getByRole('link', { name: /^Grand-Figeac/ }).click();
		const smaller = await figureOf(page);
		expect(smaller).toBeLessThan(part);
		expect(new URL(page.url()).searchParams.get('territory')).toBe('200067361');
		await page.getByRole('link', { name: 'Retirer le filtre Territoire' }).click();
		expect(await figureOf(page)).toBe(part);
	});

	it.each([
		['where=nonsense', 400],
		['where=sector:" or 1=1', 400],
		['where=nothing:x', 400],
		['by=unit_key', 400],
		['where=sector:tourism&where=sector:health', 400]
	])('what can’t be understood is refused in words: %s', async (query, status) => {
		const page = await example.open({ script: false });
		const answer = await page.goto(`${address}&${query}`);
		expect(answer?.status()).toBe(status);
		expect((await page.locator('main').innerText()).length).toBeGreaterThan(20);
	});
});

it('what the page is held to is printed, and its links are not', async () => {
	const page = await example.open();
	await page.goto(`${address}&by=sector&where=sector:tourism`);
	await page.emulateMedia({ media: 'print' });
	const words = await page.locator('body').innerText();
	expect(words).toMatch(/Secteur\s: Acteur du tourisme/);
	expect(words).toMatch(/ambassadeurs sur 320/);
	expect(words).not.toMatch(/Tout montrer|Voir les lignes/);
});

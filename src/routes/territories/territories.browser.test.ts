import { describe, expect, it, onTestFinished } from 'vitest';
import type { Page } from 'playwright-core';
import { squares } from '#lib/server/contours/contours-fixture.ts';
import { buildEdition } from '#lib/server/editions/build-edition.ts';
import { trialProgramme } from '#lib/server/editions/trial-programme.ts';
import { seenAsCookie } from '#lib/server/people/example-people.ts';
import { startServer } from '../../testing/start-server.ts';
import { useBrowser } from '../../testing/use-browser.ts';

const example = useBrowser();

/** Presses Tab until what has the focus answers to a selector. */
async function tabTo(page: Page, selector: string): Promise<number> {
	for (let presses = 1; presses <= 400; presses++) {
		await page.keyboard.press('Tab');
		if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector))
			return presses;
	}
	throw new Error(`no way to ${selector}`);
}

const focused = (page: Page) =>
	page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

describe('a map of communes', () => {
	it('is chosen, walked through and left by keyboard alone', async () => {
		const trial = trialProgramme({
			'data/contours/lot.geojson': JSON.stringify(squares('INSEE', '46'))
		});
		const workspace = trial.open();
		await buildEdition(workspace);
		workspace.close();
		const env = { JALON_PROGRAMME: trial.folder, JALON_VAR: trial.var };
		const server = await startServer(env);
		await example.signIn(server.url, env);
		onTestFinished(async () => void (await server.stop()));
		const page = await example.open();
		await page.goto(`${server.url}/territories`);
		await tabTo(page, 'select[name=level]');
		await page.keyboard.press('ArrowDown');
		// A list acts at once for the pointer only: the keyboard has the button.
		await tabTo(page, 'main form button');
		await page.keyboard.press('Enter');
		await page.waitForURL(/level=commune/);
		await tabTo(page, '[data-walk=map] a');
		expect(await focused(page)).toContain('Albas');
		await page.keyboard.press('ArrowRight');
		const second = await focused(page);
		expect(second).not.toContain('Albas');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowUp');
		expect(await focused(page)).toBe(second);
		expect(await page.locator('.walk-tip').innerText()).toBe(second);
		await page.keyboard.press('ArrowLeft');
		await page.keyboard.press('Escape');
		expect(await page.locator('.walk-tip').isVisible()).toBe(false);
		// One stop of the Tab key, however many communes: the table is next.
		expect(await tabTo(page, '[data-walk=map] summary')).toBe(1);
		await page.keyboard.press('Enter');
		expect(await page.locator('[data-walk=map] tbody tr').count()).toBe(
			squares('a', '46').features.length
		);
		await page.keyboard.press('Shift+Tab');
		await page.keyboard.press('Enter');
		await page.waitForURL(/\/territories\/46\d{3}/);
		expect(await page.locator('h1').innerText()).toBe('Albas');
	});
});

describe('territories of the example', () => {
	it('are walked from north to south on the dots, each opening its page', async () => {
		const page = await example.open();
		await page.goto('/territories?as-of=2019-12-20');
		await tabTo(page, '[data-walk=list] a');
		expect(await focused(page)).toMatch(/^Causses et Vallée de la Dordogne.:.\d+.ambassadeurs/);
		await page.keyboard.press('ArrowDown');
		expect(await focused(page)).toContain('Grand-Figeac');
		await page.keyboard.press('End');
		expect(await focused(page)).toContain('Quercy Blanc');
		await page.keyboard.press('Enter');
		await page.waitForURL(/\/territories\/200039519\?as-of=2019-12-20/);
		expect(await page.locator('main').innerText()).toContain('de la population du programme');
	});

	it('are links without script too, and their courses keep the choice of the map', async () => {
		const page = await example.open({ script: false });
		await page.goto('/territories?level=commune&territory=200067361');
		await page.locator('select[name=show]').selectOption('evolution');
		await page.getByRole('button', { name: 'Afficher' }).click();
		expect(await page.locator('main svg').first().getAttribute('role')).toBe('img');
		await page.locator('select[name=show]').selectOption('map');
		await page.getByRole('button', { name: 'Afficher' }).click();
		expect(page.url()).toContain('level=commune');
		expect(page.url()).toContain('territory=200067361');
		await page.goto('/territories');
		await page.locator('[data-walk=map] a').first().focus();
		await page.keyboard.press('Enter');
		await page.waitForURL(/\/territories\/200066371/);
	});

	it('masked for the most part, are told together by groupings that have figures', async () => {
		const page = await example.open();
		await page
			.context()
			.addCookies([{ name: seenAsCookie, value: 'official', url: example.origin }]);
		onTestFinished(() => page.context().clearCookies({ name: seenAsCookie }));
		await page.goto('/territories?indicator=people-in-support&as-of=2022-12-16');
		await page.getByRole('link', { name: 'par regroupement de territoires' }).click();
		await page.waitForURL(/level=grouping/);
		expect(page.url()).toContain('as-of=2022-12-16');
		expect(await page.locator('select[name=level]').inputValue()).toBe('grouping');
		const rows = await page.locator('[data-walk=list] tbody tr').allTextContents();
		expect(rows).toHaveLength(3);
		expect(rows[0]).toContain('Nord du Lot');
		expect(rows.filter((row) => /\d/.test(row) && !row.includes('Masqué')).length).toBeGreaterThan(
			1
		);
		await page
			.getByRole('navigation', { name: 'Territoires' })
			.getByText('Est du Lot', { exact: true })
			.click();
		await page.waitForURL(/\/territories\/est/);
		expect(await page.locator('main').innerText()).toContain('Ses intercommunalités');
	});

	it('tell since when figures changed, whatever day they are compared with', async () => {
		const page = await example.open({ script: false });
		const head = () => page.locator('main thead').first().innerText();
		await page.goto('/territories/200067361?as-of=2019-12-20');
		expect(await head()).toContain('Sur un an');
		expect(await page.locator('td.picture .visually-hidden').first().textContent()).toMatch(
			/qu’au 31 décembre 2018|stable/
		);
		await page.goto('/territories/200067361?as-of=2019-12-20&compare=2019-06-28');
		expect(await head()).toContain('Depuis le 28 juin 2019');
		expect(await head()).not.toContain('Sur un an');
		await page.goto('/territories?as-of=2019-12-20&compare=2019-06-28');
		const told = await page.locator('[data-walk] a').first().getAttribute('aria-label');
		expect(told).toContain('28 juin 2019');
		expect(told).not.toContain('un an plus tôt');
	});

	it('the sentence of an area stays while the pointer is on it', async () => {
		const page = await example.open();
		await page.goto('/territories?as-of=2019-12-20');
		await page.locator('[data-walk=list] a').nth(2).hover();
		const tip = page.locator('.walk-tip');
		expect(await tip.isVisible()).toBe(true);
		const box = (await tip.boundingBox())!;
		await page.mouse.move(box.x + box.width / 2, box.y + box.height - 4, { steps: 3 });
		await page.waitForTimeout(500);
		expect(await tip.isVisible()).toBe(true);
		await page.mouse.move(4, 4);
		await tip.waitFor({ state: 'hidden' });
	});
});

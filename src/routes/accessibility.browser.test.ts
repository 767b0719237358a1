import AxeBuilder from '@axe-core/playwright';
import { glob } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { examplePages, inEnglish } from '../testing/example-pages.ts';
import { useBrowser } from '../testing/use-browser.ts';

const example = useBrowser();
const everything = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] } as const;
const colours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } as const;

/** What axe finds wrong, in a form that a failing test can show. Pages have no frames, so the light mode sees all. */
async function violations(page: Page, runOnly: typeof everything | typeof colours = everything) {
	const { violations } = await new AxeBuilder({ page })
		.setLegacyMode(true)
		.options({
			runOnly: { type: runOnly.type, values: [...runOnly.values] },
			resultTypes: ['violations']
		})
		.analyze();
	return violations.map(({ id, nodes }) => ({
		id,
		nodes: nodes.slice(0, 5).map(({ target, failureSummary }) => `${target}: ${failureSummary}`)
	}));
}

/** Pixels that stick out of the window to the right. */
const sticksOut = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe('every page', () => {
	it('is in the list that these tests go through', async () => {
		const routes: string[] = [];
		for await (const file of glob('**/+page.svelte', { cwd: 'src/routes' }))
			routes.push(`/${dirname(file)}`.replace('/.', '/'));
		const listed = new Set(examplePages.map(({ route }) => route));
		expect(routes.filter((route) => !listed.has(route))).toEqual([]);
	});

	describe.each([
		['fr', 'Données fictives', (path: string) => path],
		['en', 'Fictitious data', inEnglish]
	] as const)('in %s', (language, notice, localize) => {
		it.each(examplePages)(
			'passes axe wide, narrow, dark, on the wall and on paper: $path',
			async ({ path, status, alone = false }) => {
				const page = await example.open();
				const response = await page.goto(localize(path));
				expect(response?.status()).toBe(status);
				expect(await page.locator('html').getAttribute('lang')).toBe(language);
				// A report or slides say it on each page of theirs.
				const told = page.locator(alone ? 'body' : 'header');
				expect(await told.innerText()).toContain(notice);
				expect(await violations(page)).toEqual([]);

				await page.setViewportSize({ width: 360, height: 740 });
				expect(await violations(page)).toEqual([]);
				expect(await sticksOut(page)).toBe(0);
				await page.setViewportSize({ width: 320, height: 740 });
				expect(await sticksOut(page)).toBe(0);

				await page.emulateMedia({ colorScheme: 'dark' });
				expect(await violations(page, colours)).toEqual([]);

				// The room's wall and paper: their structure is the same in both languages.
				if (language !== 'fr') return;
				await page.emulateMedia({ colorScheme: 'light' });
				await page.setViewportSize({ width: 1920, height: 1080 });
				expect(await violations(page)).toEqual([]);
				expect(await sticksOut(page)).toBe(0);
				await page.emulateMedia({ media: 'print' });
				expect(await violations(page)).toEqual([]);
			}
		);
	});

	it('would fail with words too pale to read', async () => {
		const page = await example.open();
		await page.goto('/legal-notice');
		await page.evaluate(() => (document.querySelector('h1')!.style.color = '#ccc'));
		expect(await violations(page)).toMatchObject([{ id: 'color-contrast' }]);
	});
});

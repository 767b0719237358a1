import { glob } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { axeViolations } from '../testing/axe.ts';
import { examplePages, signInRoutes } from '../testing/example-pages.ts';
import { openedPage, sticksOut } from '../testing/opened-page.ts';
import { useBrowser } from '../testing/use-browser.ts';

const example = useBrowser();

describe('every page', () => {
	it('is in the list that these tests go through', async () => {
		const routes: string[] = [];
		for await (const file of glob('**/+page.svelte', { cwd: 'src/routes' }))
			routes.push(`/${dirname(file)}`.replace('/.', '/'));
		const listed = new Set([...examplePages.map(({ route }) => route), ...signInRoutes]);
		expect(routes.filter((route) => !listed.has(route))).toEqual([]);
	});

	it.each(examplePages)(
		'passes axe wide, narrow, dark, on the wall and on paper, and asks nothing of another server: $path',
		async (listed) => {
			const { page, faults } = await openedPage(example, listed, 'fr');
			expect(await axeViolations(page)).toEqual([]);

			await page.setViewportSize({ width: 360, height: 740 });
			expect(await axeViolations(page, 'structure')).toEqual([]);
			expect(await sticksOut(page)).toBe(0);
			await page.setViewportSize({ width: 320, height: 740 });
			expect(await sticksOut(page)).toBe(0);

			// What a telephone colours otherwise takes its colours from the same few names, light or dark.
			await page.emulateMedia({ colorScheme: 'dark' });
			expect(await axeViolations(page, 'colours')).toEqual([]);

			await page.emulateMedia({ colorScheme: 'light' });
			// No style colours by width over 900 pixels: the colours are those that were looked at.
			await page.setViewportSize({ width: 1920, height: 1080 });
			expect(await axeViolations(page, 'structure')).toEqual([]);
			expect(await sticksOut(page)).toBe(0);
			await page.emulateMedia({ media: 'print' });
			expect(await axeViolations(page, 'colours')).toEqual([]);
			expect(faults).toEqual([]);
		}
	);

	it('would fail with what is asked of another server, an error, and what its policy forbids', async () => {
		const [listed] = examplePages.filter(({ path }) => path === '/legal-notice');
		const { page, faults } = await openedPage(example, listed!, 'fr');
		expect(faults).toEqual([]);
		await page.evaluate(async () => {
			document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/x.png' }));
			console.error('out of order');
			await fetch('/nulle-part');
		});
		await expect.poll(() => faults.join()).toContain('policy: img-src');
		expect(faults.join()).toContain('out of order');
		expect(faults.join()).toContain('/nulle-part 404');
	});

	it('would fail with words too pale to read', async () => {
		const page = await example.open();
		await page.goto('/legal-notice');
		await page.evaluate(() => (document.querySelector('h1')!.style.color = '#ccc'));
		expect(await axeViolations(page)).toMatchObject([{ id: 'color-contrast' }]);
		expect(await axeViolations(page, 'colours')).toMatchObject([{ id: 'color-contrast' }]);
	});

	it('would fail with a picture that says nothing', async () => {
		const page = await example.open();
		await page.goto('/legal-notice');
		await page.evaluate(() => document.querySelector('main')!.append(new Image()));
		expect(await axeViolations(page, 'structure')).toMatchObject([{ id: 'image-alt' }]);
	});
});

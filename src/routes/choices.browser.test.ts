import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { examplePages } from '../testing/example-pages.ts';
import { useBrowser } from '../testing/use-browser.ts';

const example = useBrowser();
const shown = examplePages.filter(({ status }) => status === 200);
/** Reports and slides are documents of their own, without a menu. */
const framed = shown.filter(({ alone }) => alone !== true);
const withoutScript = { script: false };

/** The figure of the first card, the registered ambassadors. */
const firstFigure = (page: Page) => page.locator('.headlines article .figure').first().innerText();

const choicesOf = (url: string) => Object.fromEntries(new URL(url).searchParams);

describe('without JavaScript', () => {
	it.each(shown)('a page shows what it has to say: $path', async ({ path, brief = false }) => {
		const page = await example.open(withoutScript);
		await page.goto(path);
		expect(await page.locator('h1').count()).toBe(1);
		const words = await page.locator('main').innerText();
		expect(words.length).toBeGreaterThan(brief ? 100 : 400);
		expect(words).not.toMatch(/undefined|NaN|\[object|Infinity/);
	});

	it('another date is chosen with the form, and the figure is that date’s', async () => {
		const page = await example.open(withoutScript);
		await page.goto('/');
		expect(await firstFigure(page)).not.toContain('320');
		await page.getByLabel('Situation au').fill('2019-12-20');
		await page.getByRole('button', { name: 'Afficher' }).click();
		expect(choicesOf(page.url())).toMatchObject({ 'as-of': '2019-12-20' });
		expect(await firstFigure(page)).toMatch(/^320/);
		expect(await page.locator('header').innerText()).toContain('Situation au 20 décembre 2019');
		expect(await page.locator('.headlines').innerText()).toMatch(/55/);
	});

	it('a territory is chosen with the form, and the form keeps the other choices', async () => {
		const page = await example.open(withoutScript);
		await page.goto('/indicators/ambassadors-registered?as-of=2019-12-20&grain=year');
		await page.getByLabel('Territoire').selectOption('200067361');
		await page.getByRole('button', { name: 'Afficher' }).click();
		expect(choicesOf(page.url())).toMatchObject({
			'as-of': '2019-12-20',
			grain: 'year',
			territory: '200067361'
		});
		expect(await page.locator('header').innerText()).toContain('Grand-Figeac');
		const figure = Number(await page.locator('.head .figure').innerText().then(parseFloat));
		expect(figure).toBeGreaterThan(0);
		expect(figure).toBeLessThan(320);
	});

	it('an indicator is chosen on the territories page, whose form keeps the date', async () => {
		const page = await example.open(withoutScript);
		await page.goto('/territories?as-of=2019-12-20');
		await page.locator('select[name=indicator]').selectOption('communes-covered');
		await page.getByRole('button', { name: 'Afficher' }).click();
		expect(choicesOf(page.url())).toEqual({
			'as-of': '2019-12-20',
			indicator: 'communes-covered',
			show: 'map',
			level: 'intercommunality',
			territory: ''
		});
		expect(await page.locator('h2').first().innerText()).toMatch(/commune/i);
	});

	it('a report is asked for with a form', async () => {
		const page = await example.open(withoutScript);
		await page.goto('/reports?as-of=2019-12-20');
		const form = page.locator('form[action="/reports/yearly-review"]');
		await form.locator('select[name=year]').selectOption('2019');
		await form.getByRole('button', { name: 'Page HTML' }).click();
		await page.waitForURL(/yearly-review\?/);
		expect(await page.locator('body').innerText()).toMatch(/320/);
		expect(await page.locator('body').innerText()).toContain('Données fictives');
	});

	it.each([
		['yearly-review', 'Annexe Excel (XLSX)', 'xlsx', /spreadsheetml\.sheet$/],
		['press-article', 'Texte (Markdown)', 'md', /^text\/markdown; charset=utf-8$/]
	])('%s is taken away: %s', async (name, button, ending, type) => {
		const page = await example.open(withoutScript);
		await page.goto('/reports?as-of=2019-12-20');
		const arriving = page.waitForEvent('download');
		await page
			.locator(`form[action="/reports/${name}"]`)
			.getByRole('button', { name: button })
			.click();
		expect((await arriving).suggestedFilename()).toBe(`${name}-2019.${ending}`);
		const answer = await page.request.get((await arriving).url());
		expect(answer.headers()['content-type']).toMatch(type);
		expect((await page.request.get(`/reports/${name}?format=odt`)).status()).toBe(400);
	});
});

describe('a choice in the URL', () => {
	const choices = {
		'as-of': '2019-12-20',
		compare: '2019-06-28',
		territory: '200067361',
		axis: 'ambassadors'
	};

	it('is carried by every link that leads to figures', async () => {
		const page = await example.open();
		await page.goto('/received');
		const edition = (await page.locator('.editions a').first().innerText()).trim();
		const query = `?${new URLSearchParams({ ...choices, edition })}`;
		const kept = ['as-of', 'compare', 'edition', 'axis'];
		for (const path of new Set(framed.map((page) => page.path.split('?')[0]))) {
			await page.goto(`${path}${query}`);
			// The first visit's links, those to other editions and the way back to all are choices of their own.
			const links = await page
				.locator('a[href^="/"]:not(aside a):not(.editions a):not(.chosen a):not([download])')
				.evaluateAll((links) =>
					// Links of a map are SVG's, whose address is no text.
					links.map((link) => new URL(link.getAttribute('href') ?? '', location.href).href)
				);
			const pages = links.filter((link) => !/\.\w+$/.test(new URL(link).pathname));
			expect(pages.length).toBeGreaterThan(8);
			const lost = pages.filter((link) => {
				const { pathname, searchParams } = new URL(link);
				// A meeting has a date and a version of its own, which its page does not carry elsewhere.
				const ofMeeting =
					searchParams.has('meeting') ||
					[path, pathname].some((address) => /^\/meetings\/\d/.test(address ?? ''));
				// A sheet is of one indicator or one territory, and takes no axis.
				const isSheet = pathname.endsWith('-sheet');
				const owed = ofMeeting ? ['axis'] : kept.filter((name) => !isSheet || name !== 'axis');
				return owed.some((name) => !searchParams.has(name));
			});
			expect(lost.map((link) => `${path} → ${link}`)).toEqual([]);
		}
	});

	it('is kept by the other language, which is one click away', async () => {
		const page = await example.open();
		const query = new URLSearchParams({ ...choices, grain: 'year' });
		await page.goto(`/indicators/ambassadors-registered?${query}`);
		const figure = await page.locator('.head .figure').innerText();
		await page.getByRole('link', { name: 'English' }).click();
		await page.waitForURL(/\/en\/indicators\//);
		expect(choicesOf(page.url())).toEqual(Object.fromEntries(query));
		expect(await page.locator('html').getAttribute('lang')).toBe('en');
		expect(await page.locator('h1').innerText()).toBe('Registered ambassadors');
		expect(parseInt(await page.locator('.head .figure').innerText())).toBe(parseInt(figure));
		await page.getByRole('link', { name: 'Français' }).click();
		await page.waitForURL(/:\d+\/indicators\//);
		expect(choicesOf(page.url())).toEqual(Object.fromEntries(query));
		expect(await page.locator('h1').innerText()).toBe('Ambassadeurs inscrits');
	});

	it.each(['/?as-of=2019-12-20', '/territories?as-of=2019-12-20&indicator=communes-covered'])(
		'is kept by the other language, whatever it is: %s',
		async (path) => {
			const page = await example.open();
			await page.goto(path);
			const before = choicesOf(page.url());
			await page.getByRole('link', { name: 'English' }).click();
			await page.waitForURL(/\/en\b/);
			expect(choicesOf(page.url())).toEqual(before);
			expect(await page.locator('header').innerText()).toContain('20 December 2019');
		}
	);

	it('decides what the page compares with', async () => {
		const page = await example.open();
		await page.goto('/?as-of=2020-12-11&compare=2019-06-28');
		expect(await page.locator('thead th.figure').first().innerText()).toContain('28 juin 2019');
		await page.goto('/?as-of=2020-12-11');
		expect(await page.locator('thead th.change').first().innerText()).toContain('20 déc. 2019');
	});
});

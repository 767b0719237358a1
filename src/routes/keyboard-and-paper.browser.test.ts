import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPdf } from '../testing/open-pdf.ts';
import { useBrowser } from '../testing/use-browser.ts';

const example = useBrowser();

/** Where the focus is, and whether an eye can see that it is there. */
const focused = (page: Page) =>
	page.evaluate(() => {
		const { activeElement: element } = document;
		if (element === null || element === document.body) return null;
		const { outlineStyle, outlineWidth } = getComputedStyle(element);
		const { width, height, right, bottom, top } = element.getBoundingClientRect();
		return {
			what: `${element.localName} ${element.textContent.trim().slice(0, 40)}`,
			ringed: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
			onScreen: width > 1 && height > 1 && right > 0 && bottom > 0 && top < window.innerHeight
		};
	});

describe('with the keyboard', () => {
	it('the first stop is a visible link that skips to the content', async () => {
		const page = await example.open();
		await page.goto('/');
		await page.keyboard.press('Tab');
		expect(await focused(page)).toEqual({
			what: 'a Aller au contenu',
			ringed: true,
			onScreen: true
		});
		await page.keyboard.press('Enter');
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
		await page.keyboard.press('Tab');
		expect(
			await page.evaluate(() => document.querySelector('main')!.contains(document.activeElement))
		).toBe(true);
	});

	it.each(['/?as-of=2019-12-20', '/indicators/ambassadors-registered', '/received'])(
		'every stop is seen, and none holds the focus: %s',
		async (path) => {
			const page = await example.open();
			await page.goto(path);
			const expected = await page
				.locator('a[href], button:visible, input:visible, select, summary, [tabindex="0"]')
				.evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
			const stops: (Awaited<ReturnType<typeof focused>> & object)[] = [];
			for (let press = 0; press < expected + 10; press++) {
				await page.keyboard.press('Tab');
				const stop = await focused(page);
				if (stop === null) break;
				stops.push(stop);
			}
			expect(stops.filter(({ ringed, onScreen }) => !ringed || !onScreen)).toEqual([]);
			expect(new Set(stops.map(({ what }) => what)).size).toBeGreaterThan(15);
			expect(stops.length).toBeLessThan(expected + 10);
		},
		90_000
	);
});

describe('events on a time chart, with the keyboard', () => {
	it('are hidden by kind, on the chart and in its table, and shown again', async () => {
		const page = await example.open();
		await page.goto('/indicators/contacts-received?as-of=2019-12-20');
		const told = () => page.locator('#series table').textContent();
		const toggle = async (name: string, shown: string | null) => {
			await page.getByRole('link', { name }).focus();
			await page.keyboard.press('Enter');
			await page.waitForURL((url) => url.searchParams.get('events') === shown);
		};
		const all = await told();
		expect(all).toContain('Séance du 28 juin');
		expect(all).toMatch(/Campagne\u202f: «\sEt si vous restiez\s\?\s»/);
		expect(all).toContain('Salon\u202f: Rencontres de l’emploi de Figeac');
		await toggle('Masquer sur le graphique\u202f: Campagnes', 'meetings,fairs');
		expect(await told()).not.toContain('Campagne');
		expect(await page.locator('#series svg').first().textContent()).not.toContain('restiez');
		await toggle('Montrer sur le graphique\u202f: Campagnes', null);
		expect(await told()).toBe(all);
	});
});

describe('on paper', () => {
	it('the committee’s page keeps its figures and leaves its menu and its forms', async () => {
		const page = await example.open();
		await page.goto('/?as-of=2019-12-20');
		await page.emulateMedia({ media: 'print' });
		expect(
			await page.locator('nav, form, .skip, .tools, aside').filter({ visible: true }).count()
		).toBe(0);
		const words = await page.locator('body').innerText();
		expect(words).toContain('Situation au 20 décembre 2019');
		expect(words).toContain('Données fictives');
		expect(words).toMatch(/Ambassadeurs inscrits\s+320/);
		expect(words).not.toContain('Territoires');
		expect(words).not.toContain('Afficher');
	});

	it('the committee’s page makes a PDF of a few sheets, with the figure and without the menu', async () => {
		const page = await example.open();
		await page.goto('/?as-of=2019-12-20');
		const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true });
		const { pages, title, structure } = await openPdf(pdf);
		expect(title).toContain('Vue du comité');
		expect(pages.length).toBeGreaterThanOrEqual(2);
		expect(pages.length).toBeLessThanOrEqual(8);
		expect(pdf.toString('latin1')).toMatch(
			/\/MediaBox\s*\[\s*0 0 59[45](\.\d+)? 84[12](\.\d+)?\s*\]/
		);
		expect(pages[0]).toMatch(/Ambassadeurs inscrits\s+320/);
		expect(pages[0]).toContain('Données fictives');
		expect(pages.join(' ')).not.toMatch(
			/Données reçues|Afficher|English|Imprimer|Aller au contenu/
		);
		expect(JSON.stringify(structure)).toContain('"role":"Table"');
	});
});

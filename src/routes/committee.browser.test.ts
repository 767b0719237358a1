import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPdf } from '../testing/open-pdf.ts';
import { useBrowser } from '../testing/use-browser.ts';

const example = useBrowser();
const choicesOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

/** Presses Tab until the focus is on what is called so. */
async function tabTo(page: Page, called: string): Promise<void> {
	for (let press = 0; press < 120; press++) {
		await page.keyboard.press('Tab');
		const name = await page.evaluate(() => {
			const { activeElement: element } = document;
			if (element instanceof HTMLSelectElement) return element.labels[0]?.firstChild?.textContent;
			return element?.textContent;
		});
		if (name?.trim() === called) return;
	}
	throw new Error(`The keyboard did not reach « ${called} ».`);
}

async function follow(page: Page, called: string): Promise<void> {
	await tabTo(page, called);
	await page.keyboard.press('Enter');
	await page.waitForLoadState();
}

/** Types the beginning of an option, then sends the form. */
async function choose(page: Page, label: string, begins: string): Promise<void> {
	await tabTo(page, label);
	await page.keyboard.type(begins);
	await follow(page, 'Afficher');
}

const rowsOf = (page: Page) =>
	page
		.locator('#table tbody tr')
		.evaluateAll((rows) =>
			rows.map((row) =>
				[...row.children].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim())
			)
		);

describe('with the keyboard alone', () => {
	it('figures are held to an axis, which follows through the menu and back, until all is shown', async () => {
		const page = await example.open();
		await page.goto('/?as-of=2019-12-20');
		expect(await page.locator('.axes section').count()).toBe(7);
		await choose(page, 'Axe', 'Emploi');
		await page.waitForURL(/axis=jobs/);
		expect(await page.locator('.axes h2').allInnerTexts()).toEqual([
			'Emploi et mobilité résidentielle'
		]);
		expect(await page.locator('.chosen').innerText()).toContain(
			'Axe\u202f: Emploi et mobilité résidentielle'
		);
		await follow(page, 'Données reçues');
		await page.waitForURL(/\/received/);
		await follow(page, 'Vue du comité');
		await page.waitForURL(/\/\?/);
		expect(choicesOf(page)).toMatchObject({ axis: 'jobs', 'as-of': '2019-12-20' });
		expect(await page.locator('.axes section').count()).toBe(1);
		// A territory's page is held to it too; an indicator's tells that it follows.
		await page.goto('/territories/200067361?as-of=2019-12-20&axis=jobs');
		expect(await page.locator('.chosen').innerText()).toContain('Axe\u202f: Emploi');
		await page.goto('/indicators/ambassadors-registered?as-of=2019-12-20&axis=jobs');
		expect(await page.locator('.chosen').innerText()).toContain('Choix gardés');
		await follow(page, 'Vue du comité');
		await page.waitForURL(/\/\?/);
		await follow(page, 'Tout montrer');
		await page.waitForURL((url) => !url.searchParams.has('axis'));
		expect(await page.locator('.axes section').count()).toBe(7);
		await page.goBack();
		expect(await page.locator('.axes section').count()).toBe(1);
	});

	it('all indicators stand in one table, sorted by a heading, then the other way round', async () => {
		const page = await example.open();
		await page.goto('/?as-of=2019-12-20');
		await follow(page, 'Tableau');
		await page.waitForURL(/layout=table/);
		const declared = await rowsOf(page);
		const heads = await page.locator('#table thead th').allInnerTexts();
		const status = heads.indexOf('Statut');
		await follow(page, 'Statut');
		await page.waitForURL(/sort=status/);
		const worst = await rowsOf(page);
		expect(worst.length).toBe(declared.length);
		expect(worst.map((row) => row[1]).sort()).toEqual(declared.map((row) => row[1]).sort());
		const order = ['En retard', 'À surveiller', 'Dans le rythme', 'En avance'];
		const told = worst.map((row) => order.indexOf(row[status] ?? '')).filter((at) => at >= 0);
		expect(new Set(told).size).toBe(4);
		expect(told).toEqual(told.toSorted((a, b) => a - b));
		expect(order).toContain(worst[0]?.[status]);
		const sorted = page.locator('#table th[aria-sort]');
		expect(await sorted.allInnerTexts()).toEqual(['Statut']);
		expect(await sorted.getAttribute('aria-sort')).toBe('ascending');
		await follow(page, 'Statut');
		await page.waitForURL(/sort=-status/);
		expect((await rowsOf(page))[0]?.[status]).toBe('En avance');
		expect(await sorted.getAttribute('aria-sort')).toBe('descending');
		// A sparkline is silent; a sentence stands for it.
		const trend = page.locator('#table td.trend').first();
		expect(await trend.locator('svg').getAttribute('aria-hidden')).toBe('true');
		expect(await trend.innerText()).toMatch(/un an|comparable/);
	});

	it('two dates are compared side by side, and their difference is theirs', async () => {
		const page = await example.open();
		await page.goto('/?as-of=2019-12-20&layout=table');
		await choose(page, 'Comparer à', 'Séance du 28');
		await page.waitForURL(/compare=2019-06-28/);
		const heads = await page.locator('#table thead th').allInnerTexts();
		const [before, now] = ['28 juin 2019', '20 déc. 2019'].map((head) => heads.indexOf(head));
		const difference = heads.indexOf('Différence');
		const row = (await rowsOf(page)).find((cells) => cells[1] === 'Ambassadeurs inscrits') ?? [];
		expect(row[now!]).toBe('320');
		expect(Number(row[before!]) + Number(row[difference])).toBe(320);
		const points = (await rowsOf(page)).find((cells) => cells[1] === 'Communes couvertes') ?? [];
		expect(points[difference]).toMatch(/pts$/);
		await choose(page, 'Comparer à', 'fin 2018');
		await page.waitForURL(/compare=2018-12-31/);
		await follow(page, 'Comparer les années entières 2018 et 2019');
		await page.waitForURL(/as-of=2019-12-31/);
		expect(await page.locator('#table thead').innerText()).toMatch(/31 déc. 2018\s+31 déc. 2019/);
	});

	it('another date is asked for once it is chosen', async () => {
		const page = await example.open();
		await page.goto('/?as-of=2019-12-20');
		const date = page.getByLabel('Autre date', { exact: true });
		expect(await date.isVisible()).toBe(false);
		await tabTo(page, 'Comparer à');
		await page.keyboard.type('une autre');
		expect(await date.isVisible()).toBe(true);
		await date.fill('2019-03-31');
		await follow(page, 'Afficher');
		await page.waitForURL(/compare-on=2019-03-31/);
		expect(await page.locator('.chosen').innerText()).toContain('Comparé au 31 mars 2019');
		expect(await page.locator('nav a[aria-current]').first().getAttribute('href')).toContain(
			'compare=2019-03-31'
		);
	});

	it('lines of each axis are put in order as a choice, axes staying in theirs', async () => {
		const page = await example.open();
		await page.goto('/?as-of=2019-12-20');
		const axes = await page.locator('.axes h2').allInnerTexts();
		const first = page.locator('#ambassadors tbody th').first();
		expect(await first.innerText()).toBe('Ambassadeurs inscrits');
		await follow(page, 'écart');
		await page.waitForURL(/sort=gap/);
		expect(await page.locator('.axes h2').allInnerTexts()).toEqual(axes);
		expect(await first.innerText()).toBe('Ambassadeurs actifs');
	});
});

it('what officers say stands beside the status, in words, with who and when within reach', async () => {
	const page = await example.open({ script: false });
	await page.goto('/?as-of=2019-12-20&meeting=2019-02');
	const line = page.locator('.axes td.status a[href*="#appraisals"]').first();
	expect(await line.locator('svg').getAttribute('aria-hidden')).toBe('true');
	const level = /objectif (sécurisé|atteignable|compromis)|appuis nécessaires/;
	expect(await line.innerText()).toMatch(level);
	expect(await line.getAttribute('title')).toMatch(/, le \d+\S* .+ 20\d\d$/);
	const point = page.locator('.two article p:has(svg)').first();
	expect(await point.innerText()).toMatch(level);
	expect(await point.innerText()).toMatch(/— .+, le \d+/);
	await page.goto('/?as-of=2019-12-20&meeting=2019-02&layout=table');
	const cell = page.locator('#table td.appraisal:has(svg)').first();
	expect(await cell.innerText()).toMatch(level);
	expect(await cell.innerText()).toMatch(/, le \d+/);
	await cell.locator('a').click();
	await page.waitForURL((url) => url.hash === '#appraisals');
	await page.locator('#appraisals blockquote').first().waitFor();
});

describe('figures held to an audience', () => {
	it('say what is left out and that targets do not speak of them', async () => {
		const page = await example.open({ script: false });
		await page.goto('/?as-of=2022-12-16&audience=city');
		const words = await page.locator('main').innerText();
		expect(words).toContain('Public\u202f: Citadins en quête de changement');
		expect(words).toMatch(/\d+ indicateurs sans public ne sont pas montrés/);
		expect(words).toContain('Sans cible pour ce public');
		expect(words).not.toContain('Ambassadeurs inscrits');
		const link = page.locator('.axes tbody a').first();
		expect(
			new URL((await link.getAttribute('href')) ?? '', example.origin).searchParams.get('where')
		).toBe('audience:city');
	});
});

describe('on a telephone', () => {
	const hidden = (page: Page, cells: string) =>
		page
			.locator(cells)
			.evaluateAll((all) =>
				all.filter((one) => !one.checkVisibility() || one.getBoundingClientRect().height < 1)
			)
			.then(({ length }) => length);

	it('lines keep all their cells, and are put in order by links that are seen', async () => {
		const page = await example.open();
		await page.setViewportSize({ width: 360, height: 800 });
		await page.goto('/?as-of=2019-12-20&compare=2019-06-28');
		expect(await page.locator('.axes tbody td').count()).toBeGreaterThan(200);
		expect(await hidden(page, '.axes tbody td')).toBe(0);
		await page.goto('/?as-of=2019-12-20&layout=table');
		expect(await hidden(page, '#table tbody td')).toBe(0);
		expect(await page.locator('#table thead a:visible').count()).toBe(0);
		await follow(page, 'statut');
		await page.waitForURL(/sort=status/);
		expect(await page.locator('#table tbody tr').first().innerText()).toContain('En retard');
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
		for (const name of ['Présenter', 'Imprimer'])
			expect(await page.locator('header').getByText(name).isVisible()).toBe(true);
	});
});

describe('on paper', () => {
	it('a list of decisions is a table, each with what was last told of it', async () => {
		const page = await example.open();
		await page.goto('/decisions?as-of=2019-12-20');
		const { pages } = await openPdf(await page.pdf({ preferCSSPageSize: true, tagged: true }));
		expect(pages.join(' ').replace(/\s+/g, ' ')).toContain('Convention entre les trois chambres');
		await page.emulateMedia({ media: 'print' });
		await page.setViewportSize({ width: 794, height: 1000 });
		expect(await page.locator('main thead').isVisible()).toBe(true);
		await page.emulateMedia({ media: null });
	});

	it('each sheet tells the date, the version and the choices; the table lies on its side', async () => {
		const page = await example.open();
		await page.goto('/?as-of=2019-12-20&compare=2019-06-28');
		const printed = await page.pdf({ preferCSSPageSize: true, tagged: true });
		const { pages } = await openPdf(printed);
		expect(pages.length).toBeGreaterThan(2);
		expect(pages[0]).toContain('Comparé au 28 juin 2019');
		pages.slice(1).forEach((text, at) => {
			expect(text).toContain('Oh my Lot');
			expect(text).toContain('Situation au 20 décembre 2019 · Comparé au 28 juin 2019');
			expect(text).toMatch(/Version publiée le .+ · Données fictives/);
			expect(text).toContain(`${at + 2} / ${pages.length}`);
		});
		await page.goto('/?as-of=2019-12-20&layout=table');
		const table = await page.pdf({ preferCSSPageSize: true, tagged: true });
		expect((await openPdf(table)).pages.length).toBeLessThanOrEqual(3);
		expect(table.toString('latin1')).toMatch(
			/\/MediaBox\s*\[\s*0 0 84[12](\.\d+)? 59[45](\.\d+)?\s*\]/
		);
		expect(table.toString('latin1')).not.toMatch(/\/MediaBox\s*\[\s*0 0 59/);
	});
});

import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { docxFaults } from '../testing/docx-faults.ts';
import { openDocx } from '../testing/open-docx.ts';
import { openPdf } from '../testing/open-pdf.ts';
import { useBrowser } from '../testing/use-browser.ts';

const example = useBrowser();

/** Moves the focus with the keyboard to what says these words. */
async function tabTo(page: Page, words: RegExp, key = 'Tab'): Promise<void> {
	for (let presses = 0; presses < 250; presses++) {
		await page.keyboard.press(key);
		const focused = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
		if (words.test(focused)) return;
	}
	throw new Error(`The keyboard never comes to ${words}.`);
}

async function downloaded(page: Page): Promise<{ name: string; bytes: Buffer }> {
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.keyboard.press('Enter')
	]);
	return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

describe('by keyboard alone', () => {
	it('the committee’s page is taken away as it is filtered, and its files say so', async () => {
		const page = await example.open();
		await page.goto('/?as-of=2019-12-20&axis=ambassadors&territory=200067361');
		await tabTo(page, /^Télécharger toute la page/);
		await page.keyboard.press('Enter');
		await tabTo(page, /^Classeur Excel/);
		const workbook = await downloaded(page);
		expect(workbook.name).toBe('jalon-committee-ambassadors-2019-12-20.xlsx');
		const [data, notes] = (await readXlsx(workbook.bytes)).sheets;
		const shown = await page.locator('tbody tr').count();
		expect(data!.rows).toHaveLength(shown + 1);
		const said = Object.fromEntries(notes!.rows.map(([title, text]) => [title, text]));
		expect(said).toMatchObject({
			Avertissement: 'Données fictives',
			'Situation au': '20 décembre 2019',
			Portée: expect.stringContaining('usage interne')
		});
		expect(said['Filtres']).toMatch(/Grand-Figeac.* · Axe\u202f: Ambassadeurs/);

		await tabTo(page, /^CSV Excel français/);
		const office = (await downloaded(page)).bytes.toString();
		expect(office).toMatch(/^\uFEFFAxe;/);
		expect(office).toMatch(/\r\n\r\nTitre;.*\r\n/);
		expect(office).toMatch(/Filtres;.*Grand-Figeac/);
		await tabTo(page, /^CSV données ouvertes/);
		const open = parse((await downloaded(page)).bytes, { columns: true }) as Record<
			string,
			string
		>[];
		expect(open).toHaveLength(shown);
		expect(open[0]).toMatchObject({ as_of: '2019-12-20', fictitious: 'true' });
		expect(open[0]!['filters']).toContain('Grand-Figeac');
	});

	it('a chart’s picture and its text are taken from the indicator’s page', async () => {
		const page = await example.open();
		await page.goto('/indicators/ambassadors-registered?as-of=2019-12-20');
		await tabTo(page, /^Télécharger/);
		await page.keyboard.press('Enter');
		await tabTo(page, /^Image SVG/);
		const { name, bytes } = await downloaded(page);
		expect(name).toBe('jalon-indicators-ambassadors-registered-series-2019-12-20.svg');
		const svg = bytes.toString();
		for (const words of [
			'Ambassadeurs inscrits',
			'Situation au 20 décembre 2019',
			'Données fictives',
			'Source'
		])
			expect(svg).toContain(`>${words}`);
		await tabTo(page, /^Copier le texte/);
		await page.keyboard.press('Enter');
		await page.getByRole('status').filter({ hasText: 'Copié' }).first().waitFor();
		const text = await page.locator('textarea').first().inputValue();
		expect(text).toMatch(/de 58 à 320\sambassadeurs/);
		expect(text).toContain('Situation au 20 décembre 2019');
	});
});

describe('without script', () => {
	it.each([
		'/?as-of=2019-12-20',
		'/indicators/contacts-received?as-of=2019-12-20&by=channel',
		'/indicators/satisfaction/rows?as-of=2019-12-20',
		'/territories?as-of=2019-12-20',
		'/territories/200067361?as-of=2019-12-20',
		'/received',
		'/received/ambassadors',
		'/decisions?as-of=2020-12-11',
		'/targets',
		'/meetings/compare'
	])('each file that a page offers is one: %s', async (path) => {
		const page = await example.open({ script: false });
		await page.goto(path);
		const links = await page
			.locator('a[download][href*="/files/"]')
			.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
		expect(links.length).toBeGreaterThanOrEqual(4);
		const asked = new URL(page.url()).search;
		for (const link of links) {
			const answer = await page.request.get(link);
			expect(answer.status(), link).toBe(200);
			expect(new URL(link).search).toBe(asked);
			const headers = answer.headers();
			expect(headers['content-disposition']).toMatch(/^attachment; filename="jalon-[\x20-\x7e]+"$/);
			const bytes = await answer.body();
			const begins = /\.png\?|\.png$/.test(link)
				? '\u0089PNG'
				: /\.xlsx/.test(link)
					? 'PK'
					: /\.svg/.test(link)
						? '<svg'
						: '';
			expect(bytes.subarray(0, begins.length).toString('latin1')).toBe(begins);
			expect(bytes.length).toBeGreaterThan(100);
		}
	});
});

it.each([
	['/?as-of=2022-12-16&axis=jobs&partner=departement', ['Axe', 'Partenaire']],
	['/territories/200067361?as-of=2022-12-16&audience=city', ['Territoire', 'Public']]
])('the page on paper keeps to the choices of the page: %s', async (path, choices) => {
	const page = await example.open({ script: false });
	await page.goto(path);
	const link = page.locator('a[href*="committee-page"]');
	const answer = await page.request.get((await link.getAttribute('href')) ?? '');
	expect(answer.headers()['content-type']).toBe('application/pdf');
	const { pages } = await openPdf(await answer.body());
	for (const sheet of pages)
		for (const choice of choices) expect(sheet).toMatch(new RegExp(`${choice}\\s*: `));
	expect((await page.request.get('/reports/yearly-review?axis=jobs')).status()).toBe(400);
});

it('a report of pages is taken away as a Word file, slides are not', async () => {
	const page = await example.open({ script: false });
	await page.goto('/reports?as-of=2019-12-20');
	const form = page.locator('form[action="/reports/press-article"]');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		form.getByRole('button', { name: 'Word (DOCX)' }).click()
	]);
	expect(download.suggestedFilename()).toBe('press-article-2019.docx');
	const slides = page.locator('form[action="/reports/committee-slides"] button');
	expect(await slides.allInnerTexts()).not.toContain('Word (DOCX)');
	const answer = await page.request.get('/reports/press-article?year=2019&format=docx');
	expect(answer.headers()).toMatchObject({
		'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		'content-disposition': 'attachment; filename="press-article-2019.docx"'
	});
	const docx = await openDocx(await answer.body());
	expect(docxFaults(docx)).toEqual([]);
	expect(docx.property('dc:title')).toContain('Article de presse 2019');
	const refused = await page.request.get('/reports/committee-slides?year=2019&format=docx');
	expect(refused.status()).toBe(400);
});

it('a file has the order of the page, as one table or axis by axis', async () => {
	const page = await example.open({ script: false });
	for (const query of ['layout=table&sort=-gap', 'sort=gap', 'layout=table']) {
		await page.goto(`/?as-of=2019-12-20&${query}`);
		const shown = await page.locator('main tbody th[scope=row]').allInnerTexts();
		const answer = await page.request.get(`/files/committee.csv?as-of=2019-12-20&${query}`);
		const rows = parse(await answer.body(), { columns: true }) as Record<string, string>[];
		expect(rows.map(({ title }) => title)).toEqual(shown.map((title) => title.trim()));
	}
});

it('two meetings compared are a table with what moved each figure', async () => {
	const page = await example.open({ script: false });
	const answer = await page.request.get('/files/compared-meetings.csv?a=2019-01&b=2019-02');
	const rows = parse(await answer.body(), { columns: true }) as Record<string, string>[];
	const row = rows.find(({ indicator }) => indicator === 'ambassadors-registered');
	expect(row).toMatchObject({
		...{ before: '186', after: '320', difference: '134', facts_new: '140', facts_ended: '6' },
		filters: '2019-01, 28 juin 2019 → 2019-02, 20 décembre 2019'
	});
});

it('a file is asked for again with its ETag; rows are kept by no browser; what is no file is refused', async () => {
	const page = await example.open();
	const get = (path: string, headers = {}) => page.request.get(path, { headers });
	const first = await get('/files/committee.csv?as-of=2019-12-20');
	expect(first.headers()['link']).toMatch(
		/committee\.schema\.json\?as-of=2019-12-20>; rel="describedby"/
	);
	const { etag = '' } = first.headers();
	expect(
		(await get('/files/committee.csv?as-of=2019-12-20', { 'if-none-match': etag })).status()
	).toBe(304);
	expect(
		(await get('/files/committee.csv?as-of=2020-12-11', { 'if-none-match': etag })).status()
	).toBe(200);
	const rows = await get('/files/indicators/ambassadors-registered/rows.csv?as-of=2019-12-20');
	expect(rows.headers()['cache-control']).toBe('no-store');
	const people = parse(await rows.body(), { columns: true }) as Record<string, string>[];
	expect(people).toHaveLength(320);
	expect(new Set(people.map(({ unit }) => unit)).size).toBe(320);
	expect(people[0]).toMatchObject({ use: 'usage interne' });
	for (const path of [
		'nothing.csv',
		'committee.exe',
		'constructor.csv',
		'indicators/nothing/series.png'
	])
		expect((await get(`/files/${path}`)).status(), path).toBe(404);
	for (const path of ['committee.csv?as-of=2019-13-40', 'axes/nothing.xlsx'])
		expect((await get(`/files/${path}`)).status(), path).toBe(400);
});

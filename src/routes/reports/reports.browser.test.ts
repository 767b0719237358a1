import { describe, expect, it } from 'vitest';
import { useBrowser } from '../../testing/use-browser.ts';

const example = useBrowser();

describe('a sheet on paper', () => {
	it.each([
		['/territories/200067361?as-of=2019-12-20&axis=jobs', 'territory=200067361'],
		['/indicators/posts-filled?as-of=2019-12-20&audience=city', 'indicator=posts-filled']
	])('is reached from %s, at its date', async (path, asked) => {
		const page = await example.open({ script: false });
		await page.goto(path);
		const href = await page.getByRole('link', { name: 'Fiche en PDF' }).getAttribute('href');
		expect(href).toContain(asked);
		expect(href).toContain('as-of=2019-12-20');
		const answer = await page.request.get(href ?? '');
		expect(answer.status()).toBe(200);
		expect(answer.headers()['content-type']).toBe('application/pdf');
		expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
	});

	it('is asked for among the reports, with what it is about', async () => {
		const page = await example.open({ script: false });
		await page.goto('/reports?as-of=2022-12-16');
		const section = page.locator('section').filter({ hasText: 'Fiche indicateur' });
		await section.getByLabel('Indicateur').selectOption('people-in-support');
		await section.getByRole('button', { name: 'Page HTML' }).click();
		expect(await page.locator('h1').innerText()).toBe('Personnes accompagnées');
		expect(await page.locator('.situation').innerText()).toBe('Situation au 16 décembre 2022');
	});

	it.each([
		['/reports/territory-sheet', 'Choisissez-en un par son code', '200067361 (Grand-Figeac)'],
		['/en/reports/indicator-sheet', 'Choose one by its id', 'posts-filled (Posts filled)']
	])('without what it is about, %s says which there are', async (path, words, one) => {
		const page = await example.open({ script: false });
		const response = await page.goto(path);
		expect(response?.status()).toBe(400);
		const told = await page.locator('main').innerText();
		expect(told).toContain(words);
		expect(told).toContain(one);
	});
});

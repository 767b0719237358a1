import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openOffice } from '../../testing/open-office.ts';
import { textOf } from '../../testing/xml-tree.ts';
import { openPdf } from '../../testing/open-pdf.ts';
import { useBrowser } from '../../testing/use-browser.ts';

const example = useBrowser();
const megabytes = 1_000_000;

describe('a meeting taken away', () => {
	it('opens from the disk without a network, is read, sorted, searched and presented by keyboard', async () => {
		const page = await example.open();
		const answer = await page.request.get('/meetings/2019-02/take-away.html');
		expect(answer.headers()['content-disposition']).toContain('jalon-2019-02.html');
		const bytes = await answer.body();
		expect(bytes.byteLength).toBeLessThan(3 * megabytes);
		const text = bytes.toString();
		// Figures only: the rows' keys are 12 hexadecimal digits and more, or come with their column's name.
		expect(text).not.toMatch(/unit_key|ambassador_id|case_id|pseudonym/);
		const folder = mkdtempSync(join(tmpdir(), 'jalon-file-'));
		onTestFinished(() => rmSync(folder, { recursive: true }));
		const file = join(folder, 'séance.html');
		writeFileSync(file, bytes);

		const context = page.context();
		await context.setOffline(true);
		onTestFinished(() => context.setOffline(false));
		const [asked, said]: [string[], string[]] = [[], []];
		page.on('request', (request) => asked.push(request.url()));
		page.on('console', (message) => said.push(message.text()));
		page.on('pageerror', (error) => said.push(error.message));
		await page.goto(pathToFileURL(file).href);
		const head = await page.locator('#file header').innerText();
		expect(head).toMatch(/Usage interne\s+Données fictives\s+Situation au 20 décembre 2019/);
		expect(head).toMatch(/Fichier fait le \d+ \S+ \d{4} à \d\d:\d\d/);
		expect(await page.locator('#decisions').innerText()).toContain('2019-02-01');
		expect(await page.locator('#deck').isVisible()).toBe(false);

		const first = page.locator('.sortable tbody tr').first();
		await page.locator('[data-sort="6"]').focus();
		await page.keyboard.press('Enter');
		expect(await first.innerText()).toContain('En avance');
		await page.keyboard.press('Enter');
		expect(await first.innerText()).toMatch(/En retard|Sans cible/);
		expect(await page.locator('#sorted').textContent()).toBe('Trié par Statut, ordre décroissant');

		await page.locator('#find').focus();
		await page.keyboard.type('personnes acc');
		await page.keyboard.press('Enter');
		const section = page.locator('#indicator-people-in-support');
		expect(await section.evaluate((one) => one === document.activeElement)).toBe(true);
		const words = await section.innerText();
		expect(words).toMatch(/^Personnes accompagnées\s+55/);
		expect(words).toMatch(/Par intercommunalité[^]*Grand-Figeac\s+\d+/);
		expect(await section.locator('svg[role=img]:visible').getAttribute('aria-label')).toContain(
			'55'
		);

		await page.locator('[data-act=present]').focus();
		await page.keyboard.press('Enter');
		await page.keyboard.press('ArrowRight');
		expect(await page.locator('#slide-2').isVisible()).toBe(true);
		expect(await page.locator('#file').isVisible()).toBe(false);
		await page.keyboard.press('g');
		await page.keyboard.type('foyers ins');
		await page.keyboard.press('Enter');
		expect(await page.locator('.slide.current .subject').innerText()).toBe('Foyers installés');
		await page.keyboard.press('Escape');
		await page.keyboard.press('Escape');
		expect(await page.locator('#file').isVisible()).toBe(true);
		expect(said).toEqual([]);
		expect(asked.filter((url) => !/^(file|data):/.test(url))).toEqual([]);
	});

	it('has a tagged PDF beside it, a slide a page', async () => {
		const page = await example.open();
		const answer = await page.request.get('/meetings/2019-02/take-away.pdf');
		expect(answer.headers()['content-type']).toBe('application/pdf');
		const { pages, accessible, title } = await openPdf(await answer.body());
		expect(accessible).toBe('1');
		expect(title).toContain('20 décembre 2019');
		const slides = await page.request.get('/meetings/2019-02/present');
		const walk = (await slides.text()).match(/<section class="slide (?!\w+ annex)/g) ?? [];
		expect(walk.length).toBeGreaterThan(10);
		expect(pages).toHaveLength(walk.length);
		expect(pages[0]).toContain('Comité de pilotage');
		expect(pages.join(' ')).toContain('2019-02-01');
		expect(pages.every((words) => words.includes('Données fictives'))).toBe(true);
	});

	it('has its slides as a PPTX, where the meeting, its choices and the reports offer them', async () => {
		const page = await example.open();
		await page.goto('/meetings/2019-02');
		const link = page.getByRole('link', { name: 'PowerPoint (PPTX)' });
		const answer = await page.request.get((await link.getAttribute('href'))!);
		expect(answer.status()).toBe(200);
		expect(answer.headers()['content-disposition']).toContain('jalon-2019-02.pptx');
		const file = await openOffice(await answer.body());
		const words = file.paths
			.filter((path) => path.startsWith('ppt/slides/slide'))
			.map((path) => textOf(file.xml(path)))
			.join(' ');
		expect(words).toContain('2019-02-01');
		await page.goto('/meetings/2019-02/slides');
		const chosen = await page.getByRole('link', { name: 'PowerPoint (PPTX)' }).getAttribute('href');
		const again = await page.request.get(chosen!);
		expect(Buffer.compare(await again.body(), await answer.body())).toBe(0);
		await page.goto('/reports');
		expect(await page.getByRole('button', { name: 'PowerPoint (PPTX)' }).count()).toBe(1);
	});
});

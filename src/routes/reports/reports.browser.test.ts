import { describe, expect, it } from 'vitest';
import { axeViolations } from '../../testing/axe.ts';
import { sticksOut } from '../../testing/opened-page.ts';
import { serveTrial } from '../../testing/serve-trial.ts';
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
		['/reports/territory-sheet', 'De quel territoire ?', 'Grand-Figeac', 'Fiche territoire'],
		['/en/reports/indicator-sheet', 'Of which indicator?', 'Posts filled', 'Indicator sheet']
	])('without what it is about, %s lets one choose', async (path, words, one, title) => {
		const page = await example.open({ script: false });
		const response = await page.goto(`${path}?as-of=2019-12-20`);
		expect(response?.status()).toBe(400);
		expect(await page.locator('h1').innerText()).toBe(title);
		expect(await page.locator('h2').innerText()).toBe(words);

		// In another format, at the same date, with the keyboard alone.
		await page.getByRole('link', { name: /PDF/ }).press('Enter');
		expect(await page.locator('[aria-current="true"]').innerText()).toMatch(/PDF/);
		const href = await page.getByRole('link', { name: one }).getAttribute('href');
		const pdf = await page.request.get(href!);
		expect(pdf.headers()['content-type']).toBe('application/pdf');
		expect(href).toContain('as-of=2019-12-20');
		await page.getByRole('link', { name: 'HTML' }).press('Enter');
		await page.getByRole('link', { name: one }).press('Enter');
		expect(await page.locator('h1').innerText()).toBe(one);
	});

	it('says territories in the order of the programme’s map, and indicators by axis', async () => {
		const page = await example.open();
		await page.goto('/reports/territory-sheet');
		expect((await page.locator('main section li').allInnerTexts()).slice(0, 3)).toEqual([
			'Causses et Vallée de la Dordogne',
			'Grand-Figeac',
			'Quercy-Bouriane'
		]);
		await page.goto('/reports/indicator-sheet/choose');
		expect((await page.locator('main h3').allInnerTexts()).slice(0, 2)).toEqual([
			'Ambassadeurs',
			'Accueil et accompagnement'
		]);
	});

	it.each([
		['/reports/minutes', 400, 'De quelle séance ?'],
		['/reports/minutes?meeting=1999-09', 404, 'La séance « 1999-09 » n’existe pas.'],
		['/reports/indicator-sheet?indicator=nobody', 404, 'Indicateur « nobody » inconnu.'],
		['/reports/territory-sheet?territory=99', 404, 'Territoire « 99 » inconnu.']
	])('lets one choose another: %s', async (path, status, words) => {
		const page = await example.open();
		const response = await page.goto(path);
		expect(response?.status()).toBe(status);
		const told = (await page.locator('main').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ');
		expect(told).toContain(words);
		await page.locator('main section a').first().press('Enter');
		await page.locator('.situation').waitFor();
	});
});

describe('a report that is refused', () => {
	it.each([
		['/reports/yearly-review?format=odt', 400, 'Le format « odt » n’existe pas.', 'PDF accessible'],
		['/reports/committee-slides?format=docx&meeting=2019-02', 400, 'docx', 'PowerPoint (PPTX)'],
		['/reports/yearly-review?year=abc', 400, '« abc » n’est pas une année', 'Choisir parmi'],
		['/reports/nothing', 404, 'Rapport « nothing » inconnu.', 'Choisir parmi'],
		[
			'/reports/yearly-review?year=2022&as-of=2019-12-20',
			400,
			'l’année 2022 n’a pas commencé',
			'Faire le rapport de 2019 à cette date'
		]
	])('says why and what to do instead: %s', async (path, status, words, link) => {
		const page = await example.open({ script: false });
		const response = await page.goto(path);
		expect(response?.status()).toBe(status);
		expect(response?.headers()['cache-control']).toBe('no-store');
		const told = (await page.locator('main').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ');
		expect(told).toContain(words);
		expect(await page.getByRole('link', { name: link }).isVisible()).toBe(true);
		// Its style and its font are those of every page.
		expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain(
			'Source Sans 3'
		);

		// Whoever reads no page is told the same in the API's words, and by HEAD.
		const { status: head } = await fetch(`${example.origin}${path}`, { method: 'HEAD' });
		expect(head).toBe(status);
		const answer = await fetch(`${example.origin}${path}`);
		expect(answer.status).toBe(status);
		expect(await answer.json()).toMatchObject({ version: 1, error: { problems: [] } });
	});
});

describe('a report whose template is wrong', () => {
	const review =
		'---\ntitle: { fr: Bilan, en: Review }\n---\n\n{% partial file="parts/one.md" /%}\n';
	const wrong = 'Bien.\n\nNous sommes {% figure "member-registered" /%}.\n';

	it('says what is wrong and where, and leads to the place in the editor', async () => {
		const { urls, write } = await serveTrial(example, {
			'reports/review.md': review,
			'reports/parts/one.md': wrong
		});
		const page = await example.open();
		const response = await page.goto(`${urls[0]}/reports/review`);
		expect(response?.status()).toBe(500);
		expect(await page.locator('h1').innerText()).toBe('Bilan');
		const told = (await page.locator('main').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ');
		expect(told).toContain('son modèle a une erreur');
		expect(told).toContain('reports/parts/one.md, ligne 3, colonne 24');
		expect(told).toContain('Vouliez-vous dire « members-registered » ?');
		expect(told).not.toContain('a changé depuis');
		expect(await axeViolations(page)).toEqual([]);
		await page.setViewportSize({ width: 320, height: 700 });
		expect(await sticksOut(page)).toBe(0);

		const answer = await page.request.get(`${urls[0]}/en/reports/review`, {
			headers: { accept: 'application/json' }
		});
		const body = (await answer.json()) as { error: object };
		expect(answer.status()).toBe(500);
		expect(body.error).toMatchObject({
			code: 'report-invalid',
			problems: [{ file: 'reports/parts/one.md', line: 3, column: 24 }]
		});

		await page.getByRole('link', { name: 'Corriger le modèle' }).press('Enter');
		await page.getByText('1 erreur').waitFor();
		const chosen = () =>
			page.evaluate(() => {
				const text = document.querySelector<HTMLTextAreaElement>('#text')!;
				return text.value.slice(text.selectionStart, text.selectionEnd);
			});
		expect(await chosen()).toBe('member-registered');

		// Put right straight in the folder: the page says that an edition is waited for.
		write('reports/parts/one.md', wrong.replace('member-', 'members-'));
		await page.goto(`${urls[0]}/reports/review?format=pdf`);
		expect(await page.locator('main').innerText()).toContain(
			'reports/parts/one.md a changé depuis'
		);
	}, 60_000);
});

import { describe, expect, it } from 'vitest';
import { serveTrialOnce } from '../testing/serve-trial.ts';
import { useBrowser } from '../testing/use-browser.ts';

const browser = useBrowser();

const targets = `indicator,territory,date,value,role,note
visitors,,2019-01-01,0,baseline,Ouverture
visitors,,2019-12-31,100,target,
`;

/** A small programme served by itself: what these tests write stays in its folder, each to a page of its own. */
const serve = () => serveTrialOnce(browser, { 'data/targets.csv': targets }, ['Anne Martin']);

describe.each([
	{ name: 'without script', script: false },
	{ name: 'with script', script: true }
])('figures given by people, $name', ({ script }) => {
	const served = serve();

	it('are declared, published, marked everywhere, and withdrawn', async () => {
		const { urls } = served();
		const [url] = urls;
		const page = await browser.open({ script });
		await page.goto(`${url}/declarations?indicator=visitors&as-of=2023-12-31`);
		const fill = async (value: string, source: string) => {
			await page.fill('#declare-value', value);
			await page.fill('#declare-source', source);
			await page.locator('form.declare button').click();
		};
		await fill('beaucoup', 'au téléphone');
		expect(await page.locator('#fault-value').innerText()).toContain('Ce n’est pas un nombre');
		expect(await page.inputValue('#declare-source')).toBe('au téléphone');
		await fill('1 250', 'au téléphone');
		expect(await page.locator('[role=status]').innerText()).toContain('prochaine version');
		expect(await page.locator('tbody').innerText()).toContain('pour la prochaine version');
		await page.locator('form.publish button').click();
		await page.getByText('Version publiée.', { exact: true }).waitFor();
		expect(await page.locator('tbody').innerText()).toContain('publié');
		await page.goto(`${url}/indicators/visitors?as-of=2023-12-31`);
		const words = await page.locator('main').innerText();
		expect(words).toContain('déclaré');
		expect(words).toMatch(/Chiffre déclaré le .+ par Anne Martin, pour le 31 décembre 2023/);
		await page.goto(`${url}/?as-of=2023-12-31`);
		expect(await page.locator('.headlines').innerText()).toContain('déclaré');
		await page.goto(`${url}/declarations`);
		await page.locator('tbody form button').click();
		expect(await page.locator('tbody').innerText()).toContain('quitte la prochaine version');
	});

	it('are contested where they are shown, and answered', async () => {
		const { urls, log } = served();
		const [url] = urls;
		const page = await browser.open({ script });
		await page.goto(`${url}/indicators/visitors?as-of=2019-02-28`);
		await page.locator('#contests summary').click();
		await page.fill('#contest-wording', 'Le samedi n’est pas compté.');
		await page.locator('#contests form button').click();
		expect(page.url()).toContain('/indicators/visitors?as-of=2019-02-28#contests');
		expect(await page.locator('#contests').innerText()).toContain('Attend une réponse');
		await page.goto(`${url}/`);
		expect(await page.locator('main').innerText()).toContain(
			'Une contestation attend une réponse.'
		);
		await page.goto(`${url}/contests`);
		await page.fill('#answer-1', 'Il l’est depuis mars.');
		await page.locator('#contest-1 form button').click();
		await page.goto(`${url}/indicators/visitors`);
		const words = await page.locator('#contests').innerText();
		expect(words).toContain('Le samedi n’est pas compté.');
		expect(words).toContain('Il l’est depuis mars.');
		expect(log()).not.toContain('samedi');
		expect(log()).not.toContain('Anne Martin');
	});

	it('are targets too: seen before they are saved, and refused when the file has changed', async () => {
		const { urls, read, write } = served();
		const [url] = urls;
		const file = () => read('data/targets.csv');
		const page = await browser.open({ script });
		await page.goto(`${url}/targets`);
		const cell = 'input[name="t:visitors:2019-12-31"]';
		await page.fill(cell, 'cent');
		await page.locator('#grid .send button').click();
		expect(await page.locator('.preview').innerText()).toContain('« cent » n’est pas un nombre');
		expect(await page.getAttribute(cell, 'aria-invalid')).toBe('true');
		await page.fill(cell, '120');
		await page.locator('#grid .send button').click();
		expect(await page.locator('.preview').innerText()).toMatch(/100\svisiteurs → 120\svisiteurs/);
		expect(file()).toBe(targets);
		await page.getByRole('button', { name: 'Enregistrer et publier' }).click();
		expect(await page.locator('[role=status]').innerText()).toContain('enregistrées');
		expect(file()).toBe(targets.replace('31,100', '31,120'));

		await page.fill(cell, '140');
		write('data/targets.csv', targets);
		await page.locator('#grid .send button').click();
		await page.getByRole('button', { name: 'Enregistrer et publier' }).click();
		expect(await page.locator('[role=alert]').innerText()).toContain('a changé depuis');
		expect(file()).toBe(targets);

		await page.goto(`${url}/targets?territory=200067361`);
		await page.fill('#pasted', 'Indicateur\t31/12/2020\nVisiteurs\t40\n');
		await page.locator('#paste > button').click();
		await page.locator('#paste > button').click();
		expect(await page.locator('.preview').innerText()).toContain('Grand-Figeac');
		await page.getByRole('button', { name: 'Enregistrer et publier' }).click();
		expect(page.url()).toContain('territory=200067361');
		expect(file()).toContain('visitors,200067361,2020-12-31,40,target,');
	});
});

it('a block from a spreadsheet pasted in the grid spreads over its cells', async () => {
	const page = await browser.open();
	await page.goto('/targets');
	const cell = (year: number, indicator: string) =>
		page.locator(`input[name="t:${indicator}:${year}-12-31"]`);
	await cell(2022, 'ambassadors-active').evaluate((input) => {
		const data = new DataTransfer();
		data.setData('text/plain', '310\t340\r\n610\t720\r\n');
		input.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
		);
	});
	const values = await Promise.all(
		['ambassadors-active', 'ambassadors-registered'].flatMap((indicator) =>
			[2021, 2022, 2023].map((year) => cell(year, indicator).inputValue())
		)
	);
	expect(values).toEqual(['250', '310', '340', '500', '610', '720']);
});

it.each([
	['application/x-www-form-urlencoded', 'value=1'],
	['application/json', '{"value":1}'],
	['text/plain', 'value=1']
])('a write from another site is refused, as %s', async (type, body) => {
	const ask = (headers: Record<string, string>) =>
		fetch(`${browser.origin}/declarations?/declare`, {
			method: 'POST',
			headers: { 'content-type': type, ...headers },
			body
		});
	const refused = await ask({ origin: 'https://evil.example' });
	expect(refused.status).toBe(403);
	expect(await refused.text()).toContain('vient d’un autre site');
	expect((await ask({})).status).toBe(403);
	expect((await ask({ origin: browser.origin })).status).not.toBe(403);
});

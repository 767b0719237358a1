import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPdf } from '../../testing/open-pdf.ts';
import { useBrowser } from '../../testing/use-browser.ts';

const example = useBrowser();
const meeting = '/meetings/2019-02/present';

const title = (page: Page) => page.locator('.slide.current h2').innerText();
/** Longer than a busy machine needs. */
const poll: typeof expect.poll = (ask) => expect.poll(ask, { timeout: 20_000 });
const told = (page: Page) => page.locator('#told');
const press = async (page: Page, ...keys: string[]) => {
	for (const key of keys) await page.keyboard.press(key);
};

describe('slides, by keyboard alone', () => {
	it('are walked, blacked out, annotated, searched, and come back to', async () => {
		const page = await example.open();
		await page.setViewportSize({ width: 1920, height: 1080 });
		await page.goto(meeting);
		await press(page, 'ArrowRight');
		await poll(() => told(page).textContent()).toMatch(/^Diapositive 2 sur \d+/);
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('slide-2');
		await press(page, 'PageDown', ' ');
		expect(new URL(page.url()).hash).toBe('#slide-4');
		await press(page, 'ArrowLeft');
		expect(new URL(page.url()).hash).toBe('#slide-3');
		// A figure is read from four metres.
		const size = await page
			.locator('.slide.current .large strong')
			.first()
			.evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
		expect(size).toBeGreaterThanOrEqual(80);

		await press(page, 'b');
		expect(await page.locator('#black').isVisible()).toBe(true);
		await press(page, 'ArrowRight');
		expect(await page.locator('#black').isVisible()).toBe(false);
		await press(page, 'b', 'x');
		expect(await page.locator('#black').isVisible()).toBe(false);
		expect(new URL(page.url()).hash).toBe('#slide-3');

		expect(await page.locator('.spoken').isVisible()).toBe(false);
		await press(page, 'n');
		expect(await page.locator('.spoken').innerText()).toContain('Lire chaque chiffre');
		await press(page, 'n', '?');
		expect(await page.locator('#help').innerText()).toContain('noter une décision');
		await press(page, 'Escape', 'g');
		await page.keyboard.type('ambassadeurs insc');
		expect(await page.locator('#go-to .found').textContent()).toBe('2 diapositives trouvées');
		await press(page, 'Enter');
		expect(await page.locator('.slide.current .subject').innerText()).toBe('Ambassadeurs inscrits');
		expect(await page.locator('.slide.current .large strong').innerText()).toBe('320');
		await press(page, 'Escape');
		expect(new URL(page.url()).hash).toBe('#slide-3');
		await press(page, 'g');
		await page.keyboard.type('1');
		await press(page, 'Enter', 'End', 'Home');
		expect(await title(page)).toBe('Comité de pilotage');
		const matter = await page.locator('.slide.current .matter').innerText();
		expect(matter).toContain('Parnac, 20\u00a0décembre 2019');
	});

	it('are kept in step with a second window, both ways', async () => {
		const page = await example.open();
		await page.goto(`${meeting}#slide-2`);
		const opening = page.waitForEvent('popup');
		await press(page, 'p');
		const desk = await opening;
		await poll(() => desk.locator('.slide.current').getAttribute('id')).toBe('slide-2');
		expect(await desk.locator('.clock').innerText()).toMatch(/^\d\d:\d\d:\d\d$/);
		expect(await desk.locator('.elapsed').innerText()).toMatch(/^00:00:\d\d$/);
		expect(await desk.locator('.small-slide h2').innerText()).toContain('rythme prévu');
		await press(desk, 'ArrowRight');
		await poll(() => page.locator('.slide.current').getAttribute('id')).toBe('slide-3');
		expect(await desk.locator('.talk-words').innerText()).toContain('Lire chaque chiffre');
		await press(page, 'ArrowRight', 'b');
		await poll(() => desk.locator('.slide.current').getAttribute('id')).toBe('slide-4');
		await poll(() => desk.locator('#black').isVisible()).toBe(true);
		await press(page, 'b');
		await poll(() => desk.locator('#black').isVisible()).toBe(false);

		// Where an annex was opened from is known in both.
		await press(desk, 'g');
		await desk.keyboard.type('ambassadeurs insc');
		await press(desk, 'Enter');
		await poll(() => page.locator('.slide.current.annex').count()).toBe(1);
		await press(page, 'Escape');
		await poll(() => desk.locator('.slide.current').getAttribute('id')).toBe('slide-4');
		expect(await page.locator('.slide.current').getAttribute('id')).toBe('slide-4');
		await desk.close();
	});

	it('show the slide to who presents, wide or narrow, who is told when the room no longer sees it', async () => {
		const page = await example.open();
		await page.goto(`${meeting}#slide-3`);
		const opening = page.waitForEvent('popup');
		await press(page, 'p');
		const desk = await opening;
		await poll(() => desk.locator('.slide.current').getAttribute('id')).toBe('slide-3');
		const seen = () =>
			desk.locator('.slide.current h2').evaluate((one) => {
				const { left, top } = one.getBoundingClientRect();
				return one.contains(document.elementFromPoint(left + 4, top + 4));
			});
		expect(await seen()).toBe(true);
		await desk.setViewportSize({ width: 800, height: 900 });
		expect(await seen()).toBe(true);
		const [slide, below] = await Promise.all(
			['.slide.current', '#desk'].map((one) => desk.locator(one).boundingBox())
		);
		expect(slide!.y + slide!.height).toBeLessThanOrEqual(below!.y);

		expect(await desk.locator('.alone').textContent()).toBe('');
		await page.close();
		await poll(() => desk.locator('.alone').textContent()).toMatch(/^La fenêtre projetée/);
		await desk.close();
	});

	it('are left with a pointer, keep to keys that write nothing when asked, and let a wide table be swiped', async () => {
		const page = await example.open();
		await page.goto(`${meeting}#slide-2`);
		await press(page, '?');
		await page.locator('#letters').uncheck();
		await press(page, 'Escape', 'b', 'g', 'ArrowRight');
		expect(await page.locator('#black').isVisible()).toBe(false);
		expect(await page.locator('#go-to').isVisible()).toBe(false);
		expect(new URL(page.url()).hash).toBe('#slide-3');
		await page.reload();
		await page.mouse.move(200, 200);
		await page.locator('#controls [data-act=go-to]').click();
		await page.locator('#go-to [data-act=close]').click();
		expect(await page.locator('#go-to').isVisible()).toBe(false);
		await page.mouse.move(300, 300);
		await page.locator('#controls [data-act=help]').click();
		expect(await page.locator('#letters').isChecked()).toBe(false);
		await page.locator('#letters').check();

		const swipe = (where: string) =>
			page.locator(where).evaluate((one) => {
				const at = (clientX: number) => {
					const touch = new Touch({ identifier: 1, target: one, clientX, clientY: 300 });
					return { bubbles: true, touches: [touch], changedTouches: [touch] };
				};
				one.dispatchEvent(new TouchEvent('touchstart', at(300)));
				one.dispatchEvent(new TouchEvent('touchend', at(100)));
			});
		await press(page, 'Escape');
		await page.setViewportSize({ width: 360, height: 740 });
		await page.goto(`${meeting}#slide-3`);
		const wide = page.locator('.slide:has(.matter > .table)').first();
		const name = await wide.getAttribute('id');
		await page.goto(`${meeting}#${name}`);
		await swipe('.slide.current .matter > .table td >> nth=0');
		expect(new URL(page.url()).hash).toBe(`#${name}`);
		await swipe('.slide.current h2');
		expect(new URL(page.url()).hash).not.toBe(`#${name}`);

		await page.locator('#controls [data-act=leave]').click();
		await page.waitForURL(/\/meetings\/2019-02$/);
	});

	it('let a decision be taken down without leaving one, and lose none when the network fails', async () => {
		const page = await example.open();
		let sent: Record<string, unknown>[] = [];
		let isDown = true;
		await page.route('**/meetings/2019-02/decisions', async (route) => {
			if (isDown) return route.abort();
			sent = [...sent, route.request().postDataJSON()];
			await route.fulfill({ status: 201, json: { decision: { id: '2019-02-09' } } });
		});
		await page.goto(`${meeting}#slide-4`);
		await press(page, 'd');
		await page.keyboard.type('Ouvrir une permanence');
		await press(page, 'Escape', 'd');
		expect(await page.locator('#decision textarea').inputValue()).toBe('Ouvrir une permanence');
		await page.keyboard.type(' à Gourdon');
		await page.locator('#decision [name=owner]').focus();
		await page.keyboard.type('Département du Lot');
		await press(page, 'Enter');
		await poll(() => told(page).textContent()).toMatch(/^Pas de réseau/);
		expect(await page.locator('#waiting').innerText()).toBe('Une décision attend le réseau.');
		expect(new URL(page.url()).hash).toBe('#slide-4');

		isDown = false;
		await page.evaluate(() => dispatchEvent(new Event('online')));
		await poll(() => told(page).textContent()).toBe('Décision 2019-02-09 notée.');
		expect(sent).toMatchObject([
			{
				wording: 'Ouvrir une permanence à Gourdon',
				kind: 'decision',
				owner: 'Département du Lot',
				indicators: ['days-to-fill']
			}
		]);
		expect(await page.locator('#waiting').isVisible()).toBe(false);
	});

	it('write a decision down once however often it is sent, and give back one that is refused later', async () => {
		const page = await example.open();
		const sent: Record<string, unknown>[] = [];
		let answer: 'slow' | 'down' | 'refuse' | 'take' = 'slow';
		await page.route('**/meetings/2019-02/decisions', async (route) => {
			if (answer === 'down') return route.abort();
			sent.push(route.request().postDataJSON());
			if (answer === 'slow') await new Promise((done) => setTimeout(done, 500));
			if (answer === 'refuse') return route.fulfill({ status: 400, json: { error: 'Trop tard.' } });
			await route.fulfill({ status: 201, json: { decision: { id: '2019-02-10' } } });
		});
		await page.goto(`${meeting}#slide-4`);
		await press(page, 'd');
		await page.keyboard.type('Relancer les communes');
		await page.locator('#decision .primary').dblclick();
		await poll(() => told(page).textContent()).toBe('Décision 2019-02-10 notée.');
		expect(sent).toHaveLength(1);

		answer = 'down';
		await press(page, 'd');
		await page.keyboard.type('Prévenir les maires');
		await page.locator('#decision .primary').click();
		await poll(() => told(page).textContent()).toMatch(/^Pas de réseau/);
		await press(page, 'Home', 'd');
		await page.keyboard.type('Un autre brouillon');
		await press(page, 'Escape');
		answer = 'refuse';
		await page.evaluate(() => dispatchEvent(new Event('online')));
		const waiting = page.locator('#waiting');
		await poll(() => waiting.innerText()).toMatch(
			/«\u00a0Prévenir les maires\u00a0» n’a pas été notée\u202f: Trop tard\./
		);
		await page.reload();
		await waiting.getByRole('button', { name: 'Reprendre' }).click();
		expect(await page.locator('#decision textarea').inputValue()).toBe('Prévenir les maires');
		answer = 'take';
		await page.locator('#decision .primary').click();
		await waiting.waitFor({ state: 'hidden' });
		expect(sent.at(-1)).toMatchObject({
			wording: 'Prévenir les maires',
			indicators: ['days-to-fill']
		});
		expect(new Set(sent.map(({ request }) => request)).size).toBe(2);
		await press(page, 'd');
		expect(await page.locator('#decision textarea').inputValue()).toBe('Un autre brouillon');
		await page.evaluate(() => localStorage.clear());
	});

	it('are refused in the language of the deck', async () => {
		const page = await example.open();
		await page.goto(`/en${meeting}`);
		const to = await page.locator('#decision').getAttribute('data-to');
		const answer = await page.request.post(to!, {
			data: { wording: '' },
			headers: { origin: example.origin }
		});
		expect(answer.status()).toBe(400);
		expect(((await answer.json()) as { error: string }).error).toBe('Write what is decided.');
		expect(to).toBe('/en/meetings/2019-02/decisions');
	});

	it('are a page without script, and one slide a sheet on paper', async () => {
		const page = await example.open({ script: false });
		await page.goto(meeting);
		const walk = await page.locator('.slide:not(.annex)').count();
		expect(await page.locator('.slide').nth(3).isVisible()).toBe(true);
		const { pages } = await openPdf(await page.pdf({ preferCSSPageSize: true, tagged: true }));
		expect(pages).toHaveLength(walk);
		expect(pages.every((words) => words.includes('Données fictives'))).toBe(true);
	});
});

describe('slides of a meeting', () => {
	it('are picked, moved, retitled and annotated without script, and two people lose nothing', async () => {
		const [mine, theirs] = [
			await example.open({ script: false }),
			await example.open({ script: false })
		];
		const address = '/meetings/2020-01/slides';
		await mine.goto(address);
		await theirs.goto(address);
		const shown = mine.locator('#unit-weather input[type=checkbox]');
		await shown.focus();
		// A run before this one may have left it out already: the example keeps its records.
		if (await shown.isChecked()) await press(mine, 'Space');
		expect(await shown.isChecked()).toBe(false);
		const own = mine.locator('#unit-key-figures');
		await own.locator('summary').focus();
		await press(mine, 'Enter', 'Tab');
		await mine.keyboard.type('Les chiffres de 2020 !');
		await press(mine, 'Tab');
		await mine.keyboard.type('Parler lentement.');
		await mine.getByRole('button', { name: 'Enregistrer' }).first().focus();
		await press(mine, 'Enter');
		await mine.waitForURL(/done/);
		expect(await mine.locator('.done[role=status]').innerText()).toBe('Choix enregistrés.');

		await theirs.locator('[name="move"][value="down opening"]').focus();
		await press(theirs, 'Enter');
		const alert = theirs.getByRole('alert');
		await alert.waitFor();
		expect(await alert.innerText()).toMatch(/Rien n’est perdu[^]*Les chiffres de 2020/);
		expect(await theirs.locator('.units > li').nth(1).getAttribute('id')).toBe('unit-opening');

		await mine.goto('/meetings/2020-01/present');
		const names = await mine
			.locator('.slide:not(.annex)')
			.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['name']));
		expect(names).not.toContain('weather');
		const slide = mine.locator('[data-name="key-figures"]');
		expect(await slide.locator('h2').innerText()).toBe('Les chiffres de 2020\u202f!');
		expect(await slide.locator('.said').textContent()).toContain('Parler lentement.');
		const other = await mine.request.get(meeting);
		expect(await other.text()).not.toContain('Les chiffres de 2020');
	});
});

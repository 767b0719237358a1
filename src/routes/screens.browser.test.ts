import { describe, expect, it } from 'vitest';
import { comparable, differsFromKept } from '../testing/same-screen.ts';
import { useBrowser } from '../testing/use-browser.ts';

const example = useBrowser();

/** The main views, at the sizes that they are made for. */
const views = [
	['committee-1920', '/?as-of=2019-12-20', 1920, 1080],
	['committee-360', '/?as-of=2019-12-20', 360, 740],
	['committee-table', '/?as-of=2019-12-20&view=table', 1440, 900],
	['indicator', '/indicators/ambassadors-registered?as-of=2019-12-20', 1440, 900],
	['territories', '/territories?as-of=2019-12-20', 1440, 900],
	['territory', '/territories/200067361?as-of=2019-12-20', 1440, 900],
	['meetings', '/meetings?as-of=2019-12-20', 1440, 900],
	['meeting', '/meetings/2019-02', 1440, 900],
	['decisions', '/decisions?as-of=2019-12-20', 1440, 900],
	['slide', '/meetings/2019-02/present#slide-2', 1920, 1080]
] as const;

// Letters are drawn a little otherwise by another Chromium: there the pictures say nothing.
describe.skipIf(!comparable)('the main views', () => {
	it.each(views)('look as they were kept: %s', async (name, path, width, height) => {
		const page = await example.open();
		await page.setViewportSize({ width, height });
		await page.goto(path);
		await page.evaluate(() => document.fonts.ready.then(() => {}));
		const screen = await page.screenshot({ animations: 'disabled', caret: 'hide' });
		expect(differsFromKept(name, screen)).toBeNull();
	});

	it('would be found changed by one letter', async () => {
		const page = await example.open();
		await page.setViewportSize({ width: 1920, height: 1080 });
		await page.goto('/?as-of=2019-12-20');
		await page.evaluate(() => document.fonts.ready.then(() => {}));
		await page.evaluate(() => {
			const figure = document.querySelector('.headlines .numbers')!;
			figure.childNodes[0]!.textContent = figure.childNodes[0]!.textContent!.replace('320', '321');
		});
		const screen = await page.screenshot({ animations: 'disabled', caret: 'hide' });
		expect(differsFromKept('committee-1920', screen)).toMatch(/pixels differ/);
	});
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildEdition } from '#lib/server/editions/build-edition.ts';
import { takeOverMeetings } from '#lib/server/meetings/take-over.ts';
import { openExampleWorkspace } from '../testing/example-edition.ts';
import { comparable, compareToKept, differsFromKept } from '../testing/same-screen.ts';
import { startServer, type StartedServer } from '../testing/start-server.ts';
import { useBrowser } from '../testing/use-browser.ts';

const example = useBrowser();

/** The main views, at the sizes that they are made for. */
const views = [
	['committee-1920', '/?as-of=2019-12-20', 1920, 1080],
	['committee-360', '/?as-of=2019-12-20', 360, 740],
	['committee-table', '/?as-of=2019-12-20&layout=table', 1440, 900],
	['indicator', '/indicators/ambassadors-registered?as-of=2019-12-20', 1440, 900],
	['territories', '/territories?as-of=2019-12-20', 1440, 900],
	['territory', '/territories/200067361?as-of=2019-12-20', 1440, 900],
	['meetings', '/meetings?as-of=2019-12-20', 1440, 900],
	['meeting', '/meetings/2019-02', 1440, 900],
	['decisions', '/decisions?as-of=2019-12-20', 1440, 900],
	['slide', '/meetings/2019-02/present#slide-3', 1920, 1080]
] as const;

// Letters are drawn a little otherwise by another Chromium: there the pictures say nothing.
describe.skipIf(!comparable)('the main views', () => {
	const folder = mkdtempSync(join(tmpdir(), 'jalon-screens-'));
	let server: StartedServer;
	// An example of their own: other tests write decisions and appraisals into theirs.
	beforeAll(async () => {
		const workspace = openExampleWorkspace(folder);
		await buildEdition(workspace, { force: true });
		await takeOverMeetings(workspace);
		workspace.close();
		server = await startServer({ JALON_VAR: folder });
	});
	afterAll(async () => {
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	});

	async function look(path: string, width: number, height: number) {
		const page = await example.open();
		await page.setViewportSize({ width, height });
		await page.goto(server.url + path);
		await page.evaluate(() => document.fonts.ready.then(() => {}));
		return page;
	}
	const options = { animations: 'disabled', caret: 'hide' } as const;

	it.each(views)('look as they were kept: %s', async (name, path, width, height) => {
		const page = await look(path, width, height);
		// An edition's name, and its width, change with any line of the programme.
		await page.evaluate(() =>
			document.querySelectorAll('.edition-id').forEach((id) => (id.textContent = '0123456789ab'))
		);
		const mask = [page.locator('.edition-id')];
		expect(differsFromKept(name, await page.screenshot({ ...options, mask }))).toBeNull();
	});

	it('would be found changed by one letter', async () => {
		const page = await look('/?as-of=2019-12-20', 1920, 1080);
		await page.evaluate(() => {
			const figure = document.querySelector('.headlines .figure')!;
			figure.innerHTML = figure.innerHTML.replace('320', '321');
		});
		expect(compareToKept('committee-1920', await page.screenshot(options)).same).toBe(false);
	});
});

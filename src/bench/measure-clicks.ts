import type { Page } from 'playwright-core';
import { launchChromium } from '../testing/chromium.ts';
import { median, round, type Figures } from './figures.ts';
import { startServer, stopped } from './start-server.ts';

const clicks = 20;
const indicator = '/indicators/ambassadors-registered?as-of=2019-12-20';

/**
 * A part of the example's figure is clicked until the page that is held to it is painted, as the
 * browser tells it: each click asks the server for what nobody asked before.
 */
export async function measureClicks({ say }: Figures, env: NodeJS.ProcessEnv): Promise<void> {
	const { server, address } = await startServer(env, process.execPath, 'src/cli/jalon.ts', 'serve');
	const browser = await launchChromium();
	try {
		const page = await browser.newPage({
			locale: 'fr-FR',
			baseURL: address,
			viewport: { width: 1440, height: 900 }
		});
		const taken: number[] = [];
		for (const { split, part } of await partsToClick(page)) {
			await page.goto(split);
			taken.push(await paintedAfter(page, part));
			if (taken.length > clicks) break;
		}
		const [first, ...others] = taken;
		if (first === undefined || others.length < clicks)
			throw new Error(`the example has ${taken.length} parts to click, ${clicks + 1} are needed`);
		say('click on a part → its figure painted, first, ms', round(first, 1));
		say('clicks on other parts', others.length);
		say('click on a part → its figure painted, ms (under 100)', round(median(others), 1));
		say('click on a part → its figure painted, longest, ms', round(Math.max(...others), 1));
	} finally {
		await browser.close();
		await stopped(server);
	}
}

/** Every part of every split of the figure, then those of what is held to a first part. */
async function partsToClick(page: Page): Promise<{ split: string; part: string }[]> {
	const found: { split: string; part: string }[] = [];
	await page.goto(indicator);
	const splits = await hrefsOf(page, '#split .ways a');
	for (const split of splits) {
		await page.goto(split.href);
		found.push(
			...(await hrefsOf(page, partLinks)).map(({ key }) => ({ split: split.href, part: key }))
		);
	}
	const [held] = await hrefsOf(page, partLinks);
	if (!held) return found;
	// From here on, this one has been asked for.
	const inside = found.filter(({ part }) => part !== held.key);
	await page.goto(held.href);
	for (const split of await hrefsOf(page, '#split .ways a')) {
		await page.goto(split.href);
		const parts = await hrefsOf(page, `${partLinks}:not([aria-current])`);
		inside.push(...parts.map(({ key }) => ({ split: split.href, part: key })));
	}
	return inside;
}

const partLinks = '#split tbody a[data-key]';

function hrefsOf(page: Page, links: string): Promise<{ href: string; key: string }[]> {
	return page.locator(links).evaluateAll((all) =>
		all.map((link) => ({
			href: (link as HTMLAnchorElement).href,
			key: (link as HTMLAnchorElement).dataset['key'] ?? ''
		}))
	);
}

/** Milliseconds from the click, as the browser received it, to the end of the frame that shows its answer. */
async function paintedAfter(page: Page, key: string): Promise<number> {
	const painted = page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				let clicked = 0;
				document.addEventListener('click', (event) => (clicked = event.timeStamp), {
					once: true,
					capture: true
				});
				document.addEventListener(
					'jalon:shown',
					() =>
						requestAnimationFrame(() => {
							// A task asked for in a frame is run once that frame is painted.
							const { port1, port2 } = new MessageChannel();
							port1.onmessage = () => resolve(performance.now() - clicked);
							port2.postMessage(null);
						}),
					{ once: true }
				);
			})
	);
	const link = page.locator(`[data-key=${JSON.stringify(key)}]`);
	await link.click();
	return painted;
}

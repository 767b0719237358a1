import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest';
import { launchChromium } from './chromium.ts';

/** One browser for a test file, on the example that `served-example.ts` serves. */
export function useBrowser() {
	let browser: Browser;
	beforeAll(async () => {
		browser = await launchChromium();
	});
	afterAll(() => browser.close());
	return {
		origin: inject('exampleUrl'),
		/** A page of its own, closed when the test is finished; paths are the example's. */
		async open(options: BrowserContextOptions = {}): Promise<Page> {
			const context = await browser.newContext({
				baseURL: inject('exampleUrl'),
				locale: 'fr-FR',
				timezoneId: 'Europe/Paris',
				reducedMotion: 'reduce',
				viewport: { width: 1440, height: 900 },
				...options
			});
			onTestFinished(() => context.close());
			return context.newPage();
		}
	};
}

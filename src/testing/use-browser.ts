import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest';
import { launchChromium } from './chromium.ts';
import { signInForTest, type SignedInForTest } from './sign-in-for-test.ts';

/** A French reader's browser, in Paris; nothing moves on its pages. */
const reader: BrowserContextOptions = {
	locale: 'fr-FR',
	timezoneId: 'Europe/Paris',
	reducedMotion: 'reduce'
};

/** Chromium is started once for the files that a process goes through. */
let launched: Browser | null = null;

async function sharedBrowser(): Promise<Browser> {
	if (launched?.isConnected() !== true) launched = await launchChromium();
	return launched;
}

/** A browser with the cookies and pages of a test file, on the example that `served-example.ts` serves. */
export function useBrowser() {
	let browser: Browser;
	const contexts = new Map<boolean, BrowserContext>();
	const cookies: { name: string; value: string; url: string }[] = [];
	beforeAll(async () => {
		browser = await sharedBrowser();
	});
	afterAll(async () => {
		for (const context of contexts.values()) await Promise.race([context.close(), pause(5_000)]);
	});

	/** A new page, wide, closed when the test is finished; paths are the example's. */
	async function open({ script = true }: { readonly script?: boolean } = {}): Promise<Page> {
		const context =
			contexts.get(script) ??
			(await browser.newContext({
				...reader,
				baseURL: inject('exampleUrl'),
				viewport: { width: 1440, height: 900 },
				javaScriptEnabled: script
			}));
		contexts.set(script, context);
		if (cookies.length > 0) await context.addCookies(cookies);
		const page = await context.newPage();
		// Chromium sometimes never says that a page is closed; it is with the browser at the latest.
		onTestFinished(() => Promise.race([page.close(), pause(5_000)]));
		return page;
	}

	/** Has pages signed in on another server, of its address and environment. */
	async function signIn(
		url: string,
		env: Readonly<Record<string, string | undefined>>,
		name = 'Camille Test'
	): Promise<SignedInForTest> {
		const signedIn = signInForTest(url, env, undefined, { name });
		const at = signedIn.cookie.indexOf('=');
		const [cookie, value] = [signedIn.cookie.slice(0, at), signedIn.cookie.slice(at + 1)];
		cookies.push({ name: cookie, value, url });
		for (const context of contexts.values()) await context.addCookies(cookies);
		return signedIn;
	}

	return { origin: inject('exampleUrl'), open, signIn };
}

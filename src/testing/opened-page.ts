import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Language } from '#lib/indicators/language.ts';
import { inEnglish, type ExamplePage } from './example-pages.ts';
import type { useBrowser } from './use-browser.ts';
import { watchPage } from './watch-page.ts';

const fictitious = { fr: 'Données fictives', en: 'Fictitious data' } as const;

/**
 * A listed page in a wide window, once it is known to be the one that was asked for, and what it does that none should;
 * a page that is refused is not watched.
 */
export async function openedPage(
	example: ReturnType<typeof useBrowser>,
	{ path, status, alone = false }: ExamplePage,
	language: Language
): Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
	const page = await example.open();
	const watch = status === 200 ? await watchPage(page, example.origin) : null;
	const response = await page.goto(language === 'en' ? inEnglish(path) : path);
	expect(response?.status()).toBe(status);
	expect(await page.locator('html').getAttribute('lang')).toBe(language);
	// A report or slides say it on each page of theirs.
	expect(await page.locator(alone ? 'body' : 'header').innerText()).toContain(fictitious[language]);
	// A page that is not yet drawn has not asked for its letters.
	await page.evaluate(() => document.fonts.ready.then(() => undefined));
	if (watch !== null) expect(watch.asked()).toBeGreaterThan(0);
	return { page, faults: watch?.faults ?? [] };
}

/** Pixels that stick out of the window to the right. */
export function sticksOut(page: Page): Promise<number> {
	return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

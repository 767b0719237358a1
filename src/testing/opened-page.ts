import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Language } from '#lib/indicators/language.ts';
import { inEnglish, type ExamplePage } from './example-pages.ts';
import type { useBrowser } from './use-browser.ts';

const fictitious = { fr: 'Données fictives', en: 'Fictitious data' } as const;

/** A listed page in a wide window, once it is known to be the one that was asked for. */
export async function openedPage(
	example: ReturnType<typeof useBrowser>,
	{ path, status, alone = false }: ExamplePage,
	language: Language
): Promise<Page> {
	const page = await example.open();
	const response = await page.goto(language === 'en' ? inEnglish(path) : path);
	expect(response?.status()).toBe(status);
	expect(await page.locator('html').getAttribute('lang')).toBe(language);
	// A report or slides say it on each page of theirs.
	expect(await page.locator(alone ? 'body' : 'header').innerText()).toContain(fictitious[language]);
	return page;
}

/** Pixels that stick out of the window to the right. */
export function sticksOut(page: Page): Promise<number> {
	return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invite } from '#lib/server/people/invite.ts';
import { firstRunLink, resetPassword } from '#lib/server/people/renew-link.ts';
import { readProgramme } from '#lib/server/programme/read-programme.ts';
import { axeViolations } from '../../testing/axe.ts';
import { inEnglish, signInRoutes } from '../../testing/example-pages.ts';
import { sticksOut } from '../../testing/opened-page.ts';
import {
	serveWithSignIn,
	testPassword as password,
	type ServedWithSignIn
} from '../../testing/served-with-sign-in.ts';
import { totpOf } from '../../testing/totp.ts';
import { useBrowser } from '../../testing/use-browser.ts';

const browser = useBrowser();
let served: ServedWithSignIn;

beforeAll(async () => {
	served = await serveWithSignIn({ ORIGIN: '', JALON_SECRET: '' }, { built: false });
});
afterAll(() => served.stop());

async function signedOut(script = true): Promise<Page> {
	const page = await browser.open({ script });
	await page.context().clearCookies();
	return page;
}

/** Wide, on a telephone, dark; nothing sticks out where there are 320 pixels. */
async function looksRight(page: Page): Promise<void> {
	expect(await axeViolations(page)).toEqual([]);
	await page.setViewportSize({ width: 320, height: 740 });
	expect(await sticksOut(page)).toBe(0);
	expect(await axeViolations(page)).toEqual([]);
	await page.emulateMedia({ colorScheme: 'dark' });
	expect(await axeViolations(page, 'colours')).toEqual([]);
	await page.emulateMedia({ colorScheme: 'light' });
	await page.setViewportSize({ width: 1440, height: 900 });
}

/** Types in the field that has the focus next, as who has no pointer does. */
async function tabAndType(page: Page, id: string, words: string): Promise<void> {
	for (let pressed = 0; pressed < 40; pressed++) {
		await page.keyboard.press('Tab');
		if ((await page.evaluate(() => document.activeElement?.id)) === id)
			return page.keyboard.type(words);
	}
	throw new Error(`Tab never reaches #${id}`);
}

describe.each(['fr', 'en'] as const)('the pages of sign-in, in %s', (language) => {
	const at = (path: string) => served.url + (language === 'en' ? inEnglish(path) : path);

	it('pass axe wide, narrow and dark', async () => {
		const { workspace } = served;
		const programme = await readProgramme(workspace.folder);
		const email = `${language}@lot.example`;
		const first = language === 'fr' ? [firstRunLink(workspace)!] : [];
		const page = await signedOut();
		const seen: string[] = [];
		const look = async (path: string, route: string) => {
			const answer = await page.goto(at(path));
			expect(answer?.status(), path).toBe(200);
			expect(await page.locator('html').getAttribute('lang')).toBe(language);
			seen.push(route);
			await looksRight(page);
		};
		for (const link of first) await look(link, '/invitation/[token]');
		const { link } = invite(workspace, programme, { email, name: 'Zoé', roles: ['official'] });
		await look(link, '/invitation/[token]');
		const { id } = await served.person({ name: `Personne ${language}` });
		await look(resetPassword(workspace, id).link, '/invitation/[token]');
		await look('/sign-in?done=password', '/sign-in');
		await look('/sign-in/code', '/sign-in/code');
		await look('/sign-in/forgotten', '/sign-in/forgotten');
		await look('/sign-out', '/sign-out');
		const env = { JALON_PROGRAMME: workspace.folder };
		await browser.signIn(served.url, env, `Camille ${language}`);
		await look('/account', '/account');
		await look('/sign-out', '/sign-out');
		expect(new Set(seen)).toEqual(new Set(signInRoutes));
	});

	it('are gone through by keyboard alone, without script, with a second factor', async () => {
		const { email } = await served.person();
		const page = await signedOut(false);
		await page.goto(at('/sign-in') + `?next=${new URL(at('/account')).pathname}`);
		await tabAndType(page, 'email', email);
		await tabAndType(page, 'password', 'un autre mot de passe');
		await page.keyboard.press('Enter');
		await page.getByRole('alert').waitFor();
		expect(await page.inputValue('#email')).toBe(email);
		expect(await page.inputValue('#password')).toBe('');
		await tabAndType(page, 'password', password);
		await page.keyboard.press('Enter');
		await page.waitForURL('**/account');
		await tabAndType(page, 'factor-password', password);
		await page.keyboard.press('Enter');
		const key = await page.locator('code.key').innerText();
		expect(await page.getByRole('img').getAttribute('aria-label')).toMatch(/authenti/);
		expect(await sticksOut(page)).toBe(0);
		await tabAndType(page, 'factor-code', totpOf(key, -1));
		await page.keyboard.press('Enter');
		await page.waitForURL('**/account?done=confirmed#factor');
		await page
			.getByRole('button', { name: language === 'fr' ? 'Se déconnecter' : 'Sign out' })
			.press('Enter');
		await page.waitForURL('**/sign-out');
		await page.goto(at('/sign-in'));
		await tabAndType(page, 'email', email);
		await tabAndType(page, 'password', password);
		await page.keyboard.press('Enter');
		await page.waitForURL('**/sign-in/code**');
		await tabAndType(page, 'code', totpOf(key));
		await page.keyboard.press('Enter');
		await page.waitForURL((url) => /^\/(en)?$/.test(url.pathname));
	});
});

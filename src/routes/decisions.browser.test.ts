import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { buildEdition } from '#lib/server/editions/build-edition.ts';
import { trialProgramme } from '#lib/server/editions/trial-programme.ts';
import { startServer } from '../testing/start-server.ts';
import { useBrowser } from '../testing/use-browser.ts';

const browser = useBrowser();

/** A small programme with two meetings, served by itself: what these tests write stays in its folder. */
async function serveCommittee() {
	const trial = trialProgramme();
	const workspace = trial.open();
	await buildEdition(workspace);
	for (const [id, date] of [
		['2019-01', '2019-06-28'],
		['2019-02', '2019-12-20']
	] as const)
		workspace.records.run(
			`insert into meetings (id, held_on, as_of, state, created_at, created_by)
				values (?, ?, ?, 'preparation', '2019-01-01T08:00:00.000Z', 'essai')`,
			...[id, date, date]
		);
	workspace.close();
	const serve = async (user: string) => {
		const env = { JALON_PROGRAMME: trial.folder, JALON_VAR: trial.var };
		const server = await startServer(env);
		await browser.signIn(server.url, env, user);
		onTestFinished(async () => void (await server.stop()));
		return server.url;
	};
	return { serve };
}

/** Moves on with the Tab key until the field or button is reached. */
async function tabTo(page: Page, selector: string): Promise<void> {
	for (let pressed = 0; pressed < 120; pressed++) {
		await page.keyboard.press('Tab');
		if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
	}
	throw new Error(`Tab never reaches ${selector}`);
}

async function type(page: Page, selector: string, words: string): Promise<void> {
	await tabTo(page, selector);
	await page.keyboard.type(words);
}

async function press(page: Page, selector: string): Promise<void> {
	await tabTo(page, selector);
	await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

it('a decision is noted, followed up at the next meeting and found again, by keyboard alone', async () => {
	const { serve } = await serveCommittee();
	const page = await browser.open();
	await page.goto(`${await serve('Anne Martin')}/decisions`);
	expect(await page.locator('main').innerText()).toContain('Aucune décision notée.');
	await press(page, 'main a[href*="/decisions/new"]');
	// The meeting is chosen by its first letters, as in any list.
	await type(page, '#decision-meeting', 'Séance du 28');
	await type(page, '#decision-wording', 'Recenser les logements d’accueil.');
	await type(page, '#decision-owner', 'Ville de Cahors');
	await press(page, 'main form button');
	expect(page.url()).toMatch(/\/decisions\/2019-01-01\?done=recorded#recorded-outcome$/);
	expect(await page.locator('main [role=status]').first().innerText()).toContain('est notée');

	expect(await page.locator('main nav a[href*="/reports/minutes?meeting=2019-01"]').count()).toBe(
		1
	);

	await page.goto(`${page.url().replace(/\?.*/, '')}?as-of=2024-01-01`);
	await type(page, '#follow-up select[name=state]', 'Faite');
	await type(page, '#note', 'Dix communes sur dix.');
	await press(page, '#follow-up button');
	// What was done is told where it was asked, and the reader's date stays.
	expect(await page.evaluate(() => document.activeElement?.id)).toBe('follow-up-outcome');
	expect(new URL(page.url()).searchParams.get('as-of')).toBe('2024-01-01');
	const words = await page.locator('main').innerText();
	expect(words).toContain('Anne Martin, pour la séance du 20 décembre 2019');
	expect(words).toContain('Dix communes sur dix.');

	await press(page, 'main nav a');
	await tabTo(page, 'input[name=q]');
	await page.keyboard.type('LOGEMENTS ACCUEIL dix');
	await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
	expect(await page.locator('main .counts').innerText()).toMatch(/1\sdécision\s?: 1\sfaite/);
	expect(await page.locator('tbody tr').count()).toBe(1);
	await tabTo(page, 'input[name=q]');
	await page.keyboard.press('Control+a');
	await page.keyboard.type('piscine');
	await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
	expect(await page.locator('main').innerText()).toContain('Aucune décision ne répond');
});

it('of two people who write an appraisal at once, neither is lost', async () => {
	const { serve } = await serveCommittee();
	const [one, other] = [await browser.open(), await browser.open()];
	const path = '/appraisals/indicator/visitors?meeting=2019-02';
	await one.goto((await serve('Anne Martin')) + path);
	await other.goto((await serve('Benoît')) + path);
	const write = async (page: Page, words: string) => {
		await type(page, '#appraisal-wording', words);
		await press(page, 'form[action*="appraise"] button');
	};
	await write(one, 'Deux postes sont vacants.');
	expect(await one.locator('[role=status]').first().innerText()).toContain('enregistrée');
	await write(other, 'Un renfort arrive en mars.');
	expect(await other.locator('[role=alert]').innerText()).toContain('Anne Martin a enregistré');
	expect(await other.locator('main').innerText()).toContain('Deux postes sont vacants.');
	expect(await other.inputValue('#appraisal-wording')).toBe('Un renfort arrive en mars.');
	await press(other, 'form[action*="appraise"] button');
	const kept = await other.locator('main').textContent();
	expect(kept).toContain('Un renfort arrive en mars.');
	expect(kept).toContain('Deux postes sont vacants.');
});

it('a refused deadline is told at the deadline, with all that was typed', async () => {
	const { serve } = await serveCommittee();
	const page = await browser.open();
	await page.goto(`${await serve('Anne Martin')}/decisions/new?of=2019-02&as-of=2019-12-20`);
	await page.fill('#decision-wording', 'Recenser les logements.');
	await page.fill('#decision-deadline', '2019-01-31');
	await page.locator('main form .primary').click();
	await page.waitForLoadState();
	expect(await page.getAttribute('#decision-deadline', 'aria-invalid')).toBe('true');
	expect(await page.locator('#decision-deadline-refused').innerText()).toContain('Échéance');
	expect(await page.getAttribute('#decision-wording', 'aria-invalid')).toBeNull();
	expect(await page.inputValue('#decision-wording')).toBe('Recenser les logements.');
	await page.fill('#decision-deadline', '2020-01-31');
	await page.locator('main form .primary').click();
	await page.waitForURL(/\/decisions\/2019-02-01/);
	// In a meeting's decision the browser knows the first day that can be given.
	expect(await page.getAttribute('#edited-deadline', 'min')).toBe('2019-12-20');
	expect(new URL(page.url()).searchParams.get('as-of')).toBe('2019-12-20');
});

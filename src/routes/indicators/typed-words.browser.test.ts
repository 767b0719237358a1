import { expect, it } from 'vitest';
import { useBrowser } from '../../testing/use-browser.ts';

const example = useBrowser();

it('what is being written on an indicator stays while its figure is held to a part', async () => {
	const page = await example.open();
	await page.goto('/indicators/ambassadors-registered?as-of=2019-12-20');
	const appraisal = page.locator('#appraisals textarea');
	const contest = page.locator('#contests textarea');
	for (const [part, field] of [
		['#appraisals', appraisal],
		['#contests', contest]
	] as const) {
		await page.locator(`${part} details.screen-only > summary`).click();
		await field.fill(`Écrit dans ${part}`);
	}
	await page.locator('#appraisals input[value="achievable"]').check();
	const about = page.locator('#contests input[name="territory"]');
	expect(await about.inputValue()).toBe('');

	await page.locator('#split .ways a', { hasText: 'Secteur' }).click();
	await page.getByRole('heading', { name: 'Par secteur' }).waitFor();
	await page.locator('#split .ways a', { hasText: 'Intercommunalité' }).click();
	await page.locator('#split tbody a', { hasText: 'Grand-Figeac' }).click();
	await page.locator('.filters').waitFor();

	expect(await appraisal.inputValue()).toBe('Écrit dans #appraisals');
	expect(await contest.inputValue()).toBe('Écrit dans #contests');
	expect(await contest.isVisible()).toBe(true);
	expect(await page.locator('#appraisals input[value="achievable"]').isChecked()).toBe(true);
	// The word against the figure is about the one that is now shown.
	expect(await about.inputValue()).toBe('200067361');
	// Each part of the page stands once, in its order.
	const parts = await page
		.locator('main > section')
		.evaluateAll((all) => all.map(({ id, className }) => id || className.split(' ')[0]));
	expect(parts).toEqual(['head', 'filters', 'parts', 'appraisals', 'decisions', 'contests']);

	await page.goBack();
	await page.locator('.filters').waitFor({ state: 'detached' });
	expect(await contest.inputValue()).toBe('Écrit dans #contests');
	expect(await about.inputValue()).toBe('');
});

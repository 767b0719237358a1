import { expect, it } from 'vitest';
import { useBrowser } from '../../testing/use-browser.ts';

const example = useBrowser();

it('two meetings are chosen with the keyboard and compared line by line', async () => {
	const page = await example.open();
	await page.goto('/meetings/compare?b=2019-02');
	const line = page.getByRole('row', { name: /^Ambassadeurs inscrits/ });
	expect(await line.textContent()).toMatch(/186\s*320\s*\+134/);
	expect(await line.textContent()).toMatch(/140\snouveaux, 6\sterminés/);

	const later = page.getByLabel('Seconde séance');
	await later.focus();
	await page.keyboard.press('ArrowUp');
	const chosen = await later.inputValue();
	expect(chosen).not.toBe('2019-02');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await page.waitForURL((url) => url.searchParams.get('b') === chosen);
	expect(await page.getByRole('row', { name: /^Ambassadeurs inscrits/ }).textContent()).toMatch(
		/186.*\+/
	);
});

import { describe, expect, it } from 'vitest';
import { useBrowser } from '../testing/use-browser.ts';

const example = useBrowser();
const script = '<script>window.hurt=1</script><img src=x onerror=window.hurt=1>"\'`';

describe('what can’t be answered is told in words', () => {
	it.each([
		['/nulle-part', 404, 'Cette page n’existe pas.'],
		['/en/nowhere', 404, 'This page does not exist.'],
		['/indicators/nothing', 404, 'L’indicateur « nothing » n’existe pas dans cette version.'],
		['/en/indicators/nothing', 404, 'There is no indicator “nothing” in this edition.'],
		['/territories/00000', 404, 'Le territoire « 00000 » n’est pas connu.'],
		['/en/territories/00000', 404, 'The territory “00000” is not known.'],
		['/received/nothing', 404, 'nothing'],
		['/?as-of=2019-13-40', 400, '« 2019-13-40 » n’est pas compris, attendu : AAAA-MM-JJ.'],
		['/en?as-of=2019-02-30', 400, '“2019-02-30” is not understood, expected YYYY-MM-DD.'],
		['/received?compare=hier', 400, '« hier » n’est pas compris'],
		['/legal-notice?as-of=hier', 400, '« hier » n’est pas compris'],
		['/?as-of=2019-12-20&as-of=2020-12-11', 400, '« as-of » est donné plusieurs fois'],
		['/indicators/ambassadors-registered?grain=week', 400, '« week » n’est pas compris'],
		['/?territory=00000', 404, '00000'],
		['/en?territory=*', 404, '*'],
		['/?edition=nothing', 404, 'Aucune version publiée ne s’appelle « nothing ».'],
		['/en?edition=nothing', 404, 'No published edition is called “nothing”.']
	])('%s', async (path, status, words) => {
		const page = await example.open({ script: false });
		const response = await page.goto(path, { waitUntil: 'commit' });
		expect(response?.status()).toBe(status);
		expect(await page.locator('main').innerText()).toContain(words);
		const english = path.startsWith('/en');
		expect(await page.locator('html').getAttribute('lang')).toBe(english ? 'en' : 'fr');
		const back = page.getByRole('link', {
			name: english ? /^Back to the committee/ : 'Revenir à la vue du comité'
		});
		expect(await back.getAttribute('href')).toMatch(english ? /^\/en\/?$/ : /^\/$/);
	});
});

/** Every script that these pages bring: each is a file. */
const own = ['/enhance.js', '/explore.js', '/territories.js'];

describe('a script in what a reader types', () => {
	it.each([
		...['as-of', 'compare', 'territory', 'edition', 'grain', 'by', 'sort', 'other'].map(
			(name) => `/indicators/ambassadors-registered?${name}=${encodeURIComponent(script)}`
		),
		...['/indicators/', '/territories/', '/received/', '/'].map(
			(folder) => folder + encodeURIComponent(script)
		),
		`/territories?indicator=${encodeURIComponent(script)}`
	])('is text, never run: %s', async (path) => {
		const page = await example.open();
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.url()));
		const response = await page.goto(path);
		expect(response?.status()).toBeLessThan(500);
		expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
		const scripts = await page
			.locator('script')
			.evaluateAll((all) => all.map((one) => one.getAttribute('src') ?? one.textContent));
		expect(scripts.filter((source) => !own.includes(source))).toEqual([]);
		expect(await page.locator('img').count()).toBe(0);
		expect(asked.filter((url) => new URL(url).pathname === '/x')).toEqual([]);
	});
});

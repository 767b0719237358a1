import { describe, expect, it } from 'vitest';
import { examplePages, inEnglish } from '../testing/example-pages.ts';
import { useBrowser } from '../testing/use-browser.ts';

const example = useBrowser();
const paths = examplePages
	.filter(({ status }) => status === 200)
	.flatMap(({ path }) => [path, inEnglish(path)]);
const bytesAllowed = 150_000;

describe('what the browser does to show a page', () => {
	it('asks nothing of another server, breaks no rule of the policy, and logs no error', async () => {
		const page = await example.open();
		const [asked, said]: [string[], string[]] = [[], []];
		const origin = new URL(example.origin).origin;
		page.on('request', (request) => asked.push(request.url()));
		page.on('console', (message) => said.push(`${page.url()} ${message.text()}`));
		page.on('pageerror', (error) => said.push(`${page.url()} ${error.message}`));
		page.on('requestfailed', (request) => {
			// The next page may come before the icon.
			const why = request.failure()?.errorText;
			if (why !== 'net::ERR_ABORTED') said.push(`${request.url()} ${why}`);
		});
		page.on('response', (response) => {
			if (response.status() >= 400) said.push(`${response.url()} ${response.status()}`);
		});
		for (const path of paths) await page.goto(path, { waitUntil: 'load' });
		expect(said).toEqual([]);
		expect(asked.length).toBeGreaterThan(paths.length);
		expect(
			asked.filter((url) => !url.startsWith('data:') && new URL(url).origin !== origin)
		).toEqual([]);
	});

	it('sends each page with a policy that allows neither frames nor inline scripts', async () => {
		const page = await example.open();
		for (const path of ['/', '/nulle-part', '/?as-of=x']) {
			const headers = (await page.goto(path))?.headers() ?? {};
			const policy = headers['content-security-policy'];
			expect(policy).toMatch(/default-src 'none'/);
			expect(policy).toMatch(/frame-ancestors 'none'/);
			expect(policy).toMatch(/script-src 'self'(;|$)/);
			expect(headers).toMatchObject({
				'x-content-type-options': 'nosniff',
				'referrer-policy': 'same-origin'
			});
		}
	});

	it('receives the committee’s page in less than 150 kB, charts and fonts included', async () => {
		const page = await example.open();
		const network = await page.context().newCDPSession(page);
		await network.send('Network.enable');
		await network.send('Network.setCacheDisabled', { cacheDisabled: true });
		const received: Record<string, number> = {};
		const types = new Map<string, string>();
		network.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
		network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
			const type = types.get(requestId) ?? 'other';
			received[type] = (received[type] ?? 0) + encodedDataLength;
		});
		await page.goto('/?as-of=2019-12-20', { waitUntil: 'networkidle' });
		expect(await page.locator('svg').count()).toBeGreaterThan(5);
		expect(received['Document']).toBeGreaterThan(1_000);
		expect(received['Font']).toBeGreaterThan(1_000);
		expect(received['Stylesheet']).toBeGreaterThan(500);
		const total = Object.values(received).reduce((sum, bytes) => sum + bytes, 0);
		expect(total, JSON.stringify(received)).toBeLessThan(bytesAllowed);
	});

	it('asks again with the page’s ETag and is told that nothing changed', async () => {
		const page = await example.open();
		const first = await page.request.get('/?as-of=2019-12-20');
		const { etag = '', 'cache-control': kept } = first.headers();
		expect(kept).toBe('private, no-cache');
		const edition = (await (await page.request.get('/ready')).json()).edition;
		expect(etag.startsWith(`"${edition}-`)).toBe(true);
		const headers = { 'if-none-match': etag };
		expect((await page.request.get('/?as-of=2019-12-20', { headers })).status()).toBe(304);
		expect((await page.request.get('/?as-of=2020-12-11', { headers })).status()).toBe(200);
		expect((await page.request.get('/en?as-of=2019-12-20', { headers })).status()).toBe(200);
	});
});

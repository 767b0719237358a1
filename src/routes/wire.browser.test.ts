import { describe, expect, it } from 'vitest';
import { examplePages } from '../testing/example-pages.ts';
import { useBrowser } from '../testing/use-browser.ts';

const example = useBrowser();
// The policy is the same in both languages.
const paths = examplePages.filter(({ status }) => status === 200).map(({ path }) => path);
const bytesAllowed = 150_000;

describe('what the browser does to show a page', () => {
	it('sends each page with a policy that allows nothing inline but what bears its nonce or its hash', async () => {
		const page = await example.open();
		const nonces = new Set<string>();
		for (const path of [...paths, '/nulle-part', '/?as-of=x']) {
			const answer = await page.request.get(path);
			const policy = answer.headers()['content-security-policy'] ?? '';
			expect(policy, path).toMatch(/^default-src 'none'; /);
			expect(policy, path).toMatch(/frame-ancestors 'none'/);
			expect(policy, path).not.toMatch(/unsafe|\*|https?:|blob:|strict-dynamic/);
			const html = await answer.text();
			expect(html, path).not.toMatch(/<[a-z][^>]*\s(style|on[a-z]+)="/i);
			const [, nonce] = /script-src 'nonce-([^']+)'/.exec(policy) ?? [];
			if (nonce === undefined) continue;
			expect(nonces.has(nonce), path).toBe(false);
			nonces.add(nonce);
			for (const [tag] of html.matchAll(/<(script|style)\b[^>]*>/g))
				expect(tag, path).toContain(`nonce="${nonce}"`);
		}
		expect(nonces.size).toBeGreaterThan(30);
	}, 120_000);

	it('runs nothing that a page was made to hold, in whatever way', async () => {
		const page = await example.open();
		await page.goto('/');
		const ran = await page.evaluate(async () => {
			const put = (html: string) => {
				const holder = document.createElement('div');
				holder.innerHTML = html;
				document.body.append(holder);
			};
			put('<img src=x onerror="window.hurt=1">');
			put('<svg><script>window.hurt=2</scr' + 'ipt></svg>');
			put('<iframe srcdoc="<script>parent.hurt=3</scr' + 'ipt>"></iframe>');
			put('<a id="bad" href="javascript:window.hurt=4">x</a>');
			for (const [key, value] of [
				['textContent', 'window.hurt=5'],
				['src', '/presenter.js'],
				['src', 'data:text/javascript,window.hurt=6']
			] as const) {
				const script = document.createElement('script');
				script[key] = value;
				script.addEventListener('load', () => Object.assign(window, { hurt: 7 }));
				document.body.append(script);
			}
			document.getElementById('bad')?.click();
			await new Promise((done) => setTimeout(done, 500));
			return (window as { hurt?: number }).hurt ?? null;
		});
		expect(ran).toBeNull();
	});

	it('goes on under the policy of the page that it kept, which 304 leaves alone', async () => {
		const page = await example.open();
		const broken: string[] = [];
		page.on('console', (message) => broken.push(message.text()));
		for (let visit = 0; visit < 3; visit++) {
			await page.goto('/?as-of=2019-12-20', { waitUntil: 'load' });
			const accent = await page.evaluate(() =>
				getComputedStyle(document.documentElement).getPropertyValue('--programme-accent')
			);
			expect(accent).toBe('#0b5c6b');
		}
		const { etag = '' } = (await page.request.get('/?as-of=2019-12-20')).headers();
		const again = await page.request.get('/?as-of=2019-12-20', {
			headers: { 'if-none-match': etag }
		});
		expect(again.status()).toBe(304);
		expect(again.headers()['content-security-policy']).toBeUndefined();
		expect(broken).toEqual([]);
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

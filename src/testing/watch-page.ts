import type { Page } from 'playwright-core';

/**
 * What a page does that none should, from now on: asking another server, breaking its policy, logging an error, asking
 * for what is refused. `asked` counts its requests, so that a page which wasn't looked at is noticed.
 */
export async function watchPage(
	page: Page,
	origin: string
): Promise<{ readonly faults: readonly string[]; readonly asked: () => number }> {
	await page.addInitScript(() =>
		document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
			console.error(`policy: ${violatedDirective} ${blockedURI}`)
		)
	);
	const faults: string[] = [];
	let asked = 0;
	page.on('request', (request) => {
		asked++;
		const url = request.url();
		if (!url.startsWith('data:') && new URL(url).origin !== new URL(origin).origin)
			faults.push(`${url} is another server's`);
	});
	page.on('console', (message) => faults.push(`${page.url()} ${message.text()}`));
	page.on('pageerror', (error) => faults.push(`${page.url()} ${error.message}`));
	page.on('requestfailed', (request) => {
		// A page may be left before its icon comes.
		const why = request.failure()?.errorText;
		if (why !== 'net::ERR_ABORTED') faults.push(`${request.url()} ${why}`);
	});
	page.on('response', (response) => {
		if (response.status() >= 400) faults.push(`${response.url()} ${response.status()}`);
	});
	return { faults, asked: () => asked };
}

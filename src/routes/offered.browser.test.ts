import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { roles } from '#lib/indicators/reader.ts';
import { may, type Action } from '#lib/indicators/rights.ts';
import { apiRights } from '#lib/server/api/api-rights.ts';
import { examplePerson, seenAsCookie } from '#lib/server/people/example-people.ts';
import { formOf, rightAsked, routeRights } from '#lib/server/people/route-rights.ts';
import { launchChromium } from '../testing/chromium.ts';
import { examplePages } from '../testing/example-pages.ts';

const origin = inject('exampleUrl');

/** It reads what the server answers as a browser does, and runs none of it. */
let browser: Browser;
let parser: Page;
beforeAll(async () => {
	browser = await launchChromium();
	parser = await browser.newPage();
});
afterAll(() => browser.close());

/** A way out of a page: a link, or a form as it is sent. */
type Offer = { readonly method: string; readonly address: string };

/** What an address is answered by: the route with the fewest parameters among those that match. */
const patterns = Object.keys(routeRights)
	.map((route) => ({ route, pattern: patternOf(route) }))
	.sort((a, b) => a.route.split('[').length - b.route.split('[').length);

function patternOf(route: string): RegExp {
	const parts = route.split(/(\[[^\]]+\])/);
	const source = parts.map((part) =>
		part.startsWith('[...') ? '.*' : part.startsWith('[') ? '[^/]+' : part.replaceAll('.', '\\.')
	);
	return new RegExp(`^${source.join('')}$`);
}

function routeOf(path: string): string | null {
	return patterns.find(({ pattern }) => pattern.test(path))?.route ?? null;
}

/** An offer's path, without the language that it is asked in. */
function pathOf({ address }: Offer): string {
	const { pathname } = new URL(address, origin);
	return decodeURIComponent(pathname).replace(/^\/en(?=\/|$)/, '') || '/';
}

/** The right that following an offer asks; null when nobody has it. */
function askedBy(offer: Offer): Action | 'anyone' | null {
	const { method, address } = offer;
	const { searchParams } = new URL(address, origin);
	const path = pathOf(offer);
	const route = routeOf(path);
	if (route === null) return existsSync(`static${path}`) ? 'anyone' : null;
	if (route === '/api/[...path]') return apiRight(path);
	return rightAsked(route, { method, form: formOf(searchParams) });
}

function apiRight(path: string): Action | 'anyone' | null {
	const found = Object.keys(apiRights).find((route) =>
		patternOf(route.replaceAll(/:\w+/g, '[id]')).test(path)
	);
	return found === undefined ? null : (apiRights[found] ?? null);
}

/** All that a page offers within the site, each once. */
function offersOf(html: string, path: string): Promise<readonly Offer[]> {
	return parser.evaluate(
		({ html, url }) => {
			const { origin } = new URL(url);
			const document = new DOMParser().parseFromString(html, 'text/html');
			const offers = new Map<string, { method: string; address: string }>();
			const add = (method: string, target: string | null) => {
				const address = new URL(target ?? '', url);
				if (address.origin !== origin || !/^https?:$/.test(address.protocol)) return;
				const offer = { method, address: address.pathname + address.search };
				offers.set(`${offer.method} ${offer.address}`, offer);
			};
			for (const link of document.querySelectorAll('a[href], area[href]'))
				add('GET', link.getAttribute('href'));
			for (const framed of document.querySelectorAll('iframe[src], img[src]'))
				add('GET', framed.getAttribute('src'));
			for (const dialog of document.querySelectorAll('[data-to]'))
				add('POST', dialog.getAttribute('data-to'));
			// Those of a dialogue are sent nowhere.
			for (const form of document.querySelectorAll('form:not([method=dialog])')) {
				const buttons = [...form.querySelectorAll('button:not([type=button])')];
				// A form each of whose buttons says where it is sent is sent nowhere else.
				if (buttons.length > 0 && buttons.every((one) => one.hasAttribute('formaction'))) continue;
				add((form.getAttribute('method') ?? 'get').toUpperCase(), form.getAttribute('action'));
			}
			for (const button of document.querySelectorAll<HTMLButtonElement>('[formaction]'))
				add(
					(
						button.getAttribute('formmethod') ??
						button.closest('form')?.getAttribute('method') ??
						'get'
					).toUpperCase(),
					button.getAttribute('formaction')
				);
			return [...offers.values()];
		},
		{ html, url: new URL(path, origin).href }
	);
}

describe.each(['everything', ...roles])('seen as %s', (seenAs) => {
	const person = examplePerson('essai', seenAs);

	it.each(examplePages)(
		'$path offers nothing that would be refused',
		async ({ path, route, alone }) => {
			const answer = await fetch(origin + path, {
				headers: { accept: 'text/html', cookie: `${seenAsCookie}=${seenAs}` },
				redirect: 'manual'
			});
			const { read } = (route && routeRights[route]) || { read: 'anyone' };
			if (read !== 'anyone' && !may(person, read)) expect(answer.status).toBe(403);
			const offers = await offersOf(await answer.text(), path);
			if (!alone) expect(offers.length).toBeGreaterThan(0);
			const own = decodeURIComponent(new URL(path, origin).pathname);
			const refused = offers.filter((offer) => {
				// The same page in the other language is told the same.
				if (offer.method === 'GET' && pathOf(offer) === own) return false;
				const right = askedBy(offer);
				return right === null || (right !== 'anyone' && !may(person, right));
			});
			expect(refused.map(({ method, address }) => `${method} ${address}`)).toEqual([]);
		}
	);
});

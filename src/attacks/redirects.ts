import { evil } from './canary.ts';
import type { Attack } from './attack.ts';

const elsewhere = [
	`//${evil}`,
	`///${evil}`,
	`https://${evil}/`,
	`https:${evil}`,
	`/\\${evil}`,
	`/%5c${evil}`,
	`/%09/${evil}`,
	`/%2f${evil}`,
	`%2f%2f${evil}`,
	`javascript:alert(1)`,
	`data:text/html,x`
];
const names = [
	'next',
	'redirect',
	'redirectTo',
	'callbackURL',
	'return',
	'return_to',
	'back',
	'url',
	'to'
];

/** Links of ours that would lead elsewhere: none does. */
export const redirects: Attack = {
	id: 'redirects',
	title: { fr: 'Redirections ouvertes (next=)', en: 'Open redirects (next=)' },
	async run({ ask, hold, url, routes }) {
		const pages = [
			'/',
			'/sign-in',
			...routes.map(({ path }) => path).filter((path) => /sign|login|auth/.test(path))
		];
		const paths = [
			...elsewhere
				.flatMap((to) => [`/${to}`, `${to}/`, `/en/${to}/`, `/reports/${to}/..`])
				.map((path) => (path.startsWith('/') ? path : `/${path}`)),
			...[...new Set(pages)].flatMap((page) =>
				names.flatMap((name) =>
					elsewhere.map((to) => `${page}?${name}=${encodeURIComponent(decodeURIComponent(to))}`)
				)
			)
		];
		await Promise.all(
			paths.map(async (path) => {
				const { headers, text, status } = await ask(path);
				const { location, refresh } = headers;
				const to =
					location === undefined
						? null
						: URL.canParse(location, url)
							? new URL(location, url)
							: null;
				const led = location !== undefined && to?.origin !== url.origin;
				// A browser reads a backslash as a slash, and drops tabs.
				const tricked = location !== undefined && /^[/\\\t ]{2}|^\s|[\t\n]/.test(location);
				const refreshed = refresh !== undefined || /http-equiv="refresh"/i.test(text);
				hold(!led && !tricked && !refreshed, `GET ${path}: ${status}, to ${location ?? refresh}`);
			})
		);
	}
};

import type { Attack } from './attack.ts';

const overrides: readonly Readonly<Record<string, string>>[] = [
	{ 'x-http-method-override': 'DELETE' },
	{ 'x-http-method': 'PUT' },
	{ 'x-method-override': 'POST' }
];

/** Another method than the one that is checked: none writes, none is let through, none echoes. */
export const methods: Attack = {
	id: 'methods',
	title: {
		fr: 'Méthodes détournées (surcharge, HEAD, OPTIONS, TRACE)',
		en: 'Tricked methods (override, HEAD, OPTIONS, TRACE)'
	},
	async run({ ask, hold, routes }) {
		for (const { path, isPage } of routes) {
			const plain = await ask(path);
			const head = await ask({ path, method: 'HEAD' });
			const same = head.status === plain.status || head.status === 405;
			hold(same && head.text === '', `HEAD ${path}: ${head.status}, GET is ${plain.status}`);
			const options = await ask({
				path,
				method: 'OPTIONS',
				headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
			});
			const shared = options.headers['access-control-allow-origin'] ?? null;
			hold(shared === null, `OPTIONS ${path}: allows ${shared}`);
			for (const method of ['PUT', 'PATCH', 'DELETE', 'PROPFIND', 'TRACE']) {
				const headers = { 'x-canary': 'seen' };
				const { status, text } = await ask({ path, method, headers });
				hold(
					(status >= 400 || status === 0) && !text.includes('x-canary'),
					`${method} ${path}: ${status}`
				);
			}
			if (!isPage) continue;
			for (const headers of overrides) {
				const { status } = await ask({ path, headers });
				hold(status === plain.status, `GET ${path} as ${Object.values(headers)[0]}: ${status}`);
			}
			const joined = `${path}${path.includes('?') ? '&' : '?'}_method=DELETE`;
			const { status } = await ask(joined);
			hold(status === plain.status || status === 400, `GET ${joined}: ${status}`);
		}
	}
};

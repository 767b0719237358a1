import type { Attack } from './attack.ts';

const expected: readonly (readonly [name: string, value: RegExp])[] = [
	['x-content-type-options', /^nosniff$/],
	['x-frame-options', /^DENY$|^SAMEORIGIN$/],
	['referrer-policy', /^(same-origin|no-referrer|strict-origin)/],
	['content-security-policy', /default-src 'none'.*frame-ancestors 'none'/],
	['cross-origin-opener-policy', /^same-origin$/],
	['cross-origin-resource-policy', /^same-origin$/],
	['permissions-policy', /./]
];

/** Headers that protect, on everything that is answered; nothing that tells what runs here. */
export const headers: Attack = {
	id: 'headers',
	title: { fr: 'En-têtes qui protègent, partout', en: 'Headers that protect, everywhere' },
	async run({ ask, hold, routes, url }) {
		const paths = [
			...routes.map(({ path }) => path),
			'/no-such-page',
			'/?as-of=x',
			'/favicon.svg',
			'/enhance.js',
			'/source-sans-3.woff2',
			'/api/v1/no-such-route',
			'/%zz'
		];
		await Promise.all(
			paths.map(async (path) => {
				const answer = await ask(path);
				if (answer.status === 0) return;
				for (const [name, value] of expected)
					hold(
						value.test(String(answer.headers[name] ?? '')),
						`GET ${path}: ${name}: ${answer.headers[name] ?? 'none'}`
					);
				const told = answer.headers['x-powered-by'] ?? answer.headers['server'];
				hold(
					told === undefined || !/\d/.test(String(told)),
					`GET ${path}: says that it is ${told}`
				);
				const secure = answer.headers['strict-transport-security'] !== undefined;
				hold(url.protocol !== 'https:' || secure, `GET ${path}: nothing asks for https`);
				for (const cookie of answer.headers['set-cookie'] ?? [])
					hold(
						/httponly/i.test(cookie) || /^PARAGLIDE_LOCALE=/.test(cookie),
						`GET ${path}: a cookie that scripts read`
					);
			})
		);
	}
};

import { parameters } from './canary.ts';
import type { Attack } from './attack.ts';

const canaries = [
	'"><script>canary(1)</script>',
	`'><img src=x onerror=canary(1)>`,
	'</title><svg onload=canary(1)>',
	'javascript:canary(1)',
	'</script><script>canary(1)</script>',
	'</style><script>canary(1)</script>'
];
const alive =
	/<script>canary|<img src=x onerror=canary|<svg onload=canary|(?:href|src|action|formaction)\s*=\s*["']?\s*javascript:/i;

/** Scripts in what is typed: shown as text, under a policy that would run none. */
export const scripts: Attack = {
	id: 'scripts',
	title: {
		fr: 'Scripts injectés dans chaque paramètre (XSS)',
		en: 'Scripts injected in each parameter (XSS)'
	},
	async run({ ask, hold, routes }) {
		const pages = routes
			.filter(({ isPage, id }) => isPage && !id.includes('/edit/'))
			.map(({ path }) => path);
		const addresses = [
			...parameters.flatMap((name, at) =>
				canaries.map((typed, nth) => {
					const page = pages[(at * canaries.length + nth) % pages.length]!;
					return `${page}?${name}=${encodeURIComponent(typed)}`;
				})
			),
			...canaries.flatMap((typed) => [
				`/${encodeURIComponent(typed)}`,
				`/?${encodeURIComponent(typed)}=1`,
				`/en/indicators/${encodeURIComponent(typed)}`
			]),
			...routes
				.filter(({ id }) => id.includes('['))
				.map(({ id }) => id.replace(/\[[^\]]+\]/g, encodeURIComponent(canaries[0]!)))
		];
		await Promise.all(
			addresses.map(async (path) => {
				const { status, text, headers } = await ask(path);
				if (!/html|svg|xml/.test(headers['content-type'] ?? '')) return hold(true, path);
				hold(!alive.test(text), `GET ${path}: ${status}, the script is alive`);
				const policy = String(headers['content-security-policy'] ?? '');
				const scripts = /(?:script-src|default-src)([^;]*)/.exec(
					policy.replace(/default-src[^;]*;(?=.*script-src)/, '')
				)?.[1];
				const strict = scripts !== undefined && !/unsafe-|\*|https?:|data:/.test(scripts);
				hold(strict, `GET ${path}: ${status}, its policy would run it`);
			})
		);
	}
};

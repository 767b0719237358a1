import { evil } from './canary.ts';
import type { Attack } from './attack.ts';

/** What one reader is shown is kept for no other, and nothing that a cache doesn’t look at changes it. */
export const caches: Attack = {
	id: 'caches',
	title: { fr: 'Empoisonnement et fuite par les caches', en: 'Cache poisoning and leaks' },
	async run({ ask, hold, routes }) {
		const shown = routes.filter(({ id }) => !/^\/(health|ready)$/.test(id));
		for (const { path } of shown) {
			const { status, headers } = await ask(path);
			const kept = String(headers['cache-control'] ?? '');
			hold(
				status >= 400 || status === 0 || /private|no-store/.test(kept),
				`GET ${path}: cache-control: ${kept || 'none'}`
			);
			// A cache in between keeps what looks like a file.
			for (const file of ['/x.css', ';x.js', '%2fx.css', '/..%2fx.png', '.css']) {
				const answer = await ask(`${path.replace(/\/$/, '')}${file}`);
				const cacheable = !/private|no-store/.test(String(answer.headers['cache-control'] ?? ''));
				hold(
					!(answer.status === 200 && cacheable),
					`GET ${path}${file}: ${answer.status}, kept by caches`
				);
			}
		}
		for (const headers of [
			{ 'x-forwarded-host': evil },
			{ 'x-forwarded-scheme': 'http', 'x-forwarded-proto': 'http' },
			{ 'x-forwarded-port': '9999' },
			{ 'accept-language': `"><script>canary</script>` },
			{ cookie: `PARAGLIDE_LOCALE="><script>canary(1)</script>` },
			{ 'user-agent': `<script>canary(1)</script>` }
		]) {
			const { text, headers: told } = await ask({ path: '/', headers });
			const repeated = `${text}${JSON.stringify(told)}`;
			hold(
				!/evil\.example|<script>canary|:9999/.test(repeated),
				`${JSON.stringify(headers)} is repeated`
			);
		}
	}
};

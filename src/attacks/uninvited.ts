import type { Attack } from './attack.ts';

/** What anyone may read: whether it runs, and what the law wants shown. */
const forAll =
	/^\/(health|ready|accessibility|legal-notice|personal-data)$|^\/(sign|login|auth|invitation)/;

/** Each address without signing in: each is refused, but for the few that are for all. */
export const uninvited: Attack = {
	id: 'uninvited',
	title: { fr: 'Chaque adresse sans s’identifier', en: 'Each address without signing in' },
	async run({ ask, hold, routes, open, skip }) {
		if (open)
			return skip({
				fr: 'ce serveur est ouvert à qui le demande',
				en: 'this server is open to whoever asks'
			});
		for (const { path, id, writes } of routes) {
			if (forAll.test(id)) continue;
			for (const address of [path, `/en${path}`]) {
				const { status } = await ask(address);
				hold(status >= 300, `GET ${address}: ${status}`);
			}
			for (const headers of [
				{ cookie: 'better-auth.session_token=canary.canary' },
				{ authorization: 'Bearer canary' },
				{ authorization: `Basic ${btoa('admin:admin')}` }
			] as Readonly<Record<string, string>>[]) {
				const { status } = await ask({ path, headers });
				hold(status >= 300, `GET ${path} with ${Object.keys(headers)[0]}: ${status}`);
			}
			for (const write of writes) {
				const { status } = await ask({
					path: write,
					method: 'POST',
					headers: { origin: 'null', 'content-type': 'application/x-www-form-urlencoded' },
					body: 'canary=1'
				});
				hold(status >= 300, `POST ${write}: ${status}`);
			}
		}
	}
};

import type { Attack } from './attack.ts';

/** The data behind pages, asked without the page: no more is told than the page tells. */
export const data: Attack = {
	id: 'data',
	title: { fr: 'Données sans la page (__data.json)', en: 'Data without the page (__data.json)' },
	async run({ ask, hold, routes }) {
		for (const { path } of routes.filter(({ isPage }) => isPage)) {
			const plain = (await ask(path)).status;
			const base = path === '/' ? '' : path;
			for (const address of [
				`${base}/__data.json`,
				`${base}/__data.json?x-sveltekit-invalidated=11`,
				`${base}/__data.json?x-sveltekit-trailing-slash=1`
			]) {
				const { status, text, headers } = await ask(address);
				const refused = plain >= 300;
				const told = text.length > 2_000;
				const isTold =
					status === 200 && (told || (refused && !/"type":"(error|redirect)"/.test(text)));
				hold(!isTold, `GET ${address}: ${status}, ${text.length} characters, the page is ${plain}`);
				const kept = String(headers['cache-control'] ?? '');
				hold(
					status !== 200 || /no-store|private/.test(kept),
					`GET ${address}: ${kept || 'kept by caches'}`
				);
			}
		}
	}
};

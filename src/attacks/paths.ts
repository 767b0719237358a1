import type { Attack } from './attack.ts';

const climbing = [
	'/..%2f..%2f..%2f..%2fetc%2fpasswd',
	'/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
	'/../../../../etc/passwd',
	'/..%5c..%5c..%5cetc%5cpasswd',
	'/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd',
	'/_app/..%2f..%2f..%2fpackage-lock.json',
	'/_app/immutable/..%2f..%2f..%2f..%2fetc%2fpasswd',
	'/files/..%2f..%2fpackage.json',
	'/reports/..%2f..%2fdata%2fprogramme.yaml/edit',
	'/builds/1/..%2f..%2fjalon.sqlite',
	'/received/..%2f..%2fvar/rejects',
	'/api/v1/..%2f..%2f..%2fpackage.json'
];
const keptInside = [
	'/.env',
	'/.git/config',
	'/package.json',
	'/package-lock.json',
	'/svelte.config.js',
	'/src/hooks.server.ts',
	'/src/lib/server/records.ts',
	'/data/programme.yaml',
	'/data/targets.csv',
	'/queries/tables/ambassadors.sql',
	'/var/jalon.sqlite',
	'/jalon.sqlite',
	'/var/pseudonym.key',
	'/pseudonym.key',
	'/build/handler.js',
	'/server/index.js',
	'/node_modules/hono/package.json',
	'/_app/manifest.json',
	'/enhance.js.map'
];
const malformed = [
	'/%',
	'/%zz',
	'/%00',
	'/%ff%fe',
	'/%ed%a0%80',
	`/${'a/'.repeat(2_000)}`,
	'/\\',
	'/;'
];

/** Other ways to write an address that a check by prefix would not know again. */
const variants = (path: string): readonly string[] => [
	`/${path}`,
	`${path.replace('/', '/./')}`,
	`/x/..${path}`,
	`/x%2f..${path}`,
	path.toUpperCase(),
	path.replace(/^\/./, (start) => `/%${start.charCodeAt(1).toString(16)}`),
	`${path}%2f`,
	`${path}/.`,
	`${path};x`,
	`${path}%20`,
	`${path}%00`,
	`/en/${path}`
];

/** Addresses written otherwise: nothing of the disk comes back, and what was refused stays refused. */
export const paths: Attack = {
	id: 'paths',
	title: {
		fr: 'Adresses détournées (//, %2F, casse, ..%2f)',
		en: 'Tricked addresses (//, %2F, case, ..%2f)'
	},
	async run({ ask, hold, routes }) {
		const tries = [...climbing, ...keptInside, ...malformed].map(async (path) => {
			const { status } = await ask(path);
			hold(status >= 300 || status === 0, `GET ${path}: ${status}`);
		});
		await Promise.all(tries);
		let turn = 0;
		for (const { path } of routes.filter(({ id }) => !/^\/(health|ready)$/.test(id))) {
			const plain = (await ask(path)).status;
			const refused = plain >= 300;
			// Where all are let in, one way to write an address is not more than another.
			const tries = refused
				? variants(path)
				: variants(path).filter((_, at) => at % 6 === turn % 6);
			turn++;
			await Promise.all(
				tries.map(async (written) => {
					const { status } = await ask(written);
					hold(
						!refused || status < 200 || status >= 300,
						`GET ${written}: ${status}, ${path} is ${plain}`
					);
				})
			);
		}
	}
};

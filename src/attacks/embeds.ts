import type { Attack } from './attack.ts';

const guesses = [
	'1',
	'0',
	'-1',
	'null',
	'undefined',
	'latest',
	'a'.repeat(32),
	'A'.repeat(4_000),
	"'%20or%20'1'%3D'1",
	'%00',
	'%25',
	'%2e%2e%2f%2e%2e%2f',
	'__proto__',
	'constructor',
	'ambassadors-registered',
	'{"indicator":"ambassadors-registered"}',
	// What signed tokens are tried with.
	'eyJhbGciOiJub25lIn0.eyJpbmRpY2F0b3IiOiIqIn0.'
];
const widening = [
	'',
	'?indicator=*',
	'?territory=46042&level=commune',
	'?edition=1&as-of=2019-01-01'
];

/** Addresses of embeds that nobody was given: none shows a figure, or may be framed, or tells one from another. */
export const embeds: Attack = {
	id: 'embeds',
	title: { fr: 'Intégrations devinées ou élargies', en: 'Embeds guessed or widened' },
	async run({ ask, hold }) {
		const told = new Map<number, string>();
		await Promise.all(
			guesses.flatMap((token) =>
				widening.map(async (more) => {
					const path = `/embed/${token}${more}`;
					const { status, text, headers } = await ask(path);
					if (status === 0) return;
					hold(status >= 400 && status < 500, `GET ${path}: ${status}`);
					hold(!/<main|<svg|<figure/.test(text), `GET ${path}: shows something`);
					const policy = String(headers['content-security-policy'] ?? '');
					hold(/frame-ancestors 'none'/.test(policy), `GET ${path}: may be framed`);
					const same = told.get(status) ?? text;
					told.set(status, same);
					hold(same === text, `GET ${path}: tells it from another`);
				})
			)
		);
	}
};

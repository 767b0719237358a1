import { parameters } from './canary.ts';
import type { Attack } from './attack.ts';

const breaks = [
	'%0d%0aX-Canary:%20seen',
	'%0aX-Canary:%20seen',
	'%0d%0a%0d%0aX-Canary',
	'%e5%98%8a%e5%98%8dX-Canary:%20seen'
];

/** Line breaks in what is typed: none becomes a header, wherever the word is repeated. */
export const injection: Attack = {
	id: 'injection',
	title: { fr: 'En-têtes injectés par un saut de ligne', en: 'Headers injected by a line break' },
	async run({ ask, send, url, hold, routes }) {
		const places = [
			...routes
				.filter(({ id }) => id.includes('['))
				.map(
					({ id }) =>
						(text: string) =>
							id.replace(/\[[^\]]+\]/g, text)
				),
			...['/', '/territories', '/files/values.csv', '/reports'].flatMap((path) =>
				parameters.map((name) => (text: string) => `${path}?${name}=${text}`)
			),
			(text: string) => `/${text}`,
			(text: string) => `/en/${text}/`
		];
		await Promise.all(
			places.flatMap((place, at) => {
				const path = place(breaks[at % breaks.length]!);
				return [ask(path)].map(async (answered) => {
					const { headers, status } = await answered;
					hold(headers['x-canary'] === undefined, `GET ${path}: ${status}`);
				});
			})
		);
		const bytes = (line: string) => `${line}\r\nHost: ${url.host}\r\nConnection: close\r\n\r\n`;
		for (const line of [
			'GET /x\nX-Canary: seen HTTP/1.1',
			'GET / HTTP/1.1\r\nX-A: b\rX-Canary: seen',
			'GET / HTTP/1.1\r\nX-A : b',
			'GET / HTTP/1.1\r\n X-A: b'
		]) {
			const answer = await send(bytes(line));
			const isLedAway = /^location: (\/en)?\/sign-in\?/im.test(answer);
			const refused = !/^HTTP\/1\.[01] [23]/.test(answer) || isLedAway;
			hold(refused && !/^x-canary:/im.test(answer), `${JSON.stringify(line)} is taken`);
		}
	}
};

import { evil } from './canary.ts';
import type { Attack } from './attack.ts';

const types = [
	'application/x-www-form-urlencoded',
	'multipart/form-data; boundary=x',
	'text/plain',
	'application/json',
	'application/octet-stream',
	'text/plain; x=application/json',
	''
];
const bodyOf = (type: string) =>
	type.startsWith('multipart')
		? '--x\r\nContent-Disposition: form-data; name="canary"\r\n\r\n1\r\n--x--\r\n'
		: type.includes('json')
			? '{"canary":1}'
			: 'canary=1';

/** A form of another site’s page, whatever it says it is: each is refused before it is read. */
export const crossSite: Attack = {
	id: 'cross-site',
	title: {
		fr: 'Écritures depuis un autre site, tout type de contenu',
		en: 'Writes from another site, any content type'
	},
	async run({ ask, hold, routes, url }) {
		const targets = routes.flatMap(({ writes, path }) => (writes.length > 0 ? writes : [path]));
		const origins: readonly Readonly<Record<string, string>>[] = [
			{ origin: `https://${evil}` },
			{ origin: `https://${evil}`, 'sec-fetch-site': 'cross-site' },
			{ origin: 'null' },
			{ origin: `${url.origin}.${evil}` },
			{ origin: url.origin, 'sec-fetch-site': 'cross-site' },
			{ referer: `https://${evil}/` },
			{}
		];
		await Promise.all(
			targets.flatMap((path, at) =>
				types.map(async (type, nth) => {
					const from = origins[(at + nth) % origins.length]!;
					const headers = { ...from, ...(type === '' ? {} : { 'content-type': type }) };
					const { status } = await ask({ path, method: 'POST', headers, body: bodyOf(type) });
					const refused = status === 403 || status === 401 || status === 404 || status === 405;
					hold(refused, `POST ${path} as ${type || 'nothing'} ${JSON.stringify(from)}: ${status}`);
				})
			)
		);
	}
};

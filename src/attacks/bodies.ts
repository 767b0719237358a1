import type { Attack } from './attack.ts';

const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024, 'a=b&');

/** Bodies larger than any form, untold lengths, lengths that lie: refused, and the server lives on. */
export const bodies: Attack = {
	id: 'bodies',
	title: {
		fr: 'Corps trop grands, par morceaux, longueurs fausses',
		en: 'Oversized and chunked bodies, false lengths'
	},
	async run({ ask, send, hold, routes, url }) {
		const own = { origin: url.origin, 'content-type': 'application/x-www-form-urlencoded' };
		// Forms that read what they are sent before they do anything.
		const forms = routes
			.filter(({ id }) => !/\[|^\/(deliveries|sign-out)/.test(id))
			.flatMap(({ writes }) => writes.slice(0, 1));
		for (const path of forms)
			for (const chunked of [false, true]) {
				const { status, headers } = await ask({
					path,
					method: 'POST',
					headers: own,
					body: megabytes(3),
					chunked
				});
				hold(
					// Led away to sign in, before anything is read.
					status === 0 ||
						(status >= 400 && status < 500) ||
						/^(\/en)?\/sign-in(\?|$)/.test(String(headers['location'] ?? '')),
					`POST ${path}, 3 MB${chunked ? ' in pieces' : ''}: ${status}`
				);
			}
		const get = await ask({ path: '/', method: 'GET', body: megabytes(3) });
		hold(get.status < 500, `GET / with 3 MB: ${get.status}`);
		const long = await ask(`/?as-of=${'x'.repeat(60_000)}`);
		hold(long.status === 0 || long.status >= 400, `an address of 60 kB: ${long.status}`);
		const start = (path: string, ...more: string[]) =>
			[`POST ${path} HTTP/1.1`, `Host: ${url.host}`, `Origin: ${url.origin}`, ...more].join('\r\n');
		const path = forms[0] ?? '/';
		for (const [what, bytes] of [
			[
				'a length and pieces at once',
				`${start(path, 'Content-Length: 6', 'Transfer-Encoding: chunked')}\r\n\r\n0\r\n\r\nX`
			],
			['two lengths', `${start(path, 'Content-Length: 1', 'Content-Length: 2')}\r\n\r\nab`],
			['a negative length', `${start(path, 'Content-Length: -1')}\r\n\r\n`],
			['a length in hexadecimal', `${start(path, 'Content-Length: 0x2')}\r\n\r\nab`],
			[
				'pieces that are not counted',
				`${start(path, 'Transfer-Encoding: chunked')}\r\n\r\nzz\r\n\r\n`
			],
			[
				'pieces under another name',
				`${start(path, 'Transfer-Encoding: xchunked')}\r\n\r\n0\r\n\r\n`
			],
			['a header of 100 kB', `${start(path, `X-Long: ${'x'.repeat(100_000)}`)}\r\n\r\n`],
			[
				'ten thousand headers',
				`${start(path, ...Array.from({ length: 10_000 }, (_, at) => `X-${at}: 1`))}\r\n\r\n`
			]
		] as const) {
			const answer = await send(bytes, 3_000);
			hold(!/^HTTP\/1\.[01] [235]/.test(answer), `${what}: ${answer.split('\r\n', 1)[0]}`);
		}
		const after = await ask('/health');
		hold(after.status === 200, `GET /health afterwards: ${after.status}`);
	}
};

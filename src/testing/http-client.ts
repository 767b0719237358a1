import { request, type IncomingHttpHeaders } from 'node:http';

export type Answer = {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	/** `Set-Cookie` lines. */
	readonly cookies: readonly string[];
	readonly text: string;
	/** Where a redirect leads, as it was written. */
	readonly location: string;
};

export type Asked = {
	readonly method?: string;
	/** Fields of a form, sent as a browser sends them. */
	readonly form?: Readonly<Record<string, string>>;
	readonly headers?: Readonly<Record<string, string>>;
};

/**
 * A browser without a screen: it keeps cookies as they are given, follows nothing by itself, and
 * writes paths as they are typed. `site` is the name that it thinks to talk to.
 */
export function openClient(url: string, { site = url }: { readonly site?: string } = {}) {
	const jar = new Map<string, string>();
	const { port } = new URL(url);
	const { host, origin } = new URL(site);
	const ask = (path: string, { method, form, headers = {} }: Asked = {}): Promise<Answer> => {
		const body = form && new URLSearchParams(form).toString();
		return new Promise((resolve, reject) => {
			const sent = request(
				{
					host: '127.0.0.1',
					port,
					path,
					method: method ?? (form ? 'POST' : 'GET'),
					headers: {
						host,
						accept: 'text/html',
						...(jar.size > 0 && { cookie: cookieHeader() }),
						...(form && {
							origin,
							'content-type': 'application/x-www-form-urlencoded',
							'content-length': String(Buffer.byteLength(body!))
						}),
						...headers
					}
				},
				(answer) => {
					const cookies = answer.headers['set-cookie'] ?? [];
					for (const line of cookies) keep(line);
					let text = '';
					answer.setEncoding('utf8');
					answer.on('data', (part) => (text += part));
					answer.on('error', reject);
					answer.on('end', () =>
						resolve({
							status: answer.statusCode ?? 0,
							headers: answer.headers,
							cookies,
							text,
							location: answer.headers.location ?? ''
						})
					);
				}
			);
			sent.on('error', reject);
			sent.end(body);
		});
	};
	const keep = (line: string) => {
		const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
		if (/max-age=0\b/i.test(line)) jar.delete(name);
		else jar.set(name, value);
	};
	const cookieHeader = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
	return { ask, jar, cookieHeader };
}

export type Client = ReturnType<typeof openClient>;

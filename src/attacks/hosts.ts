import { evil } from './canary.ts';
import type { Attack } from './attack.ts';

const forwarded: readonly Readonly<Record<string, string>>[] = [
	{ 'x-forwarded-host': evil },
	{ forwarded: `for=1.2.3.4;host=${evil};proto=http` },
	{ 'x-host': evil },
	{ 'x-original-host': evil },
	{ 'x-forwarded-server': evil },
	{ 'x-forwarded-proto': 'javascript' },
	{ 'x-forwarded-prefix': `https://${evil}` },
	{ 'x-forwarded-for': '127.0.0.1' },
	{ 'x-real-ip': '127.0.0.1' },
	{ 'x-original-url': '/deliveries' },
	{ 'x-rewrite-url': '/deliveries' }
];

/** Another name than ours, and a proxy that nobody named: neither changes what is answered. */
export const hosts: Attack = {
	id: 'hosts',
	title: {
		fr: 'Nom d’hôte et en-têtes de mandataire falsifiés',
		en: 'Forged host name and proxy headers'
	},
	async run({ url, ask, send, hold }) {
		for (const host of [
			evil,
			`${evil}:${url.port}`,
			`${url.hostname}.${evil}`,
			`${url.host}@${evil}`,
			`${url.host}#${evil}`,
			`${evil}/${url.host}`
		]) {
			const { status, text, headers } = await ask({ path: '/', headers: { host } });
			const answered = status >= 200 && status < 400;
			const told = `${text}${headers.location ?? ''}`.includes(evil);
			hold(!answered && !told, `Host: ${host}: ${status}`);
		}
		const lines = (...all: string[]) => `${all.join('\r\n')}\r\nConnection: close\r\n\r\n`;
		for (const [what, bytes] of [
			['two Host headers', lines('GET / HTTP/1.1', `Host: ${url.host}`, `Host: ${evil}`)],
			['no Host header', lines('GET / HTTP/1.1')],
			['an absolute address', lines(`GET http://${evil}/ HTTP/1.1`, `Host: ${evil}`)]
		] as const) {
			const answer = await send(bytes);
			hold(!/^HTTP\/1\.[01] [23]/.test(answer), `${what}: ${answer.split('\r\n', 1)[0]}`);
		}
		for (const path of ['/', '/reports', '/no-such-page', '//x']) {
			const plain = await ask(path);
			for (const headers of forwarded) {
				const answer = await ask({ path, headers });
				const told = `${answer.text}${JSON.stringify(answer.headers)}`.includes(evil);
				const [name] = Object.keys(headers);
				hold(
					!told && answer.status === plain.status && titleOf(answer.text) === titleOf(plain.text),
					`${name} on ${path}: ${answer.status}`
				);
			}
		}
	}
};

function titleOf(html: string): string | undefined {
	return /<title>([^<]*)/.exec(html)?.[1];
}

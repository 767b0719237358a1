import { connect } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import type { Attack } from './attack.ts';

const connections = 30;
/** Ten seconds for headers are promised, and looked at each second. */
const letGoWithin = 14_000;
const servedWithin = 5_000;

/** Clients that never end their headers: let go in time, while others are served. */
export const slow: Attack = {
	id: 'slow',
	title: { fr: 'Clients lents (en-têtes sans fin)', en: 'Slow clients (headers without end)' },
	async run({ url, ask, hold }) {
		const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
		const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
		const started = performance.now();
		const sockets = Array.from({ length: connections }, () => {
			const socket =
				url.protocol === 'https:'
					? connectSecurely({ host, port, servername: url.hostname })
					: connect({ host, port });
			socket.on('error', () => {});
			// An answer that nobody reads keeps a socket from being closed.
			socket.resume();
			socket.write(`GET / HTTP/1.1\r\nHost: ${url.host}\r\n`);
			const drip = setInterval(() => socket.writable && socket.write('X-Slow: 1\r\n'), 2_000);
			const closed = new Promise<number>((done) =>
				socket.on('close', () => {
					clearInterval(drip);
					done(performance.now() - started);
				})
			);
			return { socket, closed };
		});
		const { status, milliseconds } = await ask('/health');
		hold(
			status === 200 && milliseconds < servedWithin,
			`GET /health meanwhile: ${status}, ${Math.round(milliseconds)} ms`
		);
		const late = setTimeout(() => sockets.forEach(({ socket }) => socket.destroy()), letGoWithin);
		const times = await Promise.all(sockets.map(({ closed }) => closed));
		clearTimeout(late);
		const kept = times.filter((time) => time >= letGoWithin - 100).length;
		hold(kept === 0, `${kept} of ${connections} were kept for ${letGoWithin / 1_000} s`);
	}
};

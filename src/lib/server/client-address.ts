import { BlockList, isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { JalonError } from './programme/problem.ts';

/** The header in which the web app reads the address that `listen` found; what a client writes there is dropped. */
export const addressHeader = 'x-jalon-client-address';

/** The proxies whose word on who asks is taken. */
export type TrustedProxies = BlockList;

/** Reads `10.0.0.7, 10.1.0.0/16, ::1`. Throws `bad-setting` for what is no address. */
export function parseProxies(text: string, name: string): TrustedProxies {
	const list = new BlockList();
	for (const part of text.split(/[\s,]+/).filter(Boolean)) {
		const [address = '', prefix] = part.split('/');
		const family = isIP(address);
		const widest = family === 6 ? 128 : 32;
		const bits = prefix === undefined ? widest : /^\d{1,3}$/.test(prefix) ? Number(prefix) : NaN;
		// « Anyone » would be believed whatever they claim.
		if (family === 0 || !(bits > 0 && bits <= widest))
			throw new JalonError('bad-setting', {
				fr: `${name} : « ${part} » n’est pas une adresse, attendu : des adresses ou des réseaux séparés par des virgules, tels que 127.0.0.1, 10.0.0.0/8.`,
				en: `${name}: “${part}” is not an address, expected addresses or networks separated by commas, such as 127.0.0.1, 10.0.0.0/8.`
			});
		list.addSubnet(address, bits, family === 6 ? 'ipv6' : 'ipv4');
	}
	return list;
}

/**
 * Who asks: the last address of `X-Forwarded-For` that no trusted proxy bears, when the connection
 * comes from such a proxy; the connection's own otherwise. What stands before it anyone may have written.
 */
export function clientAddress(
	{
		socket,
		headers
	}: Pick<IncomingMessage, 'headers'> & {
		readonly socket: { readonly remoteAddress?: string | undefined };
	},
	trusted: TrustedProxies
): string {
	const peer = plainAddress(socket.remoteAddress ?? '');
	const written = headers['x-forwarded-for'] ?? '';
	const named = (typeof written === 'string' ? written : written.join(',')).split(',');
	let client = peer;
	for (const name of named.reverse()) {
		if (!isTrusted(client, trusted)) break;
		const next = plainAddress(name.trim());
		if (isIP(next) === 0) break;
		client = next;
	}
	return client;
}

function isTrusted(address: string, trusted: TrustedProxies): boolean {
	const family = isIP(address);
	return family !== 0 && trusted.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** IPv4 as itself inside IPv6, without zone or port. */
function plainAddress(text: string): string {
	const bare = text.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
	return bare.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}

import { isIP, type BlockList } from 'node:net';

/**
 * Who asks: the address of the connection, or what the trusted proxies say of it, read from the
 * nearest on. What anybody else writes in X-Forwarded-For is not believed.
 */
export function clientAddress(
	connection: string,
	forwardedFor: string | null,
	proxies: BlockList
): string {
	let address = plain(connection);
	const told = (forwardedFor ?? '').split(',').map((part) => plain(part.trim()));
	while (told.length > 0 && isTrusted(address, proxies)) {
		const next = told.pop()!;
		if (isIP(next) === 0) break;
		address = next;
	}
	return address;
}

/** What counts as one place: an IPv4 address, or the network that a household has in IPv6. */
export function placeOf(address: string): string {
	if (isIP(address) !== 6) return address;
	const [head = '', tail] = address.split('%')[0]!.split('::');
	const groups = head === '' ? [] : head.split(':');
	if (tail !== undefined) {
		const after = tail === '' ? [] : tail.split(':');
		while (groups.length + after.length < 8) groups.push('0');
		groups.push(...after);
	}
	return groups
		.slice(0, 4)
		.map((group) => Number.parseInt(group, 16).toString(16))
		.join(':');
}

function isTrusted(address: string, proxies: BlockList): boolean {
	const family = isIP(address);
	return family !== 0 && proxies.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** An IPv4 address that came by an IPv6 socket, as IPv4. */
function plain(address: string): string {
	return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}

import { isIP } from 'node:net';

/** What counts as one place: an IPv4 address, or the network that a household has in IPv6. */
export function placeOf(address: string): string {
	if (isIP(address) !== 6) return address;
	// An IPv4 address as a socket of both kinds tells it.
	const [, mapped] = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address) ?? [];
	if (mapped !== undefined) return mapped;
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

/**
 * Names and manner of cookies. Browsers take `__Host-` over https alone: on plain http, which only
 * the loopback may have, they bear the port, since cookies of a machine are shared by its ports.
 */
export function cookieManner(origin: string): { prefix: string; secure: boolean } {
	const { protocol, port } = new URL(origin);
	return protocol === 'https:'
		? { prefix: '__Host-jalon', secure: true }
		: { prefix: `jalon-${port || '80'}`, secure: false };
}

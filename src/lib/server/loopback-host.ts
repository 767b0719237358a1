const loopback = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

/** Whether a name or an address is this machine's own, which no other site can have. */
export function isLoopbackName(name: string): boolean {
	return loopback.test(name);
}

/** The same of a Host header. */
export function isLoopbackHost(header: string | undefined): boolean {
	return header !== undefined && isLoopbackName(header.replace(/:\d+$/, ''));
}

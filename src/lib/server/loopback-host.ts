const loopback = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

/** Whether a Host header names this machine by a name that no other site can have. */
export function isLoopbackHost(header: string | undefined): boolean {
	return header !== undefined && loopback.test(header.replace(/:\d+$/, ''));
}

/** What every answer carries, whatever answers: pages, files, refusals, what is not found. */
export function securityHeaders(origin: string | null): Readonly<Record<string, string>> {
	return {
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'same-origin',
		'x-frame-options': 'DENY',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
		'x-permitted-cross-domain-policies': 'none',
		...(origin?.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {})
	};
}

/** Of what is no page: nothing in it runs, loads, frames or is framed. */
export const filePolicy =
	"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Of a page: scripts that bear its nonce, and no other; styles of this server, or that bear it. Pages
 * of this server stand in a frame of it only where it shows what other sites will.
 */
export function pagePolicy(nonce: string, framing: boolean): string {
	return [
		"default-src 'none'",
		`script-src 'nonce-${nonce}'`,
		`style-src 'self' 'nonce-${nonce}'`,
		"img-src 'self' data:",
		"font-src 'self' data:",
		"connect-src 'self'",
		"form-action 'self'",
		...(framing ? ["frame-src 'self'"] : []),
		"base-uri 'none'",
		"frame-ancestors 'none'"
	].join('; ');
}

/** While developing, Vite writes scripts and styles of its own into a page. */
export const developingPolicy =
	"default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws:; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'";

import { createHmac } from 'node:crypto';
import { cookieManner } from './cookie-manner.ts';
import { normalEmail } from './account.ts';
import { readSignedCookie, signCookie } from './signed-cookie.ts';

/** The cookies of one site: their names, how they are read, the lines that set them. */
export type Cookies = {
	/** better-auth's, with the token of a session. */
	readonly session: { readonly name: string; readonly secret: string };
	/** Whether somebody has signed in from this browser under that address. */
	isKnown(headers: Headers, email: string): boolean;
	/** `Set-Cookie` that keeps it. */
	rememberBrowser(headers: Headers, email: string): string;
	read(headers: Headers, name: CookieName): string | null;
	/** `Set-Cookie`, signed; `life` in seconds. */
	set(name: CookieName, value: string, life: number): string;
	/** `Set-Cookie` that takes it away. */
	drop(name: CookieName): string;
};

export type CookieName = 'session_token' | 'two_factor' | 'browser' | 'provider' | 'leaving';

const year = 365 * 24 * 3_600;
const mostRemembered = 5;

export function cookiesOf(origin: string, secret: string): Cookies {
	const { prefix, secure } = cookieManner(origin);
	const full = (name: CookieName) => `${prefix}.${name}`;
	const line = (name: CookieName, value: string, life: number) =>
		`${full(name)}=${value}; Max-Age=${life}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
	const read = (headers: Headers, name: CookieName) =>
		readSignedCookie(headers, full(name), secret);
	/** Says nothing of the address to who reads the cookie. */
	const mark = (email: string) =>
		createHmac('sha256', secret)
			.update(`browser known to ${normalEmail(email)}`)
			.digest('base64url')
			.slice(0, 22);
	const remembered = (headers: Headers) => read(headers, 'browser')?.split(' ') ?? [];
	return {
		session: { name: full('session_token'), secret },
		isKnown: (headers, email) => remembered(headers).includes(mark(email)),
		rememberBrowser(headers, email) {
			const marks = new Set([mark(email), ...remembered(headers)]);
			const kept = [...marks].slice(0, mostRemembered).join(' ');
			return line('browser', signCookie(kept, secret), year);
		},
		read,
		set: (name, value, life) => line(name, signCookie(value, secret), life),
		drop: (name) => line(name, '', 0)
	};
}

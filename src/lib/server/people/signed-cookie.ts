import { createHmac, timingSafeEqual } from 'node:crypto';

/** A cookie's value when it bears our signature, as better-auth writes it; null otherwise. */
export function readSignedCookie(headers: Headers, name: string, secret: string): string | null {
	const cookies = headers.get('cookie');
	if (cookies === null) return null;
	for (const part of cookies.split(';')) {
		const at = part.indexOf('=');
		if (at === -1 || part.slice(0, at).trim() !== name) continue;
		const value = verified(part.slice(at + 1).trim(), secret);
		if (value !== null) return value;
	}
	return null;
}

function verified(written: string, secret: string): string | null {
	let text: string;
	try {
		text = decodeURIComponent(written);
	} catch {
		return null;
	}
	const at = text.lastIndexOf('.');
	if (at < 1) return null;
	const value = text.slice(0, at);
	const given = Buffer.from(text.slice(at + 1), 'base64');
	const own = signatureOf(value, secret);
	return given.length === own.length && timingSafeEqual(given, own) ? value : null;
}

/** A value and its signature, to be put in a cookie. */
export function signCookie(value: string, secret: string): string {
	return encodeURIComponent(`${value}.${signatureOf(value, secret).toString('base64')}`);
}

function signatureOf(value: string, secret: string): Buffer {
	return createHmac('sha256', secret).update(value).digest();
}

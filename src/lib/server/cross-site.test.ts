import { describe, expect, it } from 'vitest';
import { isCrossSiteWrite } from './cross-site.ts';

const own = 'http://localhost:4700';
const isRefused = (method: string, headers: Record<string, string>) =>
	isCrossSiteWrite(new Request(`${own}/targets`, { method, headers }), own);

describe('a request that writes', () => {
	it.each([
		'application/x-www-form-urlencoded',
		'multipart/form-data; boundary=x',
		'text/plain',
		'application/json',
		'application/octet-stream'
	])('is refused from another site, as %s', (type) => {
		const other = { 'content-type': type, origin: 'https://evil.example' };
		expect(isRefused('POST', other)).toBe(true);
		expect(isRefused('POST', { ...other, 'sec-fetch-site': 'cross-site' })).toBe(true);
		expect(isRefused('POST', { 'content-type': type, origin: own })).toBe(false);
	});

	it('is refused from another port of this machine, and from a page without an origin', () => {
		expect(isRefused('POST', { origin: 'http://localhost:4701' })).toBe(true);
		expect(isRefused('POST', { origin: own, 'sec-fetch-site': 'same-site' })).toBe(true);
		expect(isRefused('POST', { origin: 'null' })).toBe(true);
		expect(isRefused('POST', {})).toBe(true);
	});

	it.each(['PUT', 'PATCH', 'DELETE', 'POST'])(
		'is let through from a page of ours: %s',
		(method) => {
			expect(isRefused(method, { origin: own, 'sec-fetch-site': 'same-origin' })).toBe(false);
			expect(isRefused(method, { 'sec-fetch-site': 'same-origin' })).toBe(false);
		}
	);
});

it('this machine’s own page is ours under each of its names, and no other', () => {
	const asked = (origin: string, host: string) => isRefused('POST', { origin, host });
	expect(asked('http://127.0.0.1:4700', '127.0.0.1:4700')).toBe(false);
	expect(asked('http://127.0.0.1:4701', '127.0.0.1:4700')).toBe(true);
	expect(asked('https://evil.example', 'evil.example')).toBe(true);
});

it('a page may be linked to from anywhere', () => {
	for (const method of ['GET', 'HEAD'])
		expect(isRefused(method, { 'sec-fetch-site': 'cross-site' })).toBe(false);
});

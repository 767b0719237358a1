import { describe, expect, test } from 'vitest';
import { clientAddress, placeOf } from './client-address.ts';
import { readProxies } from './sign-in-settings.ts';

const proxies = readProxies('127.0.0.1, 10.0.0.0/8, fd00::/8');

describe('who asks', () => {
	test('is the connection’s address, whatever a stranger writes', () => {
		for (const written of ['1.2.3.4', '127.0.0.1', '1.2.3.4, 10.0.0.1', 'évident'])
			expect(clientAddress('203.0.113.9', written, proxies)).toBe('203.0.113.9');
		expect(clientAddress('127.0.0.1', '1.2.3.4', readProxies(null))).toBe('127.0.0.1');
	});

	test('is what the nearest trusted proxy saw, not what came from further', () => {
		expect(clientAddress('127.0.0.1', '203.0.113.9', proxies)).toBe('203.0.113.9');
		expect(clientAddress('127.0.0.1', '6.6.6.6, 203.0.113.9', proxies)).toBe('203.0.113.9');
		expect(clientAddress('127.0.0.1', '6.6.6.6, 203.0.113.9, 10.1.2.3', proxies)).toBe(
			'203.0.113.9'
		);
		expect(clientAddress('::ffff:127.0.0.1', '::ffff:203.0.113.9', proxies)).toBe('203.0.113.9');
		expect(clientAddress('fd00::1', '2001:db8::1', proxies)).toBe('2001:db8::1');
	});

	test('stays the proxy where it says nothing that is an address', () => {
		for (const written of [null, '', 'unknown', '1.2.3.4:80'])
			expect(clientAddress('127.0.0.1', written, proxies)).toBe('127.0.0.1');
	});
});

test('a household’s network in IPv6 is one place', () => {
	expect(placeOf('2001:db8:1:2:aaaa::1')).toBe(placeOf('2001:0db8:0001:0002::ffff'));
	expect(placeOf('2001:db8:1:2::1')).not.toBe(placeOf('2001:db8:1:3::1'));
	expect(placeOf('::1')).toBe('0:0:0:0');
	expect(placeOf('fe80::1%eth0')).toBe('fe80:0:0:0');
	expect(placeOf('203.0.113.9')).toBe('203.0.113.9');
});

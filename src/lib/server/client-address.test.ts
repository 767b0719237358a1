import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientAddress, parseProxies } from './client-address.ts';

const proxies = parseProxies('127.0.0.1, 10.0.0.0/8 2001:db8::/32', 'JALON_TRUSTED_PROXIES');
const asked = (remoteAddress: string, forwarded?: string, trusted = proxies) =>
	clientAddress(
		{
			socket: { remoteAddress },
			headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
		},
		trusted
	);

describe('the address of who asks', () => {
	it('is that of the connection, whatever it claims, unless a trusted proxy says it', () => {
		expect(asked('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
		expect(asked('127.0.0.1', '198.51.100.1', parseProxies('', 'X'))).toBe('127.0.0.1');
		expect(asked('127.0.0.1', '198.51.100.1')).toBe('198.51.100.1');
		expect(asked('::ffff:10.2.3.4', '198.51.100.1')).toBe('198.51.100.1');
		expect(asked('2001:db8::5', '2a01:e0a::1')).toBe('2a01:e0a::1');
	});

	it('is the last that no proxy of ours bears: what stands before it anyone may have written', () => {
		expect(asked('127.0.0.1', '127.0.0.1, 8.8.8.8, 198.51.100.1, 10.1.1.1')).toBe('198.51.100.1');
		expect(asked('127.0.0.1', '198.51.100.1:4711')).toBe('198.51.100.1');
		expect(asked('127.0.0.1', '[2a01:e0a::1]:443')).toBe('2a01:e0a::1');
	});

	it('is the nearest that is one, where a header holds none', () => {
		for (const nothing of ['', 'unknown', '_hidden', '999.1.1.1', '198.51.100.1, <script>'])
			expect(asked('127.0.0.1', nothing), nothing).toBe('127.0.0.1');
		expect(asked('127.0.0.1')).toBe('127.0.0.1');
	});

	it('no text before the last address that a proxy of ours wrote changes it', () => {
		fc.assert(
			fc.property(fc.string(), (claimed) => {
				expect(asked('127.0.0.1', `${claimed}, 198.51.100.1`)).toBe('198.51.100.1');
				expect(asked('203.0.113.9', claimed)).toBe('203.0.113.9');
			})
		);
	});
});

it.each([
	'proxy.example',
	'10.0.0.0/33',
	'0.0.0.0/0',
	'::/0',
	'10.0.0.0/',
	'10.0.0.0/x',
	'300.1.1.1'
])('a proxy is an address or a network, never everyone: %s', (text) =>
	expect(() => parseProxies(text, 'JALON_TRUSTED_PROXIES')).toThrow(
		expect.objectContaining({
			code: 'bad-setting',
			text: expect.objectContaining({ fr: expect.stringContaining('JALON_TRUSTED_PROXIES') })
		})
	)
);

import { expect, test } from 'vitest';
import { placeOf } from './place-of-address.ts';

test('a household’s network in IPv6 is one place', () => {
	expect(placeOf('2001:db8:1:2:aaaa::1')).toBe(placeOf('2001:0db8:0001:0002::ffff'));
	expect(placeOf('2001:db8:1:2::1')).not.toBe(placeOf('2001:db8:1:3::1'));
	expect(placeOf('::1')).toBe('0:0:0:0');
	expect(placeOf('fe80::1%eth0')).toBe('fe80:0:0:0');
	expect(placeOf('203.0.113.9')).toBe('203.0.113.9');
	expect(placeOf('::ffff:203.0.113.9')).toBe('203.0.113.9');
	expect(placeOf('::FFFF:203.0.113.10')).not.toBe(placeOf('::ffff:203.0.113.9'));
});

import { createHmac } from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code that an authenticator app shows for a key, some periods of thirty seconds from now (RFC 6238). */
export function totpOf(key: string, periods = 0, now = Date.now()): string {
	const bits = [...key.replace(/\s/g, '')]
		.map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
		.join('');
	const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000) + periods));
	const hash = createHmac('sha1', secret).update(counter).digest();
	const at = hash[hash.length - 1]! & 15;
	return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

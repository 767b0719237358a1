import { createHash, createHmac } from 'node:crypto';

const makers = new Map<string, (identifier: string) => string>();

/**
 * What replaces a direct identifier under a key: the first 24 hexadecimal digits of its
 * HMAC-SHA-256. Spaces around and letter case don't matter, so that one e-mail address is one
 * person in every file.
 */
export function pseudonymsOf(key: string): (identifier: string) => string {
	let maker = makers.get(key);
	if (maker === undefined) makers.set(key, (maker = makePseudonyms(key)));
	return maker;
}

function makePseudonyms(key: string): (identifier: string) => string {
	const known = new Map<string, string>();
	return (identifier) => {
		const normal = identifier.normalize('NFKC').trim().toLowerCase();
		let pseudonym = known.get(normal);
		if (pseudonym === undefined) {
			if (known.size > 50_000) known.clear();
			pseudonym = createHmac('sha256', key).update(normal).digest('hex').slice(0, 24);
			known.set(normal, pseudonym);
		}
		return pseudonym;
	};
}

/** Names a key without giving it away, so that parts made with another key are made again. */
export function keyFingerprint(key: string): string {
	return createHash('sha256').update(`jalon pseudonym key\n${key}`).digest('hex').slice(0, 16);
}

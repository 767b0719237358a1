import type { IncomingMessage, ServerResponse } from 'node:http';
import { limitRate } from './limit-rate.ts';
import type { EarlyRefusal } from './refuse-early.ts';

type Options = {
	/** Requests a minute that one address may make; null for any number. */
	readonly perMinute: number | null;
	/** Requests that are answered at once. */
	readonly all: number;
	/** Those of one address. */
	readonly address: number;
};

const loopback = /^(127\.|::1$)/;
/** What a monitor asks, and files that a browser keeps for ever. */
const uncounted = /^\/(health|ready)\/?$|^\/_app\/immutable\//;

/**
 * Refuses what would be too much: requests of one address past its rate, and requests past what can
 * be answered at once, which wait for nothing and cost nothing. This machine's own are only held to
 * the last: whoever sends them can stop the server more simply.
 */
export function limitLoad({ perMinute, all, address: each }: Options) {
	const rate = perMinute === null ? () => 0 : limitRate({ perMinute });
	const underWay = new Map<string, number>();
	let total = 0;
	return (
		address: string,
		{ url = '' }: IncomingMessage,
		response: ServerResponse
	): EarlyRefusal | null => {
		if (uncounted.test(url.split('?', 1)[0]!)) return null;
		const isOwn = loopback.test(address);
		const seconds = isOwn ? 0 : rate(address);
		if (seconds > 0) return { code: 'too-many-requests', seconds };
		const own = underWay.get(address) ?? 0;
		if (total >= all || (!isOwn && own >= each)) return { code: 'too-busy', seconds: 2 };
		total++;
		underWay.set(address, own + 1);
		response.once('close', () => {
			total--;
			const left = (underWay.get(address) ?? 1) - 1;
			if (left > 0) underWay.set(address, left);
			else underWay.delete(address);
		});
		return null;
	};
}

import { placeOf } from './place-of-address.ts';

/** Says how many seconds an address must wait before it is answered again; 0 when it is now. */
export type RateLimit = (address: string) => number;

type Options = {
	/** Requests a minute that an address may make for ever; it may make as many at once after a rest. */
	readonly perMinute: number;
	/** Addresses that are remembered, the last ones heard. */
	readonly remembered?: number;
	/** Milliseconds, ever growing. */
	readonly clock?: () => number;
};

const usuallyRemembered = 10_000;

/**
 * A bucket of requests for each address, filled at a steady rate. An IPv6 address counts as its
 * network of 64 bits, which one household or office has to itself. Memory is bounded: an address
 * that was not heard for the longest is forgotten first, and begins again with a full bucket.
 */
export function limitRate({
	perMinute,
	remembered = usuallyRemembered,
	clock = () => performance.now()
}: Options): RateLimit {
	const perMillisecond = perMinute / 60_000;
	const buckets = new Map<string, { left: number; at: number }>();
	return (address) => {
		const key = placeOf(address);
		const now = clock();
		const { left, at } = buckets.get(key) ?? { left: perMinute, at: now };
		const refilled = Math.min(perMinute, left + (now - at) * perMillisecond);
		const answered = refilled >= 1;
		buckets.delete(key);
		buckets.set(key, { left: answered ? refilled - 1 : refilled, at: now });
		if (buckets.size > remembered) buckets.delete(buckets.keys().next().value!);
		return answered ? 0 : Math.max(1, Math.ceil((1 - refilled) / perMillisecond / 1_000));
	};
}

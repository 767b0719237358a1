import { JalonError } from '../programme/problem.ts';
import { placeOf } from '../place-of-address.ts';

/** Who tries what: an account as it was typed, from an address, from a browser it knows or not. */
export type Attempt = {
	readonly account: string;
	readonly address: string;
	/** This account has signed in from this browser before. */
	readonly known: boolean;
	/** What is guessed: each has its own count. */
	readonly what: 'password' | 'code' | 'link';
};

export type Attempts = {
	/** Counts an attempt as failed until it is said to have succeeded. Throws `too-many-tries`. */
	begin(attempt: Attempt): { succeeded(): void };
};

const minute = 60_000;

/**
 * Failures in a window of time: of an account from browsers that it doesn't know, all together; of
 * an account from those that it knows; of a place, on whatever accounts. Whoever guesses uses up
 * the first and the third: the account's owner, who has the second, goes on signing in.
 */
const limits = {
	strangers: { most: 10, window: 15 * minute },
	known: { most: 10, window: 15 * minute },
	place: { most: 40, window: 15 * minute }
} as const;

/** Places and accounts counted at once; past it, the oldest is forgotten. */
const mostCounted = 50_000;

/** Counts in memory: a restart forgets them, as an attacker can't cause one. */
export function countAttempts(clock: () => Date): Attempts {
	const failures = new Map<string, number[]>();
	const recent = (key: string, window: number) => {
		const since = clock().getTime() - window;
		return (failures.get(key) ?? []).filter((at) => at > since);
	};
	return {
		begin({ account, address, known, what }) {
			const who = known ? 'known' : 'strangers';
			const counts = [
				[`${what} ${who} ${account}`, limits[who]],
				// A household or an office may hold many: those whom it knows are not kept out with the others.
				...(known ? [] : [[`place ${placeOf(address)}`, limits.place] as const])
			] as const;
			const now = clock().getTime();
			for (const [key, { most, window }] of counts) {
				const held = recent(key, window);
				if (held.length >= most) throw tooManyTries(held[held.length - most]! + window - now);
			}
			for (const [key, { window }] of counts) {
				const held = recent(key, window);
				failures.delete(key);
				failures.set(key, [...held, now]);
			}
			while (failures.size > mostCounted) failures.delete(failures.keys().next().value!);
			return {
				succeeded() {
					for (const [key] of counts) {
						const held = failures.get(key) ?? [];
						const at = held.lastIndexOf(now);
						if (at !== -1) failures.set(key, held.toSpliced(at, 1));
					}
				}
			};
		}
	};
}

function tooManyTries(milliseconds: number): JalonError {
	const minutes = Math.max(1, Math.ceil(milliseconds / minute));
	return new JalonError('too-many-tries', {
		fr: `Trop d’essais. Réessayez dans ${minutes} min, ou depuis un navigateur où vous vous êtes déjà connecté.`,
		en: `Too many tries. Try again in ${minutes} min, or from a browser where you have signed in before.`
	});
}

import type { Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';

/** Answers kept, the least recently asked for dropped first. */
const maximumEntries = 2_000;

const entries = new Map<string, Promise<unknown>>();

/**
 * Computes once for an edition, a reader's scope and a question. An edition is its content, so an
 * answer never grows old; a failure is not kept.
 */
export function cached<T>(
	edition: Edition,
	reader: Reader,
	question: unknown,
	compute: () => Promise<T>
): Promise<T> {
	const key = JSON.stringify([edition.id, scopeOf(reader), question]);
	const known = entries.get(key) as Promise<T> | undefined;
	if (known) {
		entries.delete(key);
		entries.set(key, known);
		return known;
	}
	const computing = compute();
	entries.set(key, computing);
	computing.catch(() => {
		if (entries.get(key) === computing) entries.delete(key);
	});
	for (const oldest of entries.keys()) {
		if (entries.size <= maximumEntries) break;
		entries.delete(oldest);
	}
	return computing;
}

/** What of a reader changes the figures; two readers with the same scope share answers. */
export function scopeOf({ unsuppressed, publishedOnly, territories }: Reader) {
	return [unsuppressed, publishedOnly, territories === null ? null : [...territories].sort()];
}

export function forgetValues(): void {
	entries.clear();
}

import type { Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';

/** Figures kept in all, those of the answers least recently asked for dropped first. */
const maximumFigures = 400_000;

type Entry = { readonly answer: Promise<unknown>; figures: number };

const entries = new Map<string, Entry>();
let figuresKept = 0;

/**
 * Computes once for an edition, a reader's scope and a question. An edition is its content, so an
 * answer never grows old; a failure is not kept. `countFigures` is an answer's size.
 */
export function cached<T>(
	edition: Edition,
	reader: Reader,
	question: unknown,
	compute: () => Promise<T>,
	countFigures: (answer: T) => number
): Promise<T> {
	const key = JSON.stringify([edition.id, scopeOf(reader), question]);
	const known = entries.get(key);
	if (known) {
		entries.delete(key);
		entries.set(key, known);
		return known.answer as Promise<T>;
	}
	const answer = compute();
	const entry: Entry = { answer, figures: 0 };
	entries.set(key, entry);
	answer.then(
		(found) => {
			if (entries.get(key) !== entry) return;
			entry.figures = 1 + countFigures(found);
			figuresKept += entry.figures;
			dropOldest();
		},
		() => forget(key, entry)
	);
	return answer;
}

function dropOldest(): void {
	for (const [key, entry] of entries) {
		if (figuresKept <= maximumFigures) return;
		if (entry.figures > 0) forget(key, entry);
	}
}

function forget(key: string, entry: Entry): void {
	if (entries.get(key) !== entry) return;
	entries.delete(key);
	figuresKept -= entry.figures;
}

/** What of a reader changes the figures; two readers with the same scope share answers. */
export function scopeOf({ unsuppressed, publishedOnly, axes, territories }: Reader) {
	return [unsuppressed, publishedOnly, sorted(axes), sorted(territories)];
}

const sorted = (ids: readonly string[] | null) => (ids === null ? null : [...ids].sort());

export function forgetValues(): void {
	entries.clear();
	figuresKept = 0;
}

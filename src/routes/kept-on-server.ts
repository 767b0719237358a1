const kept = new WeakSet<object>();

/**
 * Marks what a page shows and its browser never reads: SvelteKit then doesn't write it out as a
 * script's data, which for the committee's page takes longer than drawing it.
 */
export function keepOnServer<T extends object>(shown: T): T {
	kept.add(shown);
	return shown;
}

export function isKeptOnServer(thing: unknown): boolean {
	return typeof thing === 'object' && thing !== null && kept.has(thing);
}

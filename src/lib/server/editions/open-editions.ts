import type { Edition } from './edition.ts';
import { openEdition } from './open-edition.ts';
import { findPublication } from './publication.ts';
import type { Workspace } from './workspace.ts';

/** Editions held open for the length of a request. */
export type EditionLease = {
	/** The edition asked for, by id; null is the current one, the same for the whole lease. */
	open(id: string | null): Promise<Edition>;
	release(): void;
};

type Held = { readonly edition: Promise<Edition>; users: number; lastUsed: number };

/** Editions that stay open although nobody reads them. */
const idleKept = 2;

/**
 * Keeps editions open between requests. The pointer is looked at each time, so that a new edition
 * serves from its first request on, while those under way end on the one they began with.
 */
export function openEditions(workspace: Workspace) {
	const held = new Map<string, Held>();
	let uses = 0;

	const take = (id: string): Held => {
		let entry = held.get(id);
		if (!entry) {
			entry = { edition: openEdition(workspace, id), users: 0, lastUsed: 0 };
			entry.edition.catch(() => held.delete(id));
			held.set(id, entry);
		}
		entry.users++;
		entry.lastUsed = ++uses;
		return entry;
	};

	const closeIdle = (keep: number) => {
		const idle = [...held]
			.filter(([, { users }]) => users === 0)
			.sort(([, a], [, b]) => b.lastUsed - a.lastUsed);
		for (const [id, { edition }] of idle.slice(keep)) {
			held.delete(id);
			edition.then(
				({ database }) => database.close(),
				() => {}
			);
		}
	};

	return {
		lease(): EditionLease {
			const taken = new Map<string | null, Held>();
			return {
				async open(id) {
					let entry = taken.get(id);
					if (!entry) {
						entry = take(findPublication(workspace, id).id);
						taken.set(id, entry);
					}
					return entry.edition;
				},
				release() {
					for (const entry of taken.values()) entry.users--;
					taken.clear();
					closeIdle(idleKept);
				}
			};
		},
		async close() {
			await Promise.allSettled([...held.values()].map(({ edition }) => edition));
			closeIdle(0);
		}
	};
}

import type { Edition } from './edition.ts';
import { openEdition } from './open-edition.ts';
import { currentEditionId, findPublication } from './publication.ts';
import type { Workspace } from './workspace.ts';

/** An edition that stays open until it is released. */
export type Lease = { readonly edition: Edition; release(): void };

/** What a server keeps open: the current edition, those still leased, and a few asked for lately. */
export type LeasedEditions = {
	/**
	 * Leases an edition; null is the current one. The one before is given while a new one opens.
	 * Throws what `openEdition` throws.
	 */
	lease(id?: string | null): Promise<Lease>;
	/** Closes all of them; leases that are still out stay readable until released. */
	close(): void;
};

type Held = {
	readonly id: string;
	readonly opening: Promise<Edition>;
	edition: Edition | null;
	leases: number;
	usedAt: number;
};

type Options = {
	readonly pollMilliseconds?: number;
	/** Done on a new edition while the one before is still served. Must not throw. */
	readonly prepare?: (edition: Edition) => Promise<void>;
};

/** Past editions that stay open without a lease. */
const idleEditions = 2;

/**
 * Serves editions: looks at the pointer at most every `pollMilliseconds`, opens what it names,
 * and lets go of the one before when its last lease is released.
 */
export function leaseEditions(
	workspace: Workspace,
	{ pollMilliseconds = 500, prepare = async () => {} }: Options = {}
): LeasedEditions {
	const held = new Map<string, Held>();
	let served: Held | null = null;
	let closed = false;
	let lookedAt = -Infinity;
	let uses = 0;

	const hold = (id: string): Held => {
		const found = held.get(id);
		if (found) return found;
		const opening = openEdition(workspace, id);
		const one: Held = { id, opening, edition: null, leases: 0, usedAt: ++uses };
		held.set(id, one);
		opening.then(
			(edition) => {
				one.edition = edition;
			},
			() => held.delete(id)
		);
		return one;
	};

	const look = (): void => {
		if (performance.now() - lookedAt < pollMilliseconds) return;
		lookedAt = performance.now();
		const id = currentEditionId(workspace);
		if (id === null || served?.id === id) return;
		const next = hold(id);
		const ready = served === null ? next.opening : next.opening.then(prepare);
		ready.then(
			() => {
				if (currentEditionId(workspace) === id) served = next;
				letGo();
			},
			(error: unknown) => {
				if (served === null) return;
				workspace.log('the edition published last cannot be opened, the one before is served', {
					edition: id,
					served: served.id,
					error: error instanceof Error ? error.message : String(error)
				});
			}
		);
	};

	const letGo = (): void => {
		const idle = [...held.values()]
			.filter((one) => one.leases === 0 && one !== served && one.edition !== null)
			.toSorted((a, b) => b.usedAt - a.usedAt);
		for (const one of closed ? idle : idle.slice(idleEditions)) {
			held.delete(one.id);
			one.edition?.database.close();
		}
	};

	const give = async (one: Held): Promise<Lease> => {
		one.leases++;
		one.usedAt = ++uses;
		let released = false;
		const release = () => {
			if (released) return;
			released = true;
			one.leases--;
			letGo();
		};
		try {
			return { edition: await one.opening, release };
		} catch (error) {
			release();
			throw error;
		}
	};

	return {
		lease(id = null) {
			if (closed) return Promise.reject(new Error('these editions are closed'));
			try {
				if (id !== null) return give(hold(findPublication(workspace, id).id));
				look();
				return give(served ?? hold(findPublication(workspace, null).id));
			} catch (error) {
				return Promise.reject(error as Error);
			}
		},
		close() {
			closed = true;
			served = null;
			letGo();
		}
	};
}

import type { Edition } from './editions/edition.ts';
import type { Lease, LeasedEditions } from './editions/lease-editions.ts';

/** The editions that one request reads, each the same from its first line to its last. */
export type RequestLease = {
	/** Null is the current edition. */
	open(id: string | null): Promise<Edition>;
	release(): void;
};

export function leaseForRequest(editions: LeasedEditions): RequestLease {
	const taken = new Map<string | null, Promise<Lease>>();
	return {
		async open(id) {
			const lease = taken.get(id) ?? editions.lease(id);
			taken.set(id, lease);
			return (await lease).edition;
		},
		release() {
			for (const lease of taken.values())
				lease.then(
					({ release }) => release(),
					() => {}
				);
			taken.clear();
		}
	};
}

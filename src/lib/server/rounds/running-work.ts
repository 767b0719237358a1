/** Work under way that can be followed from several places, found again after a reload, and cancelled. */
export type RunningWork<Event> = {
	/**
	 * Starts work under a key, unless some runs under it already. `tell` reaches those who follow
	 * its group; the last thing told is kept for who comes later. Resolves when the work ends.
	 */
	start(
		group: string,
		key: string,
		work: (tell: (event: Event) => void, signal: AbortSignal) => Promise<void>
	): Promise<void>;
	/** Tells something of a key that no work runs under. */
	tell(group: string, key: string, event: Event): void;
	isRunning(key: string): boolean;
	/** The last thing told of each key of a group. */
	last(group: string): readonly Event[];
	/** False when nothing runs under the key. */
	cancel(key: string): boolean;
	/** The last thing told of each key of a group, then what is told until the group closes or `signal` aborts. */
	follow(group: string, signal?: AbortSignal): AsyncGenerator<Event, void>;
	/** Forgets a group for good and ends who follow it. */
	closeGroup(group: string): void;
	/** Cancels all and waits until it has ended. */
	close(): Promise<void>;
};

type Follower<Event> = { push(key: string, event: Event): void; end(): void };

export function runningWork<Event>(): RunningWork<Event> {
	const running = new Map<string, { abort: AbortController; ended: Promise<void> }>();
	const last = new Map<string, Map<string, Event>>();
	const followers = new Map<string, Set<Follower<Event>>>();
	const closed = new Set<string>();

	const tell = (group: string, key: string, event: Event) => {
		if (closed.has(group)) return;
		const events = last.get(group) ?? new Map<string, Event>();
		last.set(group, events);
		events.set(key, event);
		for (const follower of followers.get(group) ?? []) follower.push(key, event);
	};
	const closeGroup = (group: string) => {
		closed.add(group);
		last.delete(group);
		for (const follower of followers.get(group) ?? []) follower.end();
		followers.delete(group);
	};

	return {
		tell,
		closeGroup,
		start(group, key, work) {
			const found = running.get(key);
			if (found) return found.ended;
			const abort = new AbortController();
			const ended = Promise.resolve()
				.then(() => work((event) => tell(group, key, event), abort.signal))
				.finally(() => running.delete(key));
			running.set(key, { abort, ended });
			return ended;
		},
		isRunning: (key) => running.has(key),
		last: (group) => [...(last.get(group)?.values() ?? [])],
		cancel(key) {
			const found = running.get(key);
			found?.abort.abort();
			return found !== undefined;
		},
		async *follow(group, signal) {
			// Of each key only what was told last: who is slow to listen misses steps, never the end.
			const untold = new Map(last.get(group));
			let over = closed.has(group);
			let wake = () => {};
			const follower: Follower<Event> = {
				push(key, event) {
					untold.delete(key);
					untold.set(key, event);
					wake();
				},
				end() {
					over = true;
					wake();
				}
			};
			const set = followers.get(group) ?? new Set();
			followers.set(group, set.add(follower));
			signal?.addEventListener('abort', follower.end);
			try {
				while (!signal?.aborted) {
					const [next] = untold;
					if (next) {
						untold.delete(next[0]);
						yield next[1];
					} else if (over) return;
					else await new Promise<void>((resolve) => (wake = resolve));
				}
			} finally {
				signal?.removeEventListener('abort', follower.end);
				set.delete(follower);
			}
		},
		async close() {
			const ends = [...running.values()].map(({ abort, ended }) => {
				abort.abort();
				return ended.catch(() => undefined);
			});
			await Promise.all(ends);
			for (const group of [...followers.keys()]) closeGroup(group);
		}
	};
}

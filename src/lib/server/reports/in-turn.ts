import { JalonError } from '../programme/problem.ts';

/** Reports that may wait for their turn. */
const maximumWaiting = 20;

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * Builds one report at a time: each takes a whole processor. One whose signal aborts while it waits
 * gives its place up. Throws `too-busy` when too many wait.
 */
export function inTurn<T>(build: () => Promise<T>, signal?: AbortSignal): Promise<T> {
	if (waiting >= maximumWaiting)
		throw new JalonError('too-busy', {
			fr: 'Trop de rapports sont en préparation. Réessayez dans une minute.',
			en: 'Too many reports are being built. Try again in a minute.'
		});
	waiting++;
	let counted = true;
	const leave = () => {
		if (counted) waiting--;
		counted = false;
	};
	signal?.addEventListener('abort', leave, { once: true });
	const start = () => {
		signal?.throwIfAborted();
		return build();
	};
	const built = last.then(start, start).finally(() => {
		signal?.removeEventListener('abort', leave);
		leave();
	});
	last = built.catch(() => {});
	return built;
}

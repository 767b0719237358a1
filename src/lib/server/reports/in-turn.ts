import { JalonError } from '../programme/problem.ts';

/** Reports that may wait for their turn. */
const maximumWaiting = 20;

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Builds one report at a time: each takes a whole processor. Throws `too-busy` when too many wait. */
export function inTurn<T>(build: () => Promise<T>): Promise<T> {
	if (waiting >= maximumWaiting)
		throw new JalonError('too-busy', {
			fr: 'Trop de rapports sont en préparation. Réessayez dans une minute.',
			en: 'Too many reports are being built. Try again in a minute.'
		});
	waiting++;
	const built = last.then(build, build).finally(() => waiting--);
	last = built.catch(() => {});
	return built;
}

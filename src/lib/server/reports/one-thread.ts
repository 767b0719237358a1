import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Tinypool } from 'tinypool';

/** Milliseconds that a thread keeps its code, and a compiler, warm for the next report. */
const patience = 30_000;

/**
 * One thread, begun when it is first asked; it answers one request after another. `worker` is a path as `#lib/…` says
 * it: a bundled server no longer lies beside its sources.
 */
export function oneThread(worker: string): Tinypool {
	return new Tinypool({
		filename: pathToFileURL(createRequire(import.meta.url).resolve(worker)).href,
		minThreads: 0,
		maxThreads: 1,
		idleTimeout: patience
	});
}

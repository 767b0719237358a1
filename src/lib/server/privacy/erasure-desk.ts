import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { completeErasures } from './complete-erasures.ts';
import { erasuresUnderWay } from './erasure.ts';

/** How far the erasures written down are. */
export type ErasureProgress =
	| { readonly state: 'none' }
	/** `total` is 0 until it is known. */
	| { readonly state: 'running'; readonly done: number; readonly total: number }
	/** The daily purge goes on with it within the hour; `why` when it did not stop because it was asked to. */
	| { readonly state: 'waiting'; readonly why: 'stopped' | 'busy' | 'failed' | null };

/** Completes erasures one run at a time, while the server goes on answering. */
export type ErasureDesk = {
	/** Completes what is written down, unless that is under way. Resolves when the run has ended, whatever became of it. */
	complete(): Promise<void>;
	progress(): ErasureProgress;
	/** Stops before the next file or edition: what is gone stays gone. */
	stop(): void;
	close(): Promise<void>;
};

export function openErasureDesk(workspace: Workspace): ErasureDesk {
	let running: { readonly stop: AbortController; readonly ended: Promise<void> } | null = null;
	let at = { done: 0, total: 0 };
	let why: 'stopped' | 'busy' | 'failed' | null = null;

	const run = async (signal: AbortSignal) => {
		why = null;
		at = { done: 0, total: 0 };
		try {
			await completeErasures(workspace, {
				signal,
				onProgress: (done, total) => (at = { done, total })
			});
		} catch (error) {
			why = signal.aborted ? 'stopped' : 'failed';
			if (error instanceof JalonError && error.code === 'busy') why = 'busy';
			if (why === 'failed')
				workspace.log('erasure not completed', {
					code: error instanceof JalonError ? error.code : 'unexpected'
				});
		} finally {
			running = null;
		}
	};
	return {
		complete() {
			if (running === null) {
				const stop = new AbortController();
				running = { stop, ended: run(stop.signal) };
			}
			return running.ended;
		},
		progress() {
			if (running !== null) return { state: 'running', ...at };
			return erasuresUnderWay(workspace).length === 0
				? { state: 'none' }
				: { state: 'waiting', why };
		},
		stop: () => running?.stop.abort(),
		async close() {
			running?.stop.abort();
			await running?.ended;
		}
	};
}

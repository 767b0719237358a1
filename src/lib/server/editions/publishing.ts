import { setTimeout } from 'node:timers/promises';
import type { BuildOptions, BuildProgress, BuildResult } from './build-result.ts';
import { busy } from './build-lock.ts';
import type { Workspace } from './workspace.ts';

/** An edition being published, or how the last one that was asked for ended. */
export type Publishing =
	| { readonly state: 'underway'; readonly progress: BuildProgress }
	| { readonly state: 'failed'; readonly cause: unknown }
	| { readonly state: 'stopped' }
	| { readonly state: 'published'; readonly edition: string };

/** Makes an edition and publishes it; throws where it is not published. */
export type Publisher = (
	options: Pick<BuildOptions, 'onProgress' | 'signal'>
) => Promise<BuildResult>;

export type PublishingOptions = {
	/** Called once it is published, before it is told. */
	readonly onPublished: (result: BuildResult) => Promise<void>;
	/** Where another is under way, waits for that one instead of refusing. */
	readonly joins?: boolean;
	/** Milliseconds that its caller waits; it goes on by itself afterwards. */
	readonly patience?: number;
};

type Latest = { now: Publishing; readonly stop: AbortController; readonly ended: Promise<void> };

/** By the programme's place, whoever writes there. */
const latest = new WeakMap<Workspace['paths'], Latest>();
const start: BuildProgress = { step: 'discover', done: 0, total: 0, name: '' };

export function lastPublishing(workspace: Workspace): Publishing | null {
	return latest.get(workspace.paths)?.now ?? null;
}

/** What becomes of what is under way, once it is over. */
export async function endOfPublishing(workspace: Workspace): Promise<Publishing | null> {
	const last = latest.get(workspace.paths);
	await last?.ended;
	return last?.now ?? null;
}

/** Stops what is under way before its next step; the edition served stays. False where nothing is. */
export function stopPublishing(workspace: Workspace): boolean {
	const last = latest.get(workspace.paths);
	if (last?.now.state !== 'underway') return false;
	last.stop.abort();
	return true;
}

/**
 * Publishes an edition, and gives what became of it, or where it is when it takes longer than its
 * caller waits: `lastPublishing` then tells the rest. Throws what `publish` throws in the meantime,
 * and `busy` while another is under way.
 */
export async function startPublishing(
	workspace: Workspace,
	publish: Publisher,
	{ onPublished, joins = false, patience = 2_000 }: PublishingOptions
): Promise<Publishing> {
	const last = latest.get(workspace.paths);
	const isUnderWay = last?.now.state === 'underway';
	if (isUnderWay && !joins) throw busy();
	const own = isUnderWay ? last : begin(publish, onPublished);
	latest.set(workspace.paths, own);
	const late = new AbortController();
	await Promise.race([
		own.ended.finally(() => late.abort()),
		setTimeout(patience, undefined, { signal: late.signal }).catch(() => {})
	]);
	if (own.now.state === 'failed') throw own.now.cause;
	return own.now;
}

function begin(publish: Publisher, onPublished: PublishingOptions['onPublished']): Latest {
	const stop = new AbortController();
	const tell = (now: Publishing) => (own.now = now);
	const ended = Promise.resolve()
		.then(() =>
			publish({
				signal: stop.signal,
				onProgress: (progress) => tell({ state: 'underway', progress })
			})
		)
		.then(async (result) => {
			await onPublished(result);
			tell({ state: 'published', edition: result.edition });
		})
		.catch((cause: unknown) =>
			tell(stop.signal.aborted ? { state: 'stopped' } : { state: 'failed', cause })
		);
	const own: Latest = {
		now: { state: 'underway', progress: start },
		stop,
		ended: ended.then(() => {})
	};
	return own;
}

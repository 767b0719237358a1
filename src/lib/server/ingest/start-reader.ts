import type { ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reading } from './delivery.ts';
import type { InspectShape, Inspection } from './inspect-export.ts';
import type { ReceivedRow } from './received-rows.ts';
import type { ReadJob } from './read-job.ts';
import type { WorkerAnswer, WorkerRequest } from './read-worker.ts';
import { endChild, leaveChild, startChild, takeChild } from './reader-child.ts';
import { refusedReading } from './refused-reading.ts';
import { ExportRefused } from './refusal.ts';
import { watchMemory } from './watch-memory.ts';
import type { Search, Wanted } from './search-export.ts';
import { unsettledPrefix } from './write-part.ts';
import { french } from './french.ts';
import type { WholeInspection } from './write-inspection.ts';

export type ReaderOptions = {
	/** Longest time for one file, in milliseconds. */
	readonly timeLimit?: number;
	/** Memory for the child's JavaScript, in megabytes. */
	readonly memory?: number;
	/** Memory for all that the child holds, in megabytes: bytes and native libraries too. */
	readonly resident?: number;
	/** True when its child is to serve no other reader, and to be gone once this one is closed. */
	readonly alone?: boolean;
};

/** Who waits for a file: hears how far it is, and may give up. */
export type Watch = {
	readonly signal?: AbortSignal | undefined;
	/** Bytes of the file read so far. */
	readonly onProgress?: ((bytesRead: number) => void) | undefined;
};

export type Reader = {
	/**
	 * Reads one export in the child, one at a time. A file that takes too long or kills the child
	 * is a refused reading; the next file gets a new child. An abort kills the child and rejects.
	 */
	read(job: ReadJob, watch?: Watch): Promise<Reading>;
	/**
	 * What can be understood of a file without a contract, from its beginning.
	 *
	 * @throws ExportRefused for what is no table, or takes too long or too much memory
	 */
	inspect(path: string, shape?: InspectShape, watch?: Watch): Promise<Inspection>;
	/**
	 * The same from all of it; its rows are written into a file, one JSON array a line.
	 *
	 * @throws ExportRefused as `inspect` does, and for what breaks further down
	 */
	inspectWhole(path: string, shape: InspectShape, rowsInto: string): Promise<WholeInspection>;
	/**
	 * Lines of a file as received, personal columns too.
	 *
	 * @throws ExportRefused when it can't be opened any more, or takes too long or too much memory
	 */
	received(job: ReadJob, lines: readonly number[]): Promise<readonly ReceivedRow[]>;
	/**
	 * Rows of a file about somebody, personal columns too.
	 *
	 * @throws ExportRefused when it can't be opened any more, or takes too long or too much memory
	 */
	search(job: ReadJob, wanted: Wanted): Promise<Search>;
	close(): Promise<void>;
};

const TIME_LIMIT = 600_000;
const MEMORY = 1_024;
const RESIDENT = 2_048;

const cutShort = new WeakSet<Reading>();

/** True for a refusal that another try, with more time or memory, might not repeat. */
export function wasCutShort(reading: Reading): boolean {
	return cutShort.has(reading);
}

/** Starts no process before the first file; the same child serves all that follow, and then other readers. */
export function startReader(options: ReaderOptions = {}): Reader {
	const { timeLimit = TIME_LIMIT, memory = MEMORY, resident = RESIDENT, alone = false } = options;
	let child: ChildProcess | null = null;
	let turn: Promise<unknown> = Promise.resolve();
	let closed = false;

	const ask = async (
		request: WorkerRequest,
		{ signal, onProgress }: Watch = {}
	): Promise<Answer | Death> => {
		if (closed) throw new Error('this reader is closed');
		signal?.throwIfAborted();
		if (child === null || !child.connected) child = alone ? startChild(memory) : takeChild(memory);
		const { pid } = child;
		const asked = child;
		const abort = () => void asked.kill('SIGKILL');
		signal?.addEventListener('abort', abort);
		const stopWatching = watchMemory(asked, resident);
		const outcome = await askChild(asked, request, timeLimit, onProgress).finally(() => {
			stopWatching();
			signal?.removeEventListener('abort', abort);
		});
		if (typeof outcome !== 'string') return outcome;
		child = null;
		if ('parts' in request && pid !== undefined) await discardRemains(request.parts, pid);
		signal?.throwIfAborted();
		return outcome;
	};
	const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
		const result = turn.then(work);
		turn = result.catch(() => undefined);
		return result;
	};

	return {
		read: (job, watch) =>
			inTurn(async () => {
				const answer = await ask(job, watch);
				if (typeof answer === 'string') {
					const refusal = new ExportRefused(reasons[answer](timeLimit));
					const reading = refusedReading(job, sizeOf(job.path), refusal);
					cutShort.add(reading);
					return reading;
				}
				if ('reading' in answer) return answer.reading;
				throw new Error(
					`reading ${job.name}: ${'failure' in answer ? answer.failure : 'no reading'}`
				);
			}),
		inspect: (path, shape = {}, watch = {}) =>
			inTurn(async () => {
				const answer = await ask({ inspect: path, shape, rowsInto: null }, watch);
				if (typeof answer === 'string') throw new ExportRefused(reasons[answer](timeLimit));
				if ('inspection' in answer) return answer.inspection;
				if ('refused' in answer) throw new ExportRefused(answer.refused);
				throw new Error(`inspecting: ${'failure' in answer ? answer.failure : 'no inspection'}`);
			}),
		inspectWhole: (path, shape, rowsInto) =>
			inTurn(async () => {
				const answer = await ask({ inspect: path, shape, rowsInto });
				if (typeof answer === 'string') throw new ExportRefused(reasons[answer](timeLimit));
				if ('whole' in answer) return answer.whole;
				if ('refused' in answer) throw new ExportRefused(answer.refused);
				throw new Error(`inspecting: ${'failure' in answer ? answer.failure : 'no inspection'}`);
			}),
		received: (job, lines) =>
			inTurn(async () => {
				const answer = await ask({ receivedOf: job, lines });
				if (typeof answer === 'string') throw new ExportRefused(reasons[answer](timeLimit));
				if ('received' in answer) return answer.received;
				if ('refused' in answer) throw new ExportRefused(answer.refused);
				throw new Error(`reading ${job.name}: ${'failure' in answer ? answer.failure : 'no rows'}`);
			}),
		search: (job, wanted) =>
			inTurn(async () => {
				const answer = await ask({ searched: job, wanted });
				if (typeof answer === 'string') throw new ExportRefused(reasons[answer](timeLimit));
				if ('search' in answer) return answer.search;
				if ('refused' in answer) throw new ExportRefused(answer.refused);
				throw new Error(`searching: ${'failure' in answer ? answer.failure : 'no rows'}`);
			}),
		async close() {
			closed = true;
			await turn;
			const last = child;
			child = null;
			if (last !== null) await (alone ? endChild(last) : leaveChild(last, memory));
		}
	};
}

type Death = 'died' | 'too-long';
type Answer = Exclude<WorkerAnswer, { readonly progress: number }>;

/** The child’s answer, or how it died; rejects only when no child can be had. */
function askChild(
	child: ChildProcess,
	request: WorkerRequest,
	timeLimit: number,
	onProgress: Watch['onProgress']
): Promise<Answer | Death> {
	return new Promise((resolve, reject) => {
		const end = () => {
			clearTimeout(timer);
			child.removeAllListeners();
		};
		const timer = setTimeout(() => {
			end();
			child.once('exit', () => resolve('too-long'));
			child.kill('SIGKILL');
		}, timeLimit);
		child.on('message', (reply: WorkerAnswer) => {
			if ('progress' in reply) return onProgress?.(reply.progress);
			end();
			resolve(reply);
		});
		child.once('exit', () => {
			end();
			resolve('died');
		});
		child.once('error', (error) => {
			end();
			reject(error);
		});
		child.send(request, (error) => {
			if (!error) return;
			end();
			child.kill('SIGKILL');
			resolve('died');
		});
	});
}

const reasons = {
	died: () => ({
		fr: french`La lecture de ce fichier s’est arrêtée : il demande plus de mémoire qu’il n’est permis. Coupez-le en plusieurs fichiers ou enregistrez-le en CSV.`,
		en: 'Reading this file stopped: it asks for more memory than is allowed. Cut it into several files or save it as CSV.'
	}),
	'too-long': (timeLimit: number) => ({
		fr: french`La lecture de ce fichier a dépassé ${Math.round(timeLimit / 1_000)} secondes. Coupez-le en plusieurs fichiers.`,
		en: `Reading this file took longer than ${Math.round(timeLimit / 1_000)} seconds. Cut it into several files.`
	})
} satisfies Record<Death, (timeLimit: number) => { fr: string; en: string }>;

/** Removes what a killed child was writing. */
async function discardRemains(parts: string, pid: number): Promise<void> {
	const names = await readdir(parts).catch(() => []);
	for (const name of names)
		if (name.startsWith(unsettledPrefix(pid))) await rm(join(parts, name), { force: true });
}

function sizeOf(path: string): number {
	return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

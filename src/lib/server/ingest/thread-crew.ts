import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { CsvPiece } from './csv-segment.ts';
import type { Repeat } from './key-index.ts';
import type { ReadPlan } from './read-plan.ts';
import type { SettledSegment } from './segment.ts';
import type { Crew, KnownBefore, PieceRead } from './segment-crew.ts';

/** What a thread is asked, in order, and what it answers to each. */
export type DeskRequest =
	| { readonly number: number; readonly piece: CsvPiece }
	| { readonly number: number; readonly known: KnownBefore }
	| { readonly number: number; readonly repeats: readonly Repeat[]; readonly linesBefore: number };
export type DeskAnswer =
	| { readonly read: PieceRead }
	| { readonly settled: SettledSegment }
	| { readonly failure: string };

/** Pieces that a thread has before it, besides the one it reads: it never waits for the next. */
const AHEAD = 2;

/** Threads that read pieces in turn. */
export function crewOfThreads(plan: ReadPlan, threads: number): Crew {
	const workers = Array.from({ length: threads }, () => startWorker(plan));
	const of = (number: number) => workers[number % threads]!;
	return {
		depth: threads * AHEAD,
		read: (number, piece) =>
			of(number).ask({ number, piece }, [piece.bytes.buffer as ArrayBuffer]) as Promise<PieceRead>,
		readAgain: (number, known) => of(number).ask({ number, known }) as Promise<PieceRead>,
		settle: (number, repeats, linesBefore) =>
			of(number).ask({ number, repeats, linesBefore }) as Promise<SettledSegment>,
		end: async () => {
			await Promise.all(workers.map((worker) => worker.end()));
		}
	};
}

type Waiting = {
	readonly resolve: (value: PieceRead | SettledSegment) => void;
	readonly reject: (error: Error) => void;
};

function startWorker(plan: ReadPlan) {
	// Resolved through package.json, since a bundled server no longer lies beside this file.
	const file = createRequire(import.meta.url).resolve('#lib/server/ingest/segment-worker.ts');
	const worker = new Worker(file, { workerData: plan, env: process.env });
	const waiting: Waiting[] = [];
	let failed: Error | null = null;
	const fail = (error: Error): void => {
		failed ??= error;
		for (const { reject } of waiting.splice(0)) reject(failed);
	};
	worker.on('message', (answer: DeskAnswer) => {
		const asked = waiting.shift();
		if ('failure' in answer) asked?.reject(new Error(answer.failure));
		else asked?.resolve('read' in answer ? answer.read : answer.settled);
	});
	worker.on('error', (error: Error & { code?: string }) => {
		// As when this process itself has no memory left: whoever asked sees it die.
		if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') process.abort();
		fail(error);
	});
	worker.on('exit', () => fail(new Error('a reading thread stopped')));
	return {
		ask: (request: DeskRequest, transfer: ArrayBuffer[] = []) =>
			new Promise<PieceRead | SettledSegment>((resolve, reject) => {
				if (failed !== null) {
					reject(failed);
					return;
				}
				waiting.push({ resolve, reject });
				worker.postMessage(request, transfer);
			}),
		end: () => worker.terminate()
	};
}

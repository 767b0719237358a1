import { parentPort, workerData } from 'node:worker_threads';
import { loadTerritories } from '../programme/territories.ts';
import type { ReadPlan } from './read-plan.ts';
import { makeDesk } from './segment-crew.ts';
import type { DeskAnswer, DeskRequest } from './thread-crew.ts';

// A thread of the reading process that reads pieces of a large text.
const desk = makeDesk(workerData as ReadPlan, { places: loadTerritories });

parentPort!.on('message', (request: DeskRequest) => {
	try {
		answer(request);
	} catch (error) {
		const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
		post({ failure });
	}
});

function answer(request: DeskRequest): void {
	if ('piece' in request) {
		const { buffer, byteOffset, byteLength } = request.piece.bytes;
		const bytes = Buffer.from(buffer, byteOffset, byteLength);
		const read = desk.read(request.number, { ...request.piece, bytes });
		const keys = 'keys' in read ? read.keys : null;
		const hashes = keys === null ? [] : [keys.key, ...keys.unique.map(({ hashes }) => hashes)];
		post({ read }, [
			...hashes.flatMap((lanes) => (lanes === null ? [] : [lanes.high.buffer, lanes.low.buffer])),
			...(keys === null ? [] : [keys.lines.buffer])
		]);
	} else if ('repeats' in request) {
		post({ settled: desk.settle(request.number, request.repeats, request.linesBefore) });
	} else post({ read: desk.readAgain(request.number, request.known) });
}

function post(message: DeskAnswer, transfer: ArrayBufferLike[] = []): void {
	parentPort!.postMessage(message, transfer as ArrayBuffer[]);
}

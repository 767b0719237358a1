import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Tinypool } from 'tinypool';
import { protectCube, type CountedCube, type ProtectedCube } from './protect-cube.ts';

/** Cells under which a thread would take longer to begin than to protect them. */
const fewCells = 2_000;
/** Milliseconds that a thread waits for another cube. */
const patience = 5_000;

let threads: Tinypool | null = null;

/** As `protectCube`, in one of two threads where there is much to do: who asks goes on meanwhile. */
export async function protectInThread(cube: CountedCube): Promise<ProtectedCube> {
	if (cube.cells.length < fewCells) return protectCube(cube);
	const worker = '#lib/server/values/masks/protect-worker.ts';
	threads ??= new Tinypool({
		filename: pathToFileURL(createRequire(import.meta.url).resolve(worker)).href,
		minThreads: 0,
		maxThreads: 2,
		idleTimeout: patience
	});
	return (await threads.run(cube)) as ProtectedCube;
}

import type { Tinypool } from 'tinypool';
import { oneThread } from '../one-thread.ts';
import { stayUntil } from '../../stay-until.ts';
import type { Drawn } from './draw-worker.ts';

let thread: Tinypool | null = null;

/** Drawings for Word, made in a thread, in the order of what was given. Rejects for what is no SVG. */
export async function drawInThread(drawings: readonly string[]): Promise<readonly Drawn[]> {
	thread ??= oneThread('#lib/server/reports/docx/draw-worker.ts');
	return (await stayUntil(thread.run(drawings))) as readonly Drawn[];
}

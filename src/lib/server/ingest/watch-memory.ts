import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Milliseconds between two looks. */
const PERIOD = 25;

/**
 * Kills a process once it holds more than so many megabytes: V8's own limit says nothing of what
 * lies outside its heap, such as bytes, inflated archives and native libraries. Gives what ends the
 * watch. Only Linux tells what another process holds; elsewhere V8's limit stands alone.
 */
export function watchMemory(child: ChildProcess, most: number): () => void {
	const timer = setInterval(() => {
		if (residentOf(child.pid) > most) child.kill('SIGKILL');
	}, PERIOD);
	return () => clearInterval(timer);
}

/** Megabytes in memory; 0 where nothing tells, and for a process that is gone. */
export function residentOf(pid: number | undefined): number {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'latin1');
		return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1_024;
	} catch {
		return 0;
	}
}

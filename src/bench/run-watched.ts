import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Watched<T> = {
	/** What the program printed, as JSON. */
	readonly result: T;
	/** The most that it and all its children held at once, in MiB; NaN where /proc doesn't tell. */
	readonly peak: number;
	/** The most that its children held. */
	readonly childPeak: number;
};

const PERIOD = 20;

/** Runs a program of this folder, and watches the memory of its processes. */
export function runWatched<T>(
	program: string,
	args: readonly string[],
	nodeFlags: readonly string[] = []
): Promise<Watched<T>> {
	return new Promise((resolve, reject) => {
		const child = spawn(
			process.execPath,
			[...nodeFlags, join(import.meta.dirname, program), ...args],
			{
				stdio: ['ignore', 'pipe', 'inherit']
			}
		);
		let printed = '';
		let peak = NaN;
		let childPeak = NaN;
		const look = () => {
			const own = residentOf(child.pid!);
			const others = childrenOf(child.pid!).reduce((sum, pid) => sum + residentOf(pid), 0);
			peak = greater(peak, own + others);
			childPeak = greater(childPeak, others);
		};
		const timer = setInterval(look, PERIOD);
		child.stdout.on('data', (text: Buffer) => (printed += text));
		child.on('error', reject);
		child.on('close', (code) => {
			clearInterval(timer);
			if (code === 0) resolve({ result: JSON.parse(printed) as T, peak, childPeak });
			else reject(new Error(`${program} ended with ${code}`));
		});
	});
}

function greater(a: number, b: number): number {
	return Number.isNaN(a) || b > a ? b : a;
}

/** All processes below one. */
function childrenOf(pid: number): number[] {
	const pids = textOf(`/proc/${pid}/task/${pid}/children`).trim();
	if (pids === '') return [];
	return pids.split(' ').flatMap((text) => [Number(text), ...childrenOf(Number(text))]);
}

/** MiB in memory, 0 for a process that is gone. */
function residentOf(pid: number): number {
	const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(textOf(`/proc/${pid}/status`)) ?? [];
	return kilobytes === undefined ? 0 : Number(kilobytes) / 1_024;
}

function textOf(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}

import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { compiledCode } from '../cache-folder.ts';
import { residentOf } from './watch-memory.ts';

/** A child without work waits so many milliseconds for the next reader: starting one takes longer than a small file. */
const PATIENCE = 10_000;
/** Megabytes; one that a large file has made larger ends at once. */
const SMALL = 400;

type Spare = { readonly child: ChildProcess; readonly drop: () => void };

/** By the memory they may take. */
const spares = new Map<number, Spare>();

/** A child that reads exports, with so many megabytes for its JavaScript: one that waits, or a new one. */
export function takeChild(memory: number): ChildProcess {
	const spare = spares.get(memory);
	spare?.drop();
	if (!spare?.child.connected) return startChild(memory);
	const { child } = spare;
	child.ref();
	child.channel?.ref();
	return child;
}

/** Leaves a child that answered all it was asked to the next reader, or ends it. */
export async function leaveChild(child: ChildProcess, memory: number): Promise<void> {
	if (!child.connected || spares.has(memory) || residentOf(child.pid) > SMALL)
		return endChild(child);
	const drop = () => {
		spares.delete(memory);
		clearTimeout(timer);
		child.off('exit', drop);
	};
	const timer = setTimeout(() => {
		drop();
		void endChild(child);
	}, PATIENCE);
	child.once('exit', drop);
	spares.set(memory, { child, drop });
	// Waiting keeps no process alive; the child ends with its parent.
	timer.unref();
	child.unref();
	child.channel?.unref();
}

/** Ends a child that has nothing to do, and waits until it is gone. */
export function endChild(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
	return new Promise((resolve) => {
		child.once('exit', () => resolve());
		if (child.connected) child.disconnect();
		else child.kill('SIGKILL');
	});
}

export function startChild(memory: number): ChildProcess {
	// Resolved through package.json, since a bundled server no longer lies beside this file.
	const worker = createRequire(import.meta.url).resolve('#lib/server/ingest/read-worker.ts');
	return fork(worker, [], {
		execArgv: [
			`--max-old-space-size=${memory}`,
			'--max-semi-space-size=16',
			'--disable-warning=ExperimentalWarning'
		],
		env: { TZ: 'UTC', PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: compiledCode },
		stdio: ['ignore', 'ignore', 'ignore', 'ipc']
	});
}

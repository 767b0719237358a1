import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { compiledCode } from '../cache-folder.ts';
import type { BuildAnswer, BuildRequest } from './build-worker.ts';

/** A child that has nothing to do waits so many milliseconds for the next order: its code and the compiler are warm. */
const patience = 30_000;
/** One that says nothing for so long hangs. */
const longestSilence = 300_000;

/** What reports leave behind is swept after every few: a child that makes many holds no more than those. */
export const builderFlags: readonly string[] = ['--max-semi-space-size=16', '--expose-gc'];

/** Makes reports in a child process, one order at a time. */
export type Builder = {
	/** Rejects when the child ends or hangs; an abort kills it. */
	build(
		request: BuildRequest,
		watch: { readonly signal: AbortSignal; readonly onProgress: (done: number) => void }
	): Promise<Exclude<BuildAnswer, { readonly done: number }>>;
	close(): void;
};

export function startBuilder(): Builder {
	let child: ChildProcess | null = null;
	let idle: NodeJS.Timeout | undefined;

	const end = () => {
		clearTimeout(idle);
		child?.kill('SIGKILL');
		child = null;
	};
	const take = (): ChildProcess => {
		clearTimeout(idle);
		if (child?.connected) {
			child.ref();
			child.channel?.ref();
			return child;
		}
		child = startChild();
		return child;
	};
	const leave = () => {
		// Waiting keeps no process alive; the child ends with its parent.
		child?.unref();
		child?.channel?.unref();
		idle = setTimeout(end, patience);
		idle.unref();
	};

	return {
		build(request, { signal, onProgress }) {
			const own = take();
			return new Promise<Exclude<BuildAnswer, { readonly done: number }>>((resolve, reject) => {
				let quiet: NodeJS.Timeout;
				const listen = () => {
					clearTimeout(quiet);
					quiet = setTimeout(() => fail(new Error('nothing was heard of it')), longestSilence);
				};
				const fail = (error: Error) => {
					over();
					end();
					reject(error);
				};
				const aborted = () => fail(new Error('aborted'));
				const exited = (code: number | null, by: string | null) =>
					fail(new Error(`the process ended with ${by ?? code}`));
				const heard = (answer: BuildAnswer) => {
					listen();
					if ('done' in answer) return onProgress(answer.done);
					over();
					leave();
					resolve(answer);
				};
				const over = () => {
					clearTimeout(quiet);
					own.off('exit', exited).off('message', heard);
					signal.removeEventListener('abort', aborted);
				};
				own.on('exit', exited).on('message', heard);
				signal.addEventListener('abort', aborted, { once: true });
				listen();
				if (signal.aborted) aborted();
				else own.send(request);
			});
		},
		close: end
	};
}

function startChild(): ChildProcess {
	// Resolved through package.json, since a bundled server no longer lies beside this file.
	const worker = createRequire(import.meta.url).resolve(
		'#lib/server/report-builds/build-worker.ts'
	);
	return fork(worker, [], {
		execArgv: [...builderFlags, '--disable-warning=ExperimentalWarning'],
		env: { TZ: 'UTC', PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: compiledCode },
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
}

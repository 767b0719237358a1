#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { compiledCode } from '#lib/server/cache-folder.ts';

/** Time a command has, once interrupted, to leave things in order. */
const graceMilliseconds = 10_000;

const stop = new AbortController();
const interrupt = () => {
	if (stop.signal.aborted) process.exit(1);
	stop.abort();
	setTimeout(() => process.exit(1), graceMilliseconds).unref();
};
process.on('SIGINT', interrupt);
process.on('SIGTERM', interrupt);

// `jalon values … | head` closes stdout early: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') throw error;
	process.exit(0);
});

enableCompileCache(compiledCode);
const { runCommandLine } = await import('./command-line.ts');
const code = await runCommandLine(process.argv.slice(2), {
	env: process.env,
	cwd: process.cwd(),
	stdout: process.stdout,
	stderr: process.stderr,
	stdin: process.stdin,
	signal: stop.signal,
	clock: () => new Date()
});
process.stdout.write('', () => process.exit(code));

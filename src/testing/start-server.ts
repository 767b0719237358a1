import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { compiledCode } from '#lib/server/cache-folder.ts';

const root = resolve(import.meta.dirname, '../..');
const patienceMilliseconds = 30_000;

export type StartedServer = {
	/** Where it answers, as it printed it. */
	readonly url: string;
	/** The link of the first administrator, when it printed one. */
	readonly firstAdministrator: string | null;
	/** What it has written on its standard error so far. */
	log(): string;
	/** Sends a signal and gives the exit code. */
	stop(signal?: NodeJS.Signals): Promise<number | null>;
};

/** Runs `jalon serve`, on a free port unless `PORT` is given, in an environment of its own. Throws what it said when it ends instead of answering. */
export async function startServer(env: Readonly<Record<string, string>>): Promise<StartedServer> {
	const child = spawn(process.execPath, ['src/cli/jalon.ts', 'serve', '--json'], {
		cwd: root,
		env: {
			PATH: process.env['PATH'],
			TZ: 'Europe/Paris',
			JALON_USER: 'test',
			PORT: '0',
			// From its first file on: no server loads what strips types.
			NODE_COMPILE_CACHE: compiledCode,
			...env
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let out = '';
	let log = '';
	child.stdout.on('data', (text) => (out += text));
	child.stderr.on('data', (text) => (log += text));
	const kill = () => child.kill('SIGKILL');
	process.once('exit', kill);
	const ended = new Promise<number | null>((done) =>
		child.once('close', (code) => {
			process.off('exit', kill);
			done(code);
		})
	);
	const answers = new Promise<string>((found) =>
		child.stdout.on('data', () => {
			const [, url] = /"address": "([^"]+)"/.exec(out) ?? [];
			if (url) found(url);
		})
	);
	const late = AbortSignal.timeout(patienceMilliseconds);
	late.addEventListener('abort', kill);
	const url = await Promise.race([answers, ended]);
	late.removeEventListener('abort', kill);
	if (typeof url !== 'string') throw new Error(`jalon serve, ${url}\n${out}${log}`);
	return {
		url,
		firstAdministrator: /"firstAdministrator": "([^"]+)"/.exec(out)?.[1] ?? null,
		log: () => log,
		stop(signal = 'SIGTERM') {
			child.kill(signal);
			return ended;
		}
	};
}

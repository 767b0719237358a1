import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment } from '#lib/server/programme/environment.ts';
import { buildWeb } from './build-web.ts';

const jalon = (command: string) =>
	spawn(process.execPath, ['src/cli/jalon.ts', command], { stdio: 'inherit' });
const ended = (child: ReturnType<typeof jalon>) =>
	new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 1)));

await buildWeb();
// An edition published before serves at once, while new files are taken in beside.
const published = existsSync(join(readEnvironment(process.env, process.cwd()).var, 'jalon.sqlite'));
const build = jalon('build');
if (!published) await ended(build);
const server = jalon('serve');
for (const signal of ['SIGINT', 'SIGTERM'] as const)
	process.on(signal, () => {
		build.kill(signal);
		server.kill(signal);
	});
const code = await ended(server);
build.kill('SIGTERM');
process.exit(code);

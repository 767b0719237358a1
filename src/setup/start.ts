import { execFileSync, spawn } from 'node:child_process';
import { buildWeb } from './build-web.ts';

const cli = ['src/cli/jalon.ts'];

await buildWeb();
try {
	execFileSync(process.execPath, [...cli, 'build'], { stdio: 'inherit' });
} catch {
	// The build said in words what is wrong; an edition published before still serves.
}
const server = spawn(process.execPath, [...cli, 'serve'], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));

import { spawn, type ChildProcess } from 'node:child_process';

/** Until the address is printed: from then on pages are answered. */
export function startServer(
	env: NodeJS.ProcessEnv,
	command: string,
	...args: string[]
): Promise<{ server: ChildProcess; address: string }> {
	return new Promise((resolve, reject) => {
		// A group of its own: npm's children are stopped with it.
		const server = spawn(command, args, {
			env,
			stdio: ['ignore', 'pipe', 'inherit'],
			detached: true
		});
		server.stdout.on('data', (text: Buffer) => {
			const address = /http:\/\/\S+/.exec(String(text))?.[0];
			if (address) resolve({ server, address });
		});
		server.on('exit', () => reject(new Error('the server stopped')));
	});
}

export function stopped(server: ChildProcess): Promise<void> {
	return new Promise((resolve) => {
		server.on('close', () => resolve());
		process.kill(-server.pid!, 'SIGTERM');
	});
}

import { spawn } from 'node:child_process';
import { join, relative } from 'node:path';
import { createServer } from 'vite';
import { readEnvironment } from '#lib/server/programme/environment.ts';

// Code reloads through Vite; a change in queries/, reports/ or data/ publishes a new edition.
const { programme, port, host } = readEnvironment(process.env, process.cwd());
process.env['JALON_HOME'] = process.cwd();
process.env['JALON_PROGRAMME'] = programme;

const build = () =>
	new Promise<boolean>((resolve) => {
		const child = spawn(process.execPath, ['src/cli/jalon.ts', 'build'], { stdio: 'inherit' });
		child.on('exit', (code) => resolve(code === 0));
	});

await build();
const server = await createServer({ server: { host, port, strictPort: true } });
await server.listen();
server.printUrls();

let building: Promise<void> | null = null;
let again = false;

async function rebuild(file: string): Promise<void> {
	if (building) {
		again = true;
		return;
	}
	building = (async () => {
		do {
			again = false;
			console.error(relative(programme, file));
			// The server looks at the published edition's pointer at each request.
			if (await build()) server.ws.send({ type: 'full-reload' });
		} while (again);
		building = null;
	})();
	await building;
}

for (const folder of ['queries', 'reports', 'data']) server.watcher.add(join(programme, folder));
server.watcher.on('all', (_event, file) => {
	const place = relative(programme, file);
	if (/^(queries|reports|data)[/\\]/.test(place) && !place.includes('generator'))
		void rebuild(file);
	// Pages are drawn on the server only, where Vite sees nothing to update in the browser.
	const source = relative(process.cwd(), file);
	if (/^src[/\\]/.test(source) && !/paraglide|\.test\.ts$/.test(source))
		setTimeout(() => server.ws.send({ type: 'full-reload' }), 50);
});

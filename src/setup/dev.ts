import { spawn } from 'node:child_process';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createServer } from 'vite';
import { currentEditionId } from '#lib/server/editions/publication.ts';
import { openWorkspace } from '#lib/server/editions/workspace.ts';
import { firstRunLink } from '#lib/server/people/renew-link.ts';
import { readSignIn } from '#lib/server/people/sign-in-settings.ts';
import { linkHere } from '../cli/link-here.ts';
import { readEnvironment } from '#lib/server/programme/environment.ts';

// Code reloads through Vite; a change in queries/, reports/ or data/ publishes a new edition.
const environment = readEnvironment(process.env, process.cwd());
const { programme, port, host } = environment;
process.env['JALON_HOME'] = process.cwd();
process.env['JALON_PROGRAMME'] = programme;

const build = () =>
	new Promise<boolean>((resolve) => {
		const child = spawn(process.execPath, ['src/cli/jalon.ts', 'build'], { stdio: 'inherit' });
		child.on('exit', (code) => resolve(code === 0));
	});

/** When the last page was asked for, and when what pages show last changed. */
let pageAsked = 0;
let changed = 0;

await build();
const workspace = openWorkspace(environment);
const server = await createServer({
	server: { host, port, strictPort: true },
	plugins: [
		{
			name: 'jalon:reload',
			configureServer({ middlewares, ws }) {
				middlewares.use((request, _response, next) => {
					if (request.headers['sec-fetch-dest'] === 'document') pageAsked = performance.now();
					next();
				});
				// It was on its way while what it shows changed, and heard nothing of it.
				ws.on('vite:client:connect', (_payload, client) => {
					if (pageAsked < changed) client.send({ type: 'full-reload' });
				});
			},
			hotUpdate: ({ file }) => sourceChanged(file)
		}
	]
});
await server.listen();
server.printUrls();
if (readSignIn(environment).mode === 'required') {
	const first = firstRunLink(workspace);
	if (first) console.error(linkHere(environment, first, environment.language));
}

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
			if (!(await build())) continue;
			await served();
			reload();
		} while (again);
		building = null;
	})();
	await building;
}

let soon: NodeJS.Timeout | undefined;

/**
 * Pages are drawn on the server only, where Vite sees nothing to update in the browser. It says so
 * once it has forgotten the modules made of `file`: a page asked for before is drawn of the old ones.
 * One reload does for all the files that one change writes: a message writes its translations.
 */
function sourceChanged(file: string): void {
	if (!/^src[/\\]/.test(relative(process.cwd(), file)) || file.endsWith('.test.ts')) return;
	changed = performance.now();
	clearTimeout(soon);
	soon = setTimeout(reload, 100);
}

function reload(): void {
	changed = performance.now();
	server.ws.send({ type: 'full-reload' });
}

/** Until the server has opened what was published; it answers from the edition before meanwhile. */
async function served(): Promise<void> {
	const published = currentEditionId(workspace);
	const address = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0];
	for (let tries = 0; tries < 100; tries++) {
		const answer = await fetch(new URL('/ready', address)).then((response) => response.json());
		if (answer.edition === published) return;
		await wait(100);
	}
}

for (const folder of ['queries', 'reports', 'data']) server.watcher.add(join(programme, folder));
server.watcher.on('all', (_event, file) => {
	const place = relative(programme, file);
	if (/^(queries|reports|data)[/\\]/.test(place) && !place.includes('generator'))
		void rebuild(file);
});

import { execFileSync } from 'node:child_process';
import { unlessFresh } from './stale.ts';

const sources = [
	'src/app.html',
	'src/app.css',
	'src/app.d.ts',
	'src/hooks.server.ts',
	'src/hooks.ts',
	'src/lib',
	'src/routes',
	'src/messages',
	'src/setup/paraglide-options.ts',
	'src/project.inlang/settings.json',
	'static',
	'svelte.config.js',
	'vite.config.ts',
	'package-lock.json'
];

/** Builds the web app into `build/` when its sources changed; says whether it did. */
export async function buildWeb(): Promise<boolean> {
	return unlessFresh('build/.stamp', sources, async () => {
		const node = (script: string, ...args: string[]) =>
			execFileSync(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
		node('src/setup/prepare.ts');
		node('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error');
	});
}

import { spawnSync } from 'node:child_process';
import { findBundle } from '#lib/server/reports/chart-renderer.ts';
import { unlessFresh } from './stale.ts';

const sources = [
	'src/app.html',
	'src/error.html',
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
		run('src/setup/prepare.ts');
		run('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn');
		// Reports draw their charts with a bundle of their own; the first one does not wait for it.
		await findBundle();
	});
}

/** Bundlers talk a lot about other people's modules: what they say shows when they fail. A test runner's `NODE_ENV` would make pages for developers. */
function run(script: string, ...args: string[]): void {
	const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
		encoding: 'utf8',
		env: { ...process.env, NODE_ENV: 'production' }
	});
	if (status === 0) return;
	process.stderr.write(`${stdout}\n${stderr}\n`);
	throw new Error(`${script} ${args.join(' ')}`);
}

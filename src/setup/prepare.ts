import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { paraglideOptions } from './paraglide-options.ts';
import { unlessFresh } from './stale.ts';

const { outdir } = paraglideOptions;
const stamp = join(outdir, '.stamp');
const made = ['messages.js', 'messages.d.ts'].map((name) => join(outdir, name));

// `npm run dev` compiles messages as they change, without their types.
if (!made.every((path) => existsSync(path))) rmSync(stamp, { force: true });
await unlessFresh(
	stamp,
	[
		'src/messages',
		'src/project.inlang/settings.json',
		'src/setup/paraglide-options.ts',
		'package-lock.json'
	],
	async () => {
		const { compile } = await import('@inlang/paraglide-js');
		await compile(paraglideOptions);
		// Paraglide reports success even when its plugin did not load, so the result is looked at.
		for (const path of made)
			if (!existsSync(path)) throw new Error(`${path}: the messages were not compiled`);
	}
);
execFileSync(process.execPath, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'], {
	stdio: 'inherit'
});
// The message compiler leaves timers behind that would hold the process for half a minute.
process.exit();

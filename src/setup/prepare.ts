import { compile } from '@inlang/paraglide-js';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { paraglideOptions } from './paraglide-options.ts';

// Paraglide reports success even when its plugin did not load, so the result is looked at.
await compile(paraglideOptions);
if (!existsSync('src/lib/paraglide/messages.js'))
	throw new Error('src/lib/paraglide/messages.js: the messages were not compiled');
execFileSync(process.execPath, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'], {
	stdio: 'inherit'
});
// The message compiler leaves timers behind that would hold the process for half a minute.
process.exit();

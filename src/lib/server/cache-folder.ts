import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What can be made again stays here between two runs, beside npm's packages; it may be removed at any time. */
export const cacheFolder = join(
	dirname(createRequire(import.meta.url).resolve('#lib/server/cache-folder.ts')),
	'../../../node_modules/.cache/jalon'
);

/** Where Node keeps code that it compiled (`NODE_COMPILE_CACHE`): a process starts in half the time. */
export const compiledCode = join(cacheFolder, 'code');

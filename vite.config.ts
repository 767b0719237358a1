import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { paraglideOptions } from './src/setup/paraglide-options.ts';

export default defineConfig(({ command }) => ({
	plugins: [
		// A build has its messages from `prepare.ts`; types take most of compiling, and no page needs them.
		command === 'serve' && paraglideVitePlugin({ ...paraglideOptions, emitTsDeclarations: false }),
		sveltekit()
	],
	server: { host: '127.0.0.1', port: 4646, strictPort: true }
}));

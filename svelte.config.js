import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
const config = {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter({ out: 'build', precompress: true }),
		alias: {},
		// A document's refusal is a page of another address, whose parts are asked for all the same.
		paths: { relative: false },
		// src/hooks.server.ts refuses writes from other sites, whatever their content type.
		csrf: { trustedOrigins: ['*'] },
		typescript: {
			config: (tsconfig) => ({
				...tsconfig,
				include: [
					...tsconfig.include,
					'../svelte.config.js',
					'../eslint.config.js',
					'../vitest.config.ts',
					'../data/**/*.ts'
				]
			})
		}
	}
};

export default config;

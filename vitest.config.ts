import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

process.env['TZ'] = 'Europe/Paris';
process.env['LANG'] = 'fr_FR.UTF-8';

// They count the children of their process, which is theirs alone.
const countsChildren = ['src/lib/server/ingest/hostile-*.test.ts'];

export default defineConfig({
	plugins: [svelte()],
	test: {
		pool: 'forks',
		// One more than the two processors that are promised: tests of pages wait as much as they work.
		maxWorkers: 3,
		testTimeout: 180_000,
		hookTimeout: 300_000,
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					// A process goes from file to file with the modules that it has loaded.
					isolate: false,
					include: ['{src,data}/**/*.test.ts'],
					exclude: ['src/**/*.browser.test.ts', 'src/lib/paraglide/**', ...countsChildren]
				}
			},
			{
				extends: true,
				test: {
					name: 'readers',
					environment: 'node',
					include: countsChildren
				}
			},
			{
				extends: true,
				test: {
					name: 'browser',
					environment: 'node',
					// Likewise, and with the Chromium that it has started.
					isolate: false,
					globalSetup: ['src/testing/served-example.ts'],
					include: ['src/**/*.browser.test.ts']
				}
			}
		]
	}
});

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/**
 * One bundle of the chart components for plain Node, which reports and the command line load:
 * `src/lib/server/reports/chart-renderer.ts` runs this and says where the bundle goes.
 */
export default defineConfig({
	root: fileURLToPath(new URL('../..', import.meta.url)),
	publicDir: false,
	logLevel: 'warn',
	plugins: [svelte({ configFile: false })],
	define: { 'process.env.NODE_ENV': '"production"' },
	ssr: { noExternal: true },
	build: {
		ssr: 'src/lib/charts/render-entry.ts',
		emptyOutDir: true,
		rolldownOptions: {
			checks: { pluginTimings: false },
			output: { entryFileNames: 'render.js' }
		}
	}
});

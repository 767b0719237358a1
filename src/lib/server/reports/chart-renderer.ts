import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { ChartFigure } from '#lib/charts/chart-figure.ts';
import type { ChartSpec, FigureSpec } from '#lib/charts/spec.ts';
import { JalonError } from '../programme/problem.ts';

/** What the bundle of `src/lib/charts/render-entry.ts` gives to plain Node. */
export type ChartRenderer = {
	/** A chart as an SVG file of its own: no CSS, no variables, the font named. */
	readonly renderChart: (spec: ChartSpec) => string;
	/** A chart as a page shows it, coloured by the page's variables. */
	readonly drawChart: (spec: ChartSpec) => string;
	/** Title, sentence, pictures and table of a chart, for a page. */
	readonly chartFigure: (spec: FigureSpec, narrow?: number | null) => ChartFigure;
};

const run = promisify(execFile);
const sources = 'src/lib/charts/render-entry.ts';
let loaded: Promise<ChartRenderer> | null = null;

/**
 * The chart components, compiled: Node can't import `.svelte`. The bundle is built when there is none
 * for the present sources, and kept under `node_modules/.cache`; two processes may build at once.
 *
 * @throws JalonError when there is no bundle and nothing to build it with
 */
export function loadChartRenderer(): Promise<ChartRenderer> {
	loaded ??= findBundle()
		.catch((cause: unknown) => {
			loaded = null;
			throw cause;
		})
		.then((file) => import(/* @vite-ignore */ pathToFileURL(file).href) as Promise<ChartRenderer>);
	return loaded;
}

/** Builds the bundle if the present sources have none; the path of its entry. */
export async function findBundle(root = projectRoot()): Promise<string> {
	if (!existsSync(path.join(root, sources))) throw unbuilt(root, null);
	const cache = path.join(root, 'node_modules/.cache/jalon/charts');
	const folder = path.join(cache, await sourcesHash(root));
	const entry = path.join(folder, 'render.js');
	if (existsSync(entry)) return entry;
	const vite = path.join(root, 'node_modules/vite/bin/vite.js');
	if (!existsSync(vite)) throw unbuilt(root, null);
	const making = `${folder}.${process.pid}`;
	await mkdir(cache, { recursive: true });
	try {
		await run(
			process.execPath,
			[vite, 'build', '--config', 'src/setup/vite.charts.config.ts', '--outDir', making],
			{ cwd: root, env: { ...process.env, NODE_ENV: 'production' } }
		);
		await rename(making, folder);
	} catch (cause) {
		await rm(making, { recursive: true, force: true });
		if (!existsSync(entry)) throw unbuilt(root, cause);
	}
	await dropOthers(cache, folder);
	return entry;
}

/** A hash of all that goes into the bundle: sources, versions, and how it is built. */
async function sourcesHash(root: string): Promise<string> {
	const files: string[] = [];
	for await (const file of glob('src/lib/{charts,indicators}/**/*.{ts,svelte}', { cwd: root }))
		if (!file.endsWith('.test.ts')) files.push(file);
	files.push('package-lock.json', 'src/setup/vite.charts.config.ts');
	const hash = createHash('sha256');
	for (const file of files.sort())
		hash
			.update(file)
			.update('\0')
			.update(await readFile(path.join(root, file)))
			.update('\0');
	return hash.digest('hex').slice(0, 16);
}

async function dropOthers(cache: string, kept: string): Promise<void> {
	const old = (await readdir(cache)).filter((name) => /^[0-9a-f]{16}$/.test(name));
	for (const name of old)
		if (path.join(cache, name) !== kept)
			await rm(path.join(cache, name), { recursive: true, force: true });
}

/** The folder of Jalon itself, found from this file, which may have been built into `build/`. */
function projectRoot(): string {
	let folder = import.meta.dirname;
	while (!existsSync(path.join(folder, sources))) {
		const parent = path.dirname(folder);
		if (parent === folder) throw unbuilt(import.meta.dirname, null);
		folder = parent;
	}
	return folder;
}

function unbuilt(folder: string, cause: unknown): JalonError {
	return new JalonError(
		'charts-not-built',
		{
			fr: `Les graphiques ne peuvent pas être préparés dans ${folder}. Lancer « npm install » puis « npm run build » dans ce dossier.`,
			en: `The charts cannot be prepared in ${folder}. Run "npm install" then "npm run build" in that folder.`
		},
		[],
		{ cause }
	);
}

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Territory } from '#lib/indicators/territory.ts';
import { cacheFolder } from '../cache-folder.ts';
import { programmeInvalid, settingsFile } from '../programme/parse-programme.ts';
import { parseSettings } from '../programme/parse-settings.ts';
import type { Problem } from '../programme/problem.ts';
import { collectProblems, parseYaml } from '../programme/spec.ts';
import { loadTerritories } from '../programme/territories.ts';
import { gatherOutlines } from './gather-outlines.ts';
import { ContourFault, type Layer } from './contour-file.ts';
import { largestFile, readLayers } from './read-layers.ts';

/** Where an administrator puts outlines, one level a file or all in one. */
export const contoursFolder = 'data/contours';
/** What an edition keeps of them, among its sources. */
export const contoursFile = 'contours.json';

/**
 * The outlines in the programme's folder, as a source of the build; nothing where there is none.
 * Throws `programme-invalid`, naming the file and the area, for a file that can't be drawn.
 */
export async function contourSources(
	folder: string,
	settings: string | undefined,
	cache = cacheFolder
): Promise<Readonly<Record<string, string>>> {
	const files = await listContours(folder);
	const programme = settings === undefined ? null : territoryIn(settings);
	if (files.length === 0 || programme === null) return {};
	const given: Given[] = [];
	const problems: Problem[] = [];
	for (const file of files)
		try {
			given.push({ file, bytes: await readBounded(join(folder, file)) });
		} catch (error) {
			problems.push(problemOf(file, error));
		}
	if (problems.length > 0) throw programmeInvalid(problems);
	const kept = join(cache, 'contours', `${keyOf(given, programme)}.json`);
	const text = readPrepared(kept) ?? keepPrepared(kept, await prepare(given, programme));
	return { [contoursFile]: text };
}

type Given = { readonly file: string; readonly bytes: Uint8Array };

async function prepare(given: readonly Given[], programme: string): Promise<string> {
	const problems: Problem[] = [];
	const layers: Layer[] = [];
	for (const { file, bytes } of given)
		try {
			layers.push(...readLayers(file, bytes));
		} catch (error) {
			problems.push(problemOf(file, error));
		}
	if (problems.length > 0) throw programmeInvalid(problems);
	const files = given.map(({ file }) => file);
	const territories = territoriesDrawn(programme);
	const { prepareContours } = await import('./prepare-contours.ts');
	try {
		const { outlines, notes } = gatherOutlines(
			layers,
			territories,
			loadTerritories(),
			ownTerritories(programme)
		);
		return prepareContours(outlines, territories, { files, notes });
	} catch (error) {
		throw programmeInvalid([problemOf(files[0]!, error)]);
	}
}

/** Goes up when the same files are to give other outlines. */
const preparation = 1;

function keyOf(given: readonly Given[], programme: string): string {
	const hash = createHash('sha256').update(
		JSON.stringify([preparation, programme, loadTerritories().vintage])
	);
	for (const { file, bytes } of given)
		hash.update(JSON.stringify([file, bytes.length])).update(bytes);
	return hash.digest('hex').slice(0, 32);
}

function readPrepared(path: string): string | null {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return null;
	}
}

function keepPrepared(path: string, text: string): string {
	const beside = `${path}.${process.pid}`;
	try {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(beside, text);
		renameSync(beside, path);
	} catch {
		// A place that can't be written to costs time, nothing else.
	}
	return text;
}

async function listContours(folder: string): Promise<string[]> {
	const names = await readdir(join(folder, contoursFolder)).catch(
		(error: NodeJS.ErrnoException) => {
			if (error.code === 'ENOENT') return [];
			throw error;
		}
	);
	return names
		.filter((name) => /\.(geojson|topojson|json)$/i.test(name) && !/^[.~]/.test(name))
		.map((name) => `${contoursFolder}/${name}`)
		.sort();
}

async function readBounded(path: string): Promise<Uint8Array> {
	const { size } = await stat(path);
	const megabytes = largestFile / 1024 / 1024;
	if (size > largestFile)
		throw new ContourFault({
			fr: `ce fichier pèse ${Math.ceil(size / 1024 / 1024)} Mo, ${megabytes} au plus : n’y garder que le territoire du programme, ou le simplifier`,
			en: `this file weighs ${Math.ceil(size / 1024 / 1024)} MB, ${megabytes} at most: keep the programme’s territory only, or simplify it`
		});
	return readFile(path);
}

/** The programme's territory; what else is wrong with its settings is told by who parses them whole. */
function territoryIn(text: string): string | null {
	const problems = collectProblems();
	const spec = parseYaml(text, settingsFile, problems);
	return (spec && parseSettings(spec, problems)?.settings.territory) ?? null;
}

/** The programme's own territory, the intercommunalités that touch it, and all their communes. */
function territoriesDrawn(programme: string): readonly Territory[] {
	const territories = loadTerritories();
	const own = territories.byCode(programme);
	const around = territories.list('intercommunality', programme);
	const communes = new Set([
		...territories.members(programme),
		...around.flatMap(({ code }) => territories.members(code))
	]);
	return [
		...(own?.level === 'department' ? [own] : []),
		...around,
		...[...communes].sort().flatMap((code) => territories.byCode(code) ?? [])
	];
}

/** Those of which every one should be on the map. */
function ownTerritories(programme: string): ReadonlySet<string> {
	const territories = loadTerritories();
	const around = territories.list('intercommunality', programme).map(({ code }) => code);
	return new Set([...around, ...territories.members(programme)]);
}

function problemOf(file: string, error: unknown): Problem {
	if (!(error instanceof ContourFault)) throw error;
	return { file: error.file ?? file, line: null, column: error.at, message: error.words };
}

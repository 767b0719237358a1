import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { historyFile } from './parse-history.ts';
import { parseProgramme, settingsFile, targetsFile } from './parse-programme.ts';
import { JalonError } from './problem.ts';
import type { Programme } from './programme.ts';

/**
 * Reads a programme's folder once, and checks it whole. Throws `programme-missing` when the
 * folder isn't one, `programme-invalid` with every problem, each with its file and line.
 */
export async function readProgramme(folder: string): Promise<Programme> {
	return parseProgramme(await readSources(folder), folder);
}

/** Every file that says what a programme is, as text, by path from the folder, in path order. */
export async function readSources(folder: string): Promise<Record<string, string>> {
	const listed = await Promise.all([
		listFiles(folder, 'data/contracts', /\.ya?ml$/),
		listFiles(folder, 'queries', /\.sql$/),
		listFiles(folder, 'reports', /\.md$/)
	]);
	const paths = [settingsFile, targetsFile, historyFile, ...listed.flat()].toSorted();
	const texts = await Promise.all(paths.map(async (path) => [path, await readText(folder, path)]));
	const sources = Object.fromEntries(
		texts.filter((entry): entry is [string, string] => entry[1] !== null)
	);
	if (sources[settingsFile] === undefined)
		throw new JalonError('programme-missing', {
			fr: `${folder} n’est pas un programme : il manque ${settingsFile}. « jalon init DOSSIER » en crée un, JALON_PROGRAMME en choisit un autre.`,
			en: `${folder} is not a programme: ${settingsFile} is missing. “jalon init FOLDER” makes one, JALON_PROGRAMME chooses another.`
		});
	return sources;
}

/** The files of `reports/` alone, as text, by path from the folder, in path order. */
export async function readTemplateSources(folder: string): Promise<Record<string, string>> {
	const paths = await listFiles(folder, 'reports', /\.md$/);
	const texts = await Promise.all(
		paths.toSorted().map(async (path) => [path, (await readText(folder, path)) ?? ''] as const)
	);
	return Object.fromEntries(texts);
}

async function listFiles(folder: string, under: string, wanted: RegExp): Promise<string[]> {
	try {
		const names = await readdir(join(folder, under), { recursive: true });
		return names
			.map((name) => `${under}/${name.replaceAll('\\', '/')}`)
			.filter((path) => wanted.test(path) && !/(^|\/)[.~]/.test(path));
	} catch (error) {
		if (isAbsent(error)) return [];
		throw error;
	}
}

/** Text that people write: UTF-8 only, but for targets, which a spreadsheet may have saved. */
async function readText(folder: string, path: string): Promise<string | null> {
	let bytes: Buffer;
	try {
		bytes = await readFile(join(folder, path));
	} catch (error) {
		if (isAbsent(error)) return null;
		throw error;
	}
	if (path === targetsFile) return decodeTargets(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch (cause) {
		const message = {
			fr: 'ce fichier n’est pas en UTF-8 : l’enregistrer en UTF-8',
			en: 'this file is not UTF-8: save it as UTF-8'
		};
		throw new JalonError(
			'programme-invalid',
			{ fr: 'Le programme a une erreur :', en: 'The programme has one error:' },
			[{ file: path, line: null, column: null, message }],
			{ cause }
		);
	}
}

function decodeTargets(bytes: Buffer): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

function isAbsent(error: unknown): boolean {
	return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

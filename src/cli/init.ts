import { cp, mkdir, readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { ownCommand } from '#lib/server/own-command.ts';
import { JalonError } from '#lib/server/programme/problem.ts';
import { firstArgument, type Run } from './context.ts';

/** The minimal programme, as files to copy. */
const starter = join(import.meta.dirname, 'starter');

/** `jalon init FOLDER`: makes a programme that builds at once; refuses a folder that holds anything. */
export const run: Run = async (input, { cwd, json, output }) => {
	const folder = resolve(cwd, firstArgument(input));
	await demandEmpty(folder);
	await mkdir(folder, { recursive: true });
	await cp(starter, folder, { recursive: true, force: false });
	const files = await listFiles(folder);
	if (json) return output.json({ version: 1, folder, files });
	for (const file of files) output.line(file);
	const { jalon, start } = ownCommand();
	output.note(
		output.words({
			fr: `\nProgramme créé dans ${folder}. Ensuite :\n  JALON_PROGRAMME=${quoted(folder)} ${jalon} build\n  JALON_PROGRAMME=${quoted(folder)} ${start}`,
			en: `\nProgramme made in ${folder}. Then:\n  JALON_PROGRAMME=${quoted(folder)} ${jalon} build\n  JALON_PROGRAMME=${quoted(folder)} ${start}`
		})
	);
};

async function demandEmpty(folder: string): Promise<void> {
	let names: string[];
	try {
		names = await readdir(folder);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT') return;
		if (code !== 'ENOTDIR') throw error;
		throw new JalonError('folder-not-empty', {
			fr: `${folder} est un fichier, attendu : un dossier vide ou à créer.`,
			en: `${folder} is a file, expected an empty folder or a new one.`
		});
	}
	if (names.length === 0) return;
	throw new JalonError('folder-not-empty', {
		fr: `${folder} n’est pas vide (${names.slice(0, 3).join(', ')}${names.length > 3 ? '…' : ''}) : choisir un dossier vide ou à créer. Rien n’a été écrit.`,
		en: `${folder} is not empty (${names.slice(0, 3).join(', ')}${names.length > 3 ? '…' : ''}): choose an empty folder or a new one. Nothing was written.`
	});
}

async function listFiles(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)))
		.toSorted();
}

/** For a shell, when the path needs it. */
function quoted(path: string): string {
	return /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

import { execFile } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Parts of LibreOffice, which some computers have without the others, by the library that holds each. */
const parts = { writer: 'libswlo', calc: 'libsclo', impress: 'libsdlo' } as const;

/** The command of LibreOffice on this computer; null when it has none, or not the part that is needed. */
export function findLibreOffice(part: keyof typeof parts): string | null {
	const commands = (process.env['PATH'] ?? '')
		.split(delimiter)
		.flatMap((folder) => ['soffice', 'libreoffice'].map((name) => join(folder, name)))
		.filter((path) => existsSync(path));
	return commands.find((command) => hasPart(command, part)) ?? null;
}

function hasPart(command: string, part: keyof typeof parts): boolean {
	const held = readdirSync(dirname(realpathSync(command))).map((name) => parse(name).name);
	// Where none of them lies beside the command, it is not known what there is.
	const isKnown = Object.values(parts).some((library) => held.includes(library));
	return !isKnown || held.includes(parts[part]);
}

/** A file of Office as LibreOffice prints it, or writes it in another format. Throws when it can't open the file. */
export async function printWithLibreOffice(
	command: string,
	bytes: Uint8Array,
	extension: string,
	written = 'pdf'
): Promise<Uint8Array> {
	const [printed] = await printAllWithLibreOffice(command, [bytes], extension, written);
	return printed!;
}

/** The same of several files, in their order: starting it takes longer than printing most of them. */
export async function printAllWithLibreOffice(
	command: string,
	files: readonly Uint8Array[],
	extension: string,
	written = 'pdf'
): Promise<readonly Uint8Array[]> {
	const folder = await mkdtemp(join(tmpdir(), 'jalon-office-'));
	try {
		const paths = files.map((_, at) => join(folder, `report-${at}.${extension}`));
		for (const [at, path] of paths.entries()) await writeFile(path, files[at]!);
		const profile = pathToFileURL(join(folder, 'profile')).href;
		const made = join(folder, 'made');
		const printing = ['--headless', '--convert-to', written, '--outdir', made, ...paths];
		await run(command, [`-env:UserInstallation=${profile}`, ...printing], { timeout: 600_000 });
		return await Promise.all(files.map((_, at) => readFile(join(made, `report-${at}.${written}`))));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

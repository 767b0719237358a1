import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The command of LibreOffice on this computer; null when it has none. */
export async function findLibreOffice(): Promise<string | null> {
	for (const command of ['soffice', 'libreoffice'])
		try {
			await run(command, ['--version'], { timeout: 60_000 });
			return command;
		} catch {
			continue;
		}
	return null;
}

/** A file of Office as LibreOffice prints it, or writes it in another format. Throws when it can't open the file. */
export async function printWithLibreOffice(
	command: string,
	bytes: Uint8Array,
	extension: string,
	written = 'pdf'
): Promise<Uint8Array> {
	const folder = await mkdtemp(join(tmpdir(), 'jalon-office-'));
	try {
		const file = join(folder, `report.${extension}`);
		await writeFile(file, bytes);
		const profile = pathToFileURL(join(folder, 'profile')).href;
		const made = join(folder, 'made');
		const printing = ['--headless', '--convert-to', written, '--outdir', made, file];
		await run(command, [`-env:UserInstallation=${profile}`, ...printing], { timeout: 120_000 });
		return await readFile(join(made, `report.${written}`));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * What Microsoft's own validator finds wrong in files, by their place in the list; nothing in those that Office opens
 * without repair. Starting it takes longer than to read a file: ask of all files at once.
 */
export async function officeFaults(
	files: readonly { readonly bytes: Uint8Array; readonly format: 'docx' | 'pptx' | 'xlsx' }[]
): Promise<readonly { readonly file: number; readonly fault: unknown }[]> {
	const folder = await mkdtemp(join(tmpdir(), 'jalon-office-'));
	try {
		const paths = files.map(({ format }, at) => join(folder, `${at}.${format}`));
		for (const [at, { bytes }] of files.entries()) await writeFile(paths[at]!, bytes);
		// It keeps a process busy with threads of its own.
		const script =
			"import validate from '@ooxml-tools/validate'; import { readFileSync } from 'node:fs'; const faults = []; for (const [file, path] of process.argv.slice(1).entries()) for (const fault of await validate(readFileSync(path), path.slice(-4))) faults.push({ file, fault }); console.log(JSON.stringify(faults)); process.exit(0);";
		const { stdout } = await promisify(execFile)(
			process.execPath,
			['--input-type=module', '--eval', script, ...paths],
			{ cwd: join(import.meta.dirname, '../..'), maxBuffer: 1 << 26 }
		);
		return JSON.parse(stdout) as readonly { readonly file: number; readonly fault: unknown }[];
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

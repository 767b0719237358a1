import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What Microsoft's own validator finds wrong in files; nothing in those that Office opens without repair. */
export async function officeFaults(
	files: readonly { readonly bytes: Uint8Array; readonly format: 'docx' | 'pptx' | 'xlsx' }[]
): Promise<readonly unknown[]> {
	const folder = await mkdtemp(join(tmpdir(), 'jalon-office-'));
	try {
		const paths = files.map(({ format }, at) => join(folder, `${at}.${format}`));
		for (const [at, { bytes }] of files.entries()) await writeFile(paths[at]!, bytes);
		// It keeps a process busy with threads of its own.
		const script =
			"import validate from '@ooxml-tools/validate'; import { readFileSync } from 'node:fs'; const faults = []; for (const path of process.argv.slice(1)) faults.push(...await validate(readFileSync(path), path.slice(-4))); console.log(JSON.stringify(faults)); process.exit(0);";
		const { stdout } = await promisify(execFile)(
			process.execPath,
			['--input-type=module', '--eval', script, ...paths],
			{ cwd: join(import.meta.dirname, '../..'), maxBuffer: 1 << 26 }
		);
		return JSON.parse(stdout) as readonly unknown[];
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

import { chmod, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { diskFull, isDiskFull } from '../disk-full.ts';
import type { JalonError } from '../programme/problem.ts';
import { syncFolder, unsettledPath, unsettledPrefix } from './settle-file.ts';

/**
 * Puts a file of the programme's folder in the place of another, whole or not at all: beside, synced,
 * renamed, with the rights of the one it replaces. Only for who holds the build lock: what a process
 * that was killed left beside is dropped. `readOnly` says that the folder can't be written.
 */
export async function replaceFile(
	path: string,
	content: string | Uint8Array,
	readOnly: (cause: unknown) => JalonError
): Promise<void> {
	const folder = dirname(path);
	let written: string | null = null;
	try {
		await dropLeft(folder);
		written = await unsettledPath(folder);
		const mode = await stat(path).then(
			(found) => found.mode & 0o777,
			() => 0o644
		);
		const handle = await open(written, 'wx');
		try {
			await handle.writeFile(content);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await chmod(written, mode);
		await rename(written, path);
		await syncFolder(folder);
	} catch (error) {
		if (written !== null) await rm(written, { force: true }).catch(() => {});
		const { code } = error as NodeJS.ErrnoException;
		if (isDiskFull(error)) throw diskFull(error);
		if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') throw readOnly(error);
		throw error;
	}
}

async function dropLeft(folder: string): Promise<void> {
	const names = await readdir(folder).catch(() => []);
	const left = names.filter((name) => name.startsWith(unsettledPrefix));
	await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
}

import { createHash, hash, randomBytes } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { chmod, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Name of a file being written: whatever starts so belongs to nobody once the lock is free. */
export const unsettledPrefix = '.tmp-';

/** A path beside `folder`'s files to write to before `settleFile`. */
export async function unsettledPath(folder: string, extension = ''): Promise<string> {
	await mkdir(folder, { recursive: true });
	return join(
		folder,
		`${unsettledPrefix}${process.pid}-${randomBytes(6).toString('hex')}${extension}`
	);
}

/** Makes a written file read-only and gives it its name: it is there whole, or not at all. */
export async function settleFile(written: string, path: string): Promise<void> {
	await chmod(written, 0o444);
	await rename(written, path);
}

/** Makes a file's bytes durable. */
export async function syncFile(path: string): Promise<void> {
	const handle = await open(path, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/** Files that are synced side by side: a disk does so in hardly more time than one. */
const syncedTogether = 16;

/** Makes many files of one folder durable, with their names. */
export async function syncFiles(folder: string, paths: readonly string[]): Promise<void> {
	const queue = [...paths];
	const lane = async () => {
		for (let path = queue.pop(); path !== undefined; path = queue.pop()) await syncFile(path);
	};
	await Promise.all(Array.from({ length: Math.min(syncedTogether, queue.length) }, lane));
	await syncFolder(folder);
}

/** Writes bytes as one durable, read-only file. */
export async function writeSettled(path: string, bytes: Uint8Array | string): Promise<void> {
	const written = await unsettledPath(dirname(path));
	try {
		await writeFile(written, bytes, { flag: 'wx' });
		await syncFile(written);
		await settleFile(written, path);
	} catch (error) {
		await rm(written, { force: true });
		throw error;
	}
	await syncFolder(dirname(path));
}

/** Makes names given in a folder durable; systems that can't sync a folder need no telling. */
export async function syncFolder(folder: string): Promise<void> {
	try {
		await syncFile(folder);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code !== 'EISDIR' && code !== 'EPERM' && code !== 'EACCES' && code !== 'EINVAL')
			throw error;
	}
}

/** Files up to this size are read at once: hundreds of small parts are then checked in milliseconds. */
const readAtOnce = 4 * 1024 * 1024;

/** SHA-256 of a file in hexadecimal. */
export async function digestFile(path: string): Promise<string> {
	if (statSync(path).size <= readAtOnce) return digest(readFileSync(path));
	const sum = createHash('sha256');
	for await (const chunk of createReadStream(path)) sum.update(chunk as Buffer);
	return sum.digest('hex');
}

/** SHA-256 of a text or bytes in hexadecimal. */
export function digest(content: string | Uint8Array): string {
	return hash('sha256', content);
}

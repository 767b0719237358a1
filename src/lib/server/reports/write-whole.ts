import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/** Writes a file whole or not at all: beside, on the disk, then renamed. */
export async function writeWhole(path: string, content: Uint8Array): Promise<void> {
	const beside = `${path}.${randomUUID()}.part`;
	try {
		const file = await open(beside, 'w');
		try {
			await file.writeFile(content);
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(beside, path);
	} catch (error) {
		await rm(beside, { force: true });
		throw error;
	}
}

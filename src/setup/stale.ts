import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A hash of every file under `paths`, tests aside. */
export function hashSources(paths: readonly string[]): string {
	const hash = createHash('sha256');
	for (const path of paths.flatMap(filesUnder).sort()) {
		hash.update(path).update('\0').update(readFileSync(path));
	}
	return hash.digest('hex');
}

function filesUnder(path: string): string[] {
	if (!existsSync(path)) return [];
	if (statSync(path).isFile()) return [path];
	return readdirSync(path, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((file) => !file.includes('paraglide/'));
}

/** Runs `make` unless the stamp says that it ran on these same sources. */
export async function unlessFresh(
	stampFile: string,
	sources: readonly string[],
	make: () => Promise<void>
): Promise<boolean> {
	const hash = hashSources(sources);
	if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return false;
	await make();
	mkdirSync(dirname(stampFile), { recursive: true });
	writeFileSync(stampFile, hash);
	return true;
}

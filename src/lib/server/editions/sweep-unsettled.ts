import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workspace } from './workspace.ts';

/** Where a backup and a restore lay out their files, under `var/`. */
export const stagingPrefixes = { backup: '.backup-', restore: '.restore-' } as const;

/** Drops what processes that were killed left half-written; only for who holds the build lock. */
export async function sweepUnsettled({ var: folder, paths }: Workspace): Promise<void> {
	const staging = Object.values(stagingPrefixes);
	await sweep(folder, (name) => staging.some((prefix) => name.startsWith(prefix)));
	for (const settled of [paths.parts, paths.exports, paths.editions])
		await sweep(settled, (name) => name.startsWith('.') || name.endsWith('.tmp'));
}

async function sweep(folder: string, left: (name: string) => boolean): Promise<void> {
	const names = await readdir(folder).catch(() => []);
	await Promise.all(
		names.filter(left).map((name) => rm(join(folder, name), { recursive: true, force: true }))
	);
}

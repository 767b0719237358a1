import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { digestFile } from './settle-file.ts';
import type { Workspace } from './workspace.ts';

/** A file that lies in `data/exports/<dataset>/`. */
export type DiscoveredExport = {
	/** From the programme's folder, with `/`. */
	readonly path: string;
	readonly dataset: string;
	readonly name: string;
	readonly sha256: string;
};

/** A file that changed less than this before it was hashed may change again under the same stamp. */
const settledAfterMilliseconds = 2_000;

/**
 * The exports dropped into the programme's folder, in path order. A file is hashed again only
 * when its size, its inode, or the time of its last change says that it may differ; the time
 * when its inode changed, which no program can set back, is among these.
 */
export async function discoverExports(
	workspace: Workspace,
	signal?: AbortSignal
): Promise<DiscoveredExport[]> {
	const root = join(workspace.folder, 'data', 'exports');
	const seen = new Map(
		workspace.records
			.all<{ path: string; stamp: string; sha256: string }>(
				'select path, stamp, sha256 from seen_files'
			)
			.map((file) => [file.path, file])
	);
	const found: DiscoveredExport[] = [];
	const learned: { path: string; stamp: string; sha256: string }[] = [];
	for (const path of await listExports(root)) {
		signal?.throwIfAborted();
		const [dataset = '', ...rest] = path.split('/');
		const absolute = join(root, path);
		const before = await stampOf(absolute);
		const known = seen.get(path);
		let sha256 = known?.stamp === before.stamp ? known.sha256 : null;
		if (sha256 === null) {
			sha256 = await digestFile(absolute);
			if (before.changed < Date.now() - settledAfterMilliseconds)
				learned.push({ path, stamp: before.stamp, sha256 });
		}
		found.push({ path: `data/exports/${path}`, dataset, name: rest.at(-1) ?? '', sha256 });
	}
	if (learned.length > 0)
		workspace.records.transaction(() => {
			for (const file of learned)
				workspace.records.run(
					'insert or replace into seen_files (path, stamp, sha256) values (?, ?, ?)',
					file.path,
					file.stamp,
					file.sha256
				);
		});
	return found;
}

/** Files in a dataset's folder or below, by path in code-unit order; hidden ones and notes are no exports. */
async function listExports(root: string): Promise<string[]> {
	const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(
		(error: NodeJS.ErrnoException) => {
			if (error.code === 'ENOENT') return [];
			throw error;
		}
	);
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(root.length + 1)
				.replaceAll('\\', '/')
		)
		.filter((path) => path.includes('/') && !/(^|\/)[.~]/.test(path) && !/\.md$/i.test(path))
		.sort();
}

async function stampOf(path: string): Promise<{ stamp: string; changed: number }> {
	const { size, ino, mtimeNs, ctimeNs } = await lstat(path, { bigint: true });
	return {
		stamp: [size, ino, mtimeNs, ctimeNs].join(':'),
		changed: Number((ctimeNs > mtimeNs ? ctimeNs : mtimeNs) / 1_000_000n)
	};
}

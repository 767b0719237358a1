import { existsSync } from 'node:fs';
import {
	chmod,
	copyFile,
	link,
	mkdir,
	mkdtemp,
	open,
	rename,
	rm,
	stat,
	writeFile
} from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { create } from 'tar';
import { JalonError } from '../programme/problem.ts';
import { withBuildLock } from './build-lock.ts';
import { draftedBytes, everyDelivery, exportPath } from './deliveries.ts';
import { manifestPath, readManifest } from './manifest-file.ts';
import { verifyParts } from './open-edition.ts';
import { publishedKey } from './pseudonym-key.ts';
import { currentEditionId, listEditions } from './publication.ts';
import { digestFile, syncFolder } from './settle-file.ts';
import { stagingPrefixes, sweepUnsettled } from './sweep-unsettled.ts';
import { partPath } from './work-done.ts';
import type { Workspace } from './workspace.ts';

/** What an archive says of itself, as its first file: `backup.json`. */
export type BackupContents = {
	readonly version: 1;
	readonly madeAt: string;
	readonly madeBy: string;
	readonly current: string | null;
	/** Fingerprint of the pseudonym key, which is not in the archive; null when there is none. */
	readonly key?: string | null;
	/** Path under `var/` → what its bytes must be. */
	readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
};

export const contentsName = 'backup.json';

/**
 * Writes all of `var/` that matters into one gzipped tar: records, editions, their parts, bytes
 * as received. The pseudonym key is not in it: whoever finds the archive must not find what makes
 * its pseudonyms. It holds personal data: only its owner may read it.
 * Servers go on serving. Throws `busy` during a build, `file-exists` when `file` is there.
 */
export async function backup(workspace: Workspace, file: string): Promise<BackupContents> {
	if (existsSync(file))
		throw new JalonError('file-exists', {
			fr: `${file} existe déjà : choisir un autre nom. Rien n’a été écrit.`,
			en: `${file} already exists: choose another name. Nothing was written.`
		});
	return withBuildLock(workspace, async () => {
		await sweepUnsettled(workspace);
		const beside = `${file}.tmp`;
		const staging = await mkdtemp(join(workspace.var, stagingPrefixes.backup));
		try {
			const contents = await stage(workspace, staging);
			await writePrivate(beside);
			await create({ file: beside, cwd: staging, gzip: { level: 6 }, portable: true }, [
				contentsName,
				...Object.keys(contents.files)
			]);
			await settlePrivate(beside, file);
			workspace.records.run(
				'insert into backups (file, made_at, made_by, bytes) values (?, ?, ?, ?)',
				file,
				contents.madeAt,
				contents.madeBy,
				(await stat(file)).size
			);
			return contents;
		} finally {
			await rm(staging, { recursive: true, force: true });
			await rm(beside, { force: true });
		}
	});
}

/** Lays out under `staging` what the archive holds: a copy of the records, links to what never changes. */
async function stage(workspace: Workspace, staging: string): Promise<BackupContents> {
	const files: Record<string, { bytes: number; sha256: string }> = {};
	const note = async (path: string) => {
		const staged = join(staging, path);
		files[path] = { bytes: (await stat(staged)).size, sha256: await digestFile(staged) };
	};
	workspace.records.copyInto(join(staging, 'jalon.sqlite'));
	await note('jalon.sqlite');
	for (const source of await filesToKeep(workspace)) {
		const path = relative(workspace.var, source).replaceAll('\\', '/');
		await mkdir(dirname(join(staging, path)), { recursive: true });
		// A disk without hard links, or another disk, gets a copy.
		await link(source, join(staging, path)).catch(() => copyFile(source, join(staging, path)));
		await note(path);
	}
	const contents: BackupContents = {
		version: 1,
		madeAt: workspace.clock().toISOString(),
		madeBy: workspace.user,
		current: currentEditionId(workspace),
		key: await publishedKey(workspace),
		files
	};
	await writeFile(join(staging, contentsName), JSON.stringify(contents, null, '\t'));
	return contents;
}

/** Every file that records or a manifest names; a damaged edition is told, not backed up. */
async function filesToKeep(workspace: Workspace): Promise<string[]> {
	const files = new Set<string>();
	for (const { id } of listEditions(workspace)) {
		const manifest = await readManifest(workspace, id);
		await verifyParts(workspace, manifest);
		files.add(manifestPath(workspace, id));
		for (const hash of Object.keys(manifest.parts)) files.add(partPath(workspace, hash));
	}
	const received = everyDelivery(workspace).map(({ sha256 }) => sha256);
	for (const sha256 of [...received, ...draftedBytes(workspace)]) {
		const path = exportPath(workspace, sha256);
		if (existsSync(path)) files.add(path);
	}
	return [...files].toSorted();
}

async function writePrivate(path: string): Promise<void> {
	await (await open(path, 'w', 0o600)).close();
	await chmod(path, 0o600);
}

async function settlePrivate(beside: string, path: string): Promise<void> {
	const handle = await open(beside, 'r+');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
	await rename(beside, path);
	await syncFolder(dirname(path));
}

import { statSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reading } from '../ingest/delivery.ts';
import { keyFingerprint } from '../ingest/pseudonym.ts';
import type { ReadJob } from '../ingest/read-job.ts';
import { partHashes } from '../ingest/reading-key.ts';
import type { Reader, Watch } from '../ingest/start-reader.ts';
import type { Contract } from '../programme/contract.ts';
import type { Programme } from '../programme/programme.ts';
import { loadTerritories } from '../programme/territories.ts';
import { erasuresOf } from './erasures-kept.ts';
import { mendsOf } from './mends-kept.ts';
import { digestFile } from './settle-file.ts';
import { partHolds, partPath, recall, remember, type Part } from './work-done.ts';
import type { Workspace } from './workspace.ts';

/** A reading, and what the bytes of its parts must be. */
export type ReadFile = {
	readonly reading: Reading;
	readonly parts: Readonly<Record<string, Pick<Part, 'bytes' | 'sha256'>>>;
};

/** What, besides a file and its contract, decides how it is read. */
export type ReadSettings = {
	readonly workspace: Workspace;
	readonly programme: Programme;
	readonly key: string;
	/** Parts are written there and moved once whole, for who does not hold the build lock. */
	readonly staging?: string;
	readonly watch?: Watch;
};

export type FileToRead = {
	readonly path: string;
	readonly name: string;
	readonly sha256: string;
};

/** Hashes that name the parts of a reading; the first also names the reading itself. */
export function readingHashes(
	file: Pick<FileToRead, 'name' | 'sha256'>,
	contract: Contract,
	{ programme, key }: ReadSettings
): { readonly accepted: string; readonly rejects: string } {
	return partHashes({
		sha256: file.sha256,
		name: file.name,
		contract,
		timeZone: programme.settings.timeZone,
		territory: programme.settings.territory,
		keyFingerprint: keyFingerprint(key),
		vintage: loadTerritories().vintage,
		mends: mendsOf(programme, contract.dataset)
	});
}

/** The reading remembered under a hash, when its parts still stand. */
export async function recallReading(workspace: Workspace, hash: string): Promise<ReadFile | null> {
	const known = recall<ReadFile>(workspace, hash);
	if (!known) return null;
	for (const [part, made] of Object.entries(known.parts))
		if (!(await partHolds(workspace, part, made))) return null;
	return known;
}

/** What the reader's child is told of a file; its parts go to `folder`. */
export function readJobOf(
	file: FileToRead,
	contract: Contract,
	settings: ReadSettings,
	folder: string
): ReadJob {
	return {
		...file,
		contract,
		timeZone: settings.programme.settings.timeZone,
		territory: settings.programme.settings.territory,
		key: settings.key,
		mends: mendsOf(settings.programme, contract.dataset),
		erasures: erasuresOf(settings.workspace, settings.programme, contract),
		parts: folder,
		hashes: readingHashes(file, contract, settings)
	};
}

/** Reads one file in the reader's child process, with its parts in `folder`. */
export async function readFile(
	file: FileToRead,
	contract: Contract,
	settings: ReadSettings,
	reader: Reader,
	folder: string
): Promise<ReadFile> {
	const job = readJobOf(file, contract, settings, folder);
	const reading = await reader.read(job, settings.watch);
	const parts: Record<string, Pick<Part, 'bytes' | 'sha256'>> = {};
	for (const hash of [reading.part, reading.rejects])
		if (hash !== null) {
			const path = join(folder, `${hash}.parquet`);
			parts[hash] = { bytes: statSync(path).size, sha256: await digestFile(path) };
		}
	return { reading, parts };
}

/**
 * Reads one file into the workspace's parts and remembers the reading. One that was cut short, by
 * a lack of time or memory, is tried twice and not remembered.
 */
export async function readAndRemember(
	file: FileToRead,
	contract: Contract,
	settings: ReadSettings,
	reader: Reader
): Promise<ReadFile & { readonly cutShort: boolean }> {
	const { workspace } = settings;
	const { wasCutShort } = await import('../ingest/start-reader.ts');
	const folder = settings.staging ?? workspace.paths.parts;
	const read = () => readFile(file, contract, settings, reader, folder);
	let result = await read();
	if (wasCutShort(result.reading)) result = await read();
	if (wasCutShort(result.reading)) return { ...result, cutShort: true };
	if (folder !== workspace.paths.parts)
		for (const hash of Object.keys(result.parts))
			await rename(join(folder, `${hash}.parquet`), partPath(workspace, hash));
	remember(workspace, readingHashes(file, contract, settings).accepted, 'reading', result);
	return { ...result, cutShort: false };
}

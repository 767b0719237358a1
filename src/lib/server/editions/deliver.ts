import { mkdir } from 'node:fs/promises';
import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Reading } from '../ingest/delivery.ts';
import { startReader, type Reader } from '../ingest/start-reader.ts';
import type { Contract } from '../programme/contract.ts';
import { JalonError } from '../programme/problem.ts';
import { readProgramme } from '../programme/read-programme.ts';
import { buildLocked } from './build-edition.ts';
import { withBuildLock } from './build-lock.ts';
import type { BuildOptions, BuildResult } from './build-result.ts';
import { deliveryOf, isDelivered, takeBack, takeIn } from './deliveries.ts';
import { findContract, namedContract, tryReading } from './find-dataset.ts';
import { mendsInForce, withMends } from './mends-kept.ts';
import { contractUnder, latestOverride } from './overrides.ts';
import { pseudonymKey } from './pseudonym-key.ts';
import {
	readAndRemember,
	readingHashes,
	recallReading,
	type FileToRead,
	type ReadFile,
	type ReadSettings
} from './read-file.ts';
import { digestFile } from './settle-file.ts';
import type { Workspace } from './workspace.ts';

export type DeliverOptions = BuildOptions & {
	/** Null finds it by the file's columns. */
	readonly dataset?: string | null;
	/** Reads and tells, and keeps nothing. */
	readonly dryRun?: boolean;
};

/** One file as it was taken in, or would be. */
export type DeliveredFile = {
	readonly dataset: string;
	readonly reading: Reading;
	/** The same bytes had been delivered before: nothing changes. */
	readonly known: boolean;
	/** It had been withdrawn since, and counts again. */
	readonly restored: boolean;
};

export type DeliverResult = {
	readonly files: readonly DeliveredFile[];
	/** Null for a trial, and when no file was taken in. */
	readonly build: BuildResult | null;
};

/**
 * Takes in files from anywhere, then builds. A file that is refused as a whole is told and not
 * kept; the others are taken in. Throws `no-file`, `unknown-dataset`, `busy`.
 */
export async function deliver(
	workspace: Workspace,
	paths: readonly string[],
	options: DeliverOptions = {}
): Promise<DeliverResult> {
	for (const path of paths) demandFile(path);
	if (options.dryRun) return { files: await readAll(workspace, paths, options), build: null };
	return withBuildLock(workspace, async () => {
		const files = await readAll(workspace, paths, options);
		const taken = files.some(({ reading }) => reading.refused === null);
		return { files, build: taken ? await buildLocked(workspace, options) : null };
	});
}

async function readAll(
	workspace: Workspace,
	paths: readonly string[],
	{ dataset = null, dryRun = false, signal }: DeliverOptions
): Promise<DeliveredFile[]> {
	const programme = withMends(await readProgramme(workspace.folder), mendsInForce(workspace));
	const key = await pseudonymKey(workspace, programme.settings.fictitious, !dryRun);
	const settings = { workspace, programme, key };
	const reader = startReader();
	try {
		// What a person said of a dataset's columns tells its next files too.
		const contracts = programme.contracts.map((contract) => contractToday(workspace, contract));
		// All are matched before the first is kept.
		const matched: { file: FileToRead; contract: Contract }[] = [];
		for (const path of paths) {
			signal?.throwIfAborted();
			const file = { path, name: basename(path).normalize('NFC'), sha256: await digestFile(path) };
			const found = dataset ?? (await findContract(file, contracts, reader)).dataset;
			matched.push({ file, contract: namedContract(programme, found) });
		}
		const files: DeliveredFile[] = [];
		for (const { file, contract } of matched) {
			signal?.throwIfAborted();
			const known = existsSync(workspace.paths.records) && isDelivered(workspace, file, contract);
			const understood = contractToday(workspace, contract);
			const { reading } = dryRun
				? await tryReading(file, understood, settings, reader)
				: await readToKeep(file, understood, settings, reader);
			let restored = false;
			if (!dryRun && reading.refused === null) {
				const before = known ? deliveryOf(workspace, file, contract) : null;
				restored = before !== null && takeBack(workspace, before.number);
				await takeIn(workspace, [{ ...file, contract }]);
			}
			files.push({ dataset: contract.dataset, reading, known, restored });
		}
		return files;
	} finally {
		await reader.close();
	}
}

/** A contract as what people said of the dataset's files makes it; a trial makes no records to ask. */
function contractToday(workspace: Workspace, contract: Contract): Contract {
	if (!existsSync(workspace.paths.records)) return contract;
	return contractUnder(workspace, contract, latestOverride(workspace, contract.dataset));
}

async function readToKeep(
	file: FileToRead,
	contract: Contract,
	settings: ReadSettings,
	reader: Reader
): Promise<ReadFile> {
	const { workspace } = settings;
	const known = await recallReading(workspace, readingHashes(file, contract, settings).accepted);
	if (known) return known;
	await mkdir(workspace.paths.parts, { recursive: true });
	return readAndRemember(file, contract, settings, reader);
}

export function demandFile(path: string): void {
	const found = statSync(path, { throwIfNoEntry: false });
	if (found?.isFile()) return;
	throw found
		? new JalonError('no-file', {
				fr: `${path} n’est pas un fichier.`,
				en: `${path} is not a file.`
			})
		: new JalonError('no-file', { fr: `${path} n’existe pas.`, en: `${path} does not exist.` });
}

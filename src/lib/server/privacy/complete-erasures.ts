import { rm } from 'node:fs/promises';
import { withBuildLock } from '../editions/build-lock.ts';
import { draftedBytes, exportPath } from '../editions/deliveries.ts';
import { allEntries, groupEntries, keysOf } from '../editions/erasures-kept.ts';
import { listMends } from '../editions/mends-kept.ts';
import { pseudonymKey } from '../editions/pseudonym-key.ts';
import { listEditions } from '../editions/publication.ts';
import { sweepUnsettled } from '../editions/sweep-unsettled.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { Correction } from '../ingest/correction.ts';
import { digestOfText, spellingsOf, type Erasures } from '../ingest/erasures.ts';
import { listBackups } from './backups.ts';
import { closeErasures, erasuresUnderWay, type ErasureOutcome } from './erasure.ts';
import { publishedProgramme } from './published-programme.ts';
import { rewriteEditions } from './rewrite-editions.ts';
import { searchFiles, type FilesSearched } from './search-files.ts';

/**
 * Takes the people of erasures under way out of everything: editions, parts, refused rows,
 * corrections, addresses of sendings, then the files as received. Each step may be done twice; what
 * a killed run has left is gone on with. Null when there is nothing to do. Throws `busy`.
 */
export async function completeErasures(
	workspace: Workspace,
	watch: WatchedErasure = {}
): Promise<ErasureOutcome | null> {
	if (erasuresUnderWay(workspace).length === 0) return null;
	return withBuildLock(workspace, () => completeLocked(workspace, watch));
}

/** How far a completion is: files that were searched and editions that were looked at, of all of them. */
export type WatchedErasure = {
	readonly onProgress?: (done: number, total: number) => void;
	/** Stops it before the next file or edition: what is written down is gone on with later. */
	readonly signal?: AbortSignal;
};

/** The same, for a caller that holds the lock. Rejects with the signal's reason. */
export async function completeLocked(
	workspace: Workspace,
	{ onProgress = () => {}, signal }: WatchedErasure = {}
): Promise<ErasureOutcome | null> {
	const underWay = erasuresUnderWay(workspace);
	if (underWay.length === 0) return null;
	await sweepUnsettled(workspace);
	const { programme } = await publishedProgramme(workspace);
	const { fictitious } = programme.settings;
	const keys = keysOf(workspace, fictitious);
	const entries = allEntries(workspace);
	const all = groupEntries(entries, keys);
	// People inactive for long are in nearly every file: their retention takes these away.
	const asked = groupEntries(
		entries.filter(({ until }) => until === null),
		keys
	);
	const past = listEditions(workspace).length;
	let filesInAll = 0;
	const step = (done: number) => {
		signal?.throwIfAborted();
		onProgress(done, filesInAll + past);
	};
	const files = underWay.some(({ kind }) => kind === 'asked')
		? await searchFiles(
				workspace,
				programme,
				await pseudonymKey(workspace, fictitious),
				{ erasures: asked, names: [] },
				(done, total) => {
					filesInAll = total;
					step(done);
				}
			)
		: { searched: 0, found: [], unread: [] };
	const hashes = new Set(files.found.flatMap(({ search }) => search.rows.map(({ hash }) => hash)));
	const isGone = (_: string, mend: Correction) => isAbout(mend, hashes, asked);
	const editions = await rewriteEditions(workspace, programme, {
		erasures: all,
		lines: linesThatLeave(files),
		isGone,
		onEdition: (at) => step(filesInAll + at)
	});
	const outcome: ErasureOutcome = {
		mends: dropMends(workspace, isGone),
		recipients: dropRecipients(workspace, asked),
		files: await dropFiles(workspace, files),
		folder: files.found.flatMap(({ inFolder }) => inFolder ?? []),
		unread: files.unread.map(({ name }) => name),
		rows: editions.rows,
		editions: editions.remade,
		dropped: editions.dropped,
		backups: listBackups(workspace).map(({ file }) => file)
	};
	closeErasures(
		workspace,
		underWay.map(({ number }) => number),
		outcome
	);
	// What was deleted is in the log of changes until it is taken over into the file.
	workspace.records.all('pragma wal_checkpoint(truncate)');
	const { rows, files: deleted, mends } = outcome;
	workspace.log('people erased', {
		erasures: underWay.length,
		editions: editions.remade,
		rows,
		files: deleted,
		mends
	});
	return outcome;
}

function linesThatLeave({ found }: FilesSearched): ReadonlyMap<string, ReadonlySet<number>> {
	const lines = new Map<string, Set<number>>();
	for (const { sha256, search } of found)
		for (const { line, leaves } of search.rows)
			if (leaves) lines.set(sha256, (lines.get(sha256) ?? new Set()).add(line));
	return lines;
}

/** Whether a correction is of an erased person's row, or holds what identifies them. */
function isAbout(
	{ row, found, mended }: Correction,
	hashes: ReadonlySet<string>,
	erasures: readonly Erasures[]
): boolean {
	if (row !== null && hashes.has(row)) return true;
	return [found, mended].some((text) => isErased(text, erasures));
}

function isErased(text: string, erasures: readonly Erasures[]): boolean {
	return erasures.some(({ key, values }) =>
		spellingsOf(text).some((one) => {
			const digest = digestOfText(key, one);
			return values.some((value) => value.digest === digest);
		})
	);
}

function dropMends(
	workspace: Workspace,
	isGone: (dataset: string, mend: Correction) => boolean
): number {
	const gone = listMends(workspace, { undone: true }).filter((mend) => isGone(mend.dataset, mend));
	for (const { number } of gone)
		workspace.records.run('delete from mends where number = ?', number);
	return gone.length;
}

/** Addresses of regular sendings; one that nobody is left to receive is paused. */
function dropRecipients({ records }: Workspace, erasures: readonly Erasures[]): number {
	let dropped = 0;
	for (const { number, recipients } of records.all<{ number: number; recipients: string }>(
		'select number, recipients from schedules'
	)) {
		const addresses = JSON.parse(recipients) as string[];
		const left = addresses.filter((address) => !isErased(address, erasures));
		if (left.length === addresses.length) continue;
		dropped += addresses.length - left.length;
		records.run(
			`update schedules set recipients = ?,
				state = case when ? = 0 and state = 'active' then 'paused' else state end where number = ?`,
			JSON.stringify(left),
			left.length,
			number
		);
	}
	return dropped;
}

/** Bytes as received go last: until then, a run that is killed finds in them what it had found. */
async function dropFiles(workspace: Workspace, { found }: FilesSearched): Promise<number> {
	const drafted = draftedBytes(workspace);
	const gone = new Set(
		found
			.filter(({ kept, waiting, sha256 }) => kept && !waiting && !drafted.has(sha256))
			.map(({ sha256 }) => sha256)
	);
	for (const sha256 of gone) {
		await rm(exportPath(workspace, sha256), { force: true });
		workspace.records.run(
			'update deliveries set purged_at = ? where sha256 = ? and purged_at is null',
			workspace.clock().toISOString(),
			sha256
		);
	}
	return gone.size;
}

import { existsSync, rmSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseProgramme } from '../programme/parse-programme.ts';
import { withBuildLock } from './build-lock.ts';
import { draftedBytes, everyDelivery, exportPath } from './deliveries.ts';
import { manifestPath, readManifest } from './manifest-file.ts';
import { currentEditionId, listEditions } from './publication.ts';
import { sweepIncoming } from './sweep-incoming.ts';
import { sweepUnsettled } from './sweep-unsettled.ts';
import type { Workspace } from './workspace.ts';

export type PruneOptions = {
	/** How many of the editions published last are kept, the current one among them; at least 2, since a server may still serve the one before. */
	readonly keep?: number;
	/** Editions to keep whatever their age, such as those that a meeting froze; asked for when they are dropped. */
	readonly keepEditions?: () => readonly string[];
};

export type PruneResult = {
	readonly editions: { readonly kept: number; readonly dropped: readonly string[] };
	readonly parts: { readonly kept: number; readonly dropped: number; readonly bytes: number };
	/** Bytes as received that have outlived their retention. */
	readonly exports: {
		readonly kept: number;
		readonly purged: readonly { readonly dataset: string; readonly sha256: string }[];
		readonly bytes: number;
	};
};

const keptByDefault = 10;

/**
 * Drops editions past the last few, the parts that no kept edition names, and bytes as received
 * past the programme's `retentionDays`, each with a line in the log. Deliveries stay written down.
 */
export async function prune(
	workspace: Workspace,
	options: PruneOptions = {}
): Promise<PruneResult> {
	return withBuildLock(workspace, async () => {
		await sweepUnsettled(workspace);
		sweepIncoming(workspace);
		const exports = await purgeExports(workspace);
		const editions = await dropEditions(workspace, options);
		return { editions, parts: await dropParts(workspace), exports };
	});
}

/** Deliveries whose bytes have outlived the retention of the programme as last published; none before that. */
async function expired(workspace: Workspace) {
	const current = currentEditionId(workspace);
	if (current === null) return null;
	const { sources, readings } = await readManifest(workspace, current);
	const { retentionDays } = parseProgramme(sources, workspace.folder, null).settings;
	const limit = new Date(workspace.clock().getTime() - retentionDays * 86_400_000).toISOString();
	const deliveries = everyDelivery(workspace);
	// The same bytes may have been delivered twice: the last time counts.
	const lastDelivered = new Map<string, string>();
	for (const { sha256, deliveredAt } of deliveries)
		if (deliveredAt > (lastDelivered.get(sha256) ?? '')) lastDelivered.set(sha256, deliveredAt);
	// A file that brought somebody back who was erased has served once it is read.
	const unwanted = new Set(
		readings.flatMap(({ sha256, rows }) => ((rows.erased ?? 0) > 0 ? [sha256] : []))
	);
	const drafted = draftedBytes(workspace);
	return {
		retentionDays,
		limit,
		known: new Set(lastDelivered.keys()),
		deliveries: deliveries.filter(
			({ sha256, purgedAt }) =>
				purgedAt === null &&
				!drafted.has(sha256) &&
				(lastDelivered.get(sha256)! < limit || unwanted.has(sha256))
		)
	};
}

/** How many deliveries a purge would take the bytes of. */
export async function expiredExports(workspace: Workspace): Promise<number> {
	return (await expired(workspace))?.deliveries.length ?? 0;
}

/** Takes away bytes as received past their retention, each with a line in the log. */
export async function purgeExports(workspace: Workspace): Promise<PruneResult['exports']> {
	const past = await expired(workspace);
	if (past === null) return { kept: everyDelivery(workspace).length, purged: [], bytes: 0 };
	const { limit, known, retentionDays } = past;
	const now = workspace.clock();
	const purged: { dataset: string; sha256: string }[] = [];
	let bytes = 0;
	dropForgottenDrafts(workspace, limit);
	await dropUnnamed(workspace, new Set([...draftedBytes(workspace), ...known]));
	for (const { number, dataset, sha256, deliveredAt } of past.deliveries) {
		const path = exportPath(workspace, sha256);
		if (existsSync(path)) {
			bytes += (await stat(path)).size;
			await rm(path, { force: true });
		}
		workspace.records.run(
			'update deliveries set purged_at = ? where number = ?',
			now.toISOString(),
			number
		);
		purged.push({ dataset, sha256 });
		workspace.log('export purged', { dataset, sha256, deliveredAt, retentionDays });
	}
	return {
		kept: everyDelivery(workspace).filter(({ purgedAt }) => purgedAt === null).length,
		purged,
		bytes
	};
}

/** Files that nobody published within the retention go as deliveries do. */
function dropForgottenDrafts(workspace: Workspace, limit: string): void {
	const waiting = "added_at < ? and state not in ('dropped', 'published')";
	const forgotten = workspace.records.all<{ round: number; sha256: string; addedAt: string }>(
		`select round, sha256, added_at as addedAt from drafts where ${waiting}`,
		limit
	);
	workspace.records.run(`update drafts set state = 'dropped' where ${waiting}`, limit);
	for (const draft of forgotten) workspace.log('draft dropped', draft);
}

/** Bytes that a process killed half-way kept for nobody. */
async function dropUnnamed(workspace: Workspace, named: ReadonlySet<string>): Promise<void> {
	const names = await readdir(workspace.paths.exports).catch(() => []);
	const unnamed = names.filter((name) => !named.has(name));
	// Bytes and their draft are there together once the transaction that writes both is over.
	workspace.records.transaction(() => {
		const drafted = draftedBytes(workspace);
		for (const name of unnamed)
			if (!drafted.has(name)) rmSync(exportPath(workspace, name), { force: true });
	});
}

async function dropEditions(
	workspace: Workspace,
	{ keep = keptByDefault, keepEditions = () => [] }: PruneOptions
): Promise<PruneResult['editions']> {
	const { editions, dropped } = workspace.records.transaction(() => {
		const editions = listEditions(workspace);
		const kept = new Set(keepEditions());
		const dropped = editions
			.filter(({ current }) => !current)
			.slice(Math.max(2, keep) - 1)
			.map(({ id }) => id)
			.filter((id) => !kept.has(id));
		for (const id of dropped) workspace.records.run('delete from editions where id = ?', id);
		return { editions, dropped };
	});
	for (const id of dropped) {
		await rm(manifestPath(workspace, id), { force: true });
		workspace.log('edition dropped', { edition: id });
	}
	return { kept: editions.length - dropped.length, dropped };
}

/** Parts and remembered work behind no kept edition; the manifests have the last word on parts. */
export async function dropParts(workspace: Workspace): Promise<PruneResult['parts']> {
	const named = new Set<string>();
	for (const { id } of listEditions(workspace))
		for (const hash of Object.keys((await readManifest(workspace, id)).parts)) named.add(hash);
	workspace.records.run(
		"delete from work where kind <> 'relations' and hash not in (select hash from edition_work)"
	);
	let dropped = 0;
	let bytes = 0;
	const names = await readdir(workspace.paths.parts).catch(() => []);
	for (const name of names) {
		if (named.has(name.replace(/\.parquet$/, ''))) continue;
		const path = join(workspace.paths.parts, name);
		bytes += (await stat(path)).size;
		await rm(path, { force: true });
		dropped++;
	}
	await dropManifests(workspace);
	return { kept: names.length - dropped, dropped, bytes };
}

/** Manifests that were written by a build killed before it published. */
async function dropManifests(workspace: Workspace): Promise<void> {
	const known = new Set(listEditions(workspace).map(({ id }) => `${id}.json`));
	for (const name of await readdir(workspace.paths.editions).catch(() => []))
		if (!known.has(name)) await rm(join(workspace.paths.editions, name), { force: true });
}

import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type IsoDate } from '#lib/indicators/period.ts';
import { dayOf } from '#lib/indicators/time-zone.ts';
import { withBuildLock } from '../editions/build-lock.ts';
import { everyDelivery } from '../editions/deliveries.ts';
import { allEntries, groupEntries, keysOf } from '../editions/erasures-kept.ts';
import type { Manifest } from '../editions/edition.ts';
import { readManifest } from '../editions/manifest-file.ts';
import { listMends } from '../editions/mends-kept.ts';
import { expiredExports, purgeExports } from '../editions/prune.ts';
import { currentEditionId, listEditions } from '../editions/publication.ts';
import { sweepUnsettled } from '../editions/sweep-unsettled.ts';
import type { Workspace } from '../editions/workspace.ts';
import { pastAudit, purgeAudit } from '../people/audit.ts';
import type { Reading } from '../ingest/delivery.ts';
import { isHidden } from '../programme/contract.ts';
import type { Programme } from '../programme/programme.ts';
import { completeLocked } from './complete-erasures.ts';
import { openErasure } from './erasure.ts';
import { inactivePeople } from './inactive-people.ts';
import { publishedProgramme } from './published-programme.ts';
import { notePurge, type PurgeKind } from './purge-log.ts';
import { rewriteEditions } from './rewrite-editions.ts';

/** How much went, or would go, of each kind. */
export type PurgeCounts = Readonly<Record<PurgeKind, number>>;

export type PurgeOptions = {
	/** Counts and takes nothing away. */
	readonly dryRun?: boolean;
	/** People inactive for too long too; left to who asks where the programme's people are invented. */
	readonly people?: boolean;
};

const nothing: PurgeCounts = {
	exports: 0,
	rejects: 0,
	mends: 0,
	reports: 0,
	people: 0,
	audit: 0,
	rows: 0
};

/**
 * Takes away what has been kept as long as the programme says: files as received, what refused rows
 * said, corrections that hold a person's words, prepared reports, who inactive people were, the rows
 * behind past editions. Erasures that a killed process left half-way are completed first. Figures
 * that meetings froze stay. Each kind leaves a line of counts in the log. Throws `busy`.
 */
export async function purge(
	workspace: Workspace,
	{ dryRun = false, people }: PurgeOptions = {}
): Promise<PurgeCounts> {
	if (!existsSync(workspace.paths.records) || currentEditionId(workspace) === null) return nothing;
	return withBuildLock(workspace, async () => {
		await sweepUnsettled(workspace);
		if (!dryRun) await completeLocked(workspace);
		const published = await publishedProgramme(workspace);
		const { programme } = published;
		const { settings } = programme;
		const today = dayOf(workspace.clock().toISOString(), settings.timeZone);
		const limit = addDays(today, -settings.retentionDays);
		const before = (moment: string) => dayOf(moment, settings.timeZone) < limit;

		const old = oldReadings(workspace, before);
		const mends = hiddenMends(workspace, programme);
		const reports = oldReports(workspace, before);
		const inactive =
			(people ?? !settings.fictitious)
				? await inactivePeople(workspace, published, monthOf(today))
				: [];
		const past = listEditions(workspace).filter(
			({ current, publishedAt }) => !current && before(publishedAt)
		);
		const counts: PurgeCounts = {
			exports: await expiredExports(workspace),
			rejects: readingsWithTexts(published.manifest, old),
			mends: mends.length,
			reports: reports.length,
			people: inactive.length,
			audit: pastAudit(workspace, settings.auditDays),
			rows: await editionsWithRows(
				workspace,
				past.map(({ id }) => id)
			)
		};
		if (dryRun) return counts;

		await purgeExports(workspace);
		purgeAudit(workspace, settings.auditDays);
		for (const number of mends) workspace.records.run('delete from mends where number = ?', number);
		for (const number of reports) dropReport(workspace, number);
		if (inactive.length > 0) {
			openErasure(workspace, { kind: 'inactive', policy: 'keep-count', reason: 'keep' }, inactive);
			await completeLocked(workspace);
		}
		if (counts.rejects + counts.rows > 0)
			await rewriteEditions(workspace, programme, {
				erasures: groupEntries(allEntries(workspace), keysOf(workspace, settings.fictitious)),
				lines: new Map(),
				withoutTexts: (reading) => old.has(fileKey(reading)),
				withoutRows: ({ id }) => past.some((edition) => edition.id === id)
			});
		for (const [what, items] of Object.entries(counts) as [PurgeKind, number][])
			notePurge(workspace, what, items);
		workspace.records.all('pragma wal_checkpoint(truncate)');
		return counts;
	});
}

/** Identifiers go by months, so that no edition is made again every day for one of them. */
function monthOf(today: IsoDate): IsoDate {
	return `${today.slice(0, 7)}-01`;
}

function fileKey({ dataset, sha256, name }: Pick<Reading, 'dataset' | 'sha256' | 'name'>): string {
	return `${dataset} ${sha256} ${name}`;
}

/** Files delivered longer ago than they are kept. */
function oldReadings(
	workspace: Workspace,
	before: (moment: string) => boolean
): ReadonlySet<string> {
	return new Set(
		everyDelivery(workspace)
			.filter(({ deliveredAt }) => before(deliveredAt))
			.map(fileKey)
	);
}

/** Of these, deliveries of the published edition whose refused rows still say something. */
function readingsWithTexts({ readings }: Manifest, old: ReadonlySet<string>): number {
	return readings.filter(
		(reading) =>
			reading.rejects !== null && reading.textsPurged !== true && old.has(fileKey(reading))
	).length;
}

async function editionsWithRows(workspace: Workspace, ids: readonly string[]): Promise<number> {
	let count = 0;
	for (const id of ids) if ((await readManifest(workspace, id)).withoutRows !== true) count++;
	return count;
}

/** Corrections of columns that a contract has since made personal or sensitive. */
function hiddenMends(workspace: Workspace, { contracts }: Programme): readonly number[] {
	const hidden = new Set(
		contracts.flatMap(({ dataset, fields }) =>
			fields.filter(isHidden).map(({ name }) => `${dataset} ${name}`)
		)
	);
	return listMends(workspace, { undone: true })
		.filter(({ dataset, field }) => hidden.has(`${dataset} ${field}`))
		.map(({ number }) => number);
}

function oldReports({ records }: Workspace, before: (moment: string) => boolean): number[] {
	return records
		.all<{ number: number; endedAt: string }>(
			"select number, ended_at as endedAt from report_builds where files <> '[]' and ended_at is not null"
		)
		.filter(({ endedAt }) => before(endedAt))
		.map(({ number }) => number);
}

function dropReport({ records, paths }: Workspace, number: number): void {
	rmSync(join(paths.reports, String(number)), { recursive: true, force: true });
	records.run("update report_builds set files = '[]' where number = ?", number);
}

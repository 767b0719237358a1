import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Edition } from '../editions/edition.ts';
import { partPath } from '../editions/work-done.ts';
import type { Workspace } from '../editions/workspace.ts';
import { openDatabase, quoteName, quoteText, type Database } from '../duckdb.ts';

/** How an indicator's facts differ between an edition at a date and a later look at them. */
export type FactsChange = {
	/** Known since the first date. */
	readonly new: number;
	/** That held at the first date, or came since, and ended since. */
	readonly ended: number;
	/** What the later edition says differently of the first date. */
	readonly added: number;
	readonly removed: number;
	/** The same unit in both, told otherwise. */
	readonly changed: number;
};

export type Moment = { readonly edition: Edition; readonly asOf: IsoDate };

/** Milliseconds that one indicator's facts are counted at most. */
const longestCount = 20_000;

/**
 * Counts, by indicator, the facts that differ; one that takes too long or too much memory is left
 * out. Rows are compared by a 64-bit hash, grouped in DuckDB, which spills to the disk past 1 GB.
 */
export async function countFacts(
	workspace: Workspace,
	before: Moment,
	after: Moment,
	indicators: readonly string[]
): Promise<ReadonlyMap<string, FactsChange>> {
	const counted = new Map<string, FactsChange>();
	const both = indicators.filter(
		(id) => before.edition.manifest.facts[id] && after.edition.manifest.facts[id]
	);
	// Without whom they are about, rows of one are all told otherwise than rows of the other.
	if (before.edition.manifest.withoutRows || after.edition.manifest.withoutRows) return counted;
	if (both.length === 0) return counted;
	const { incoming } = workspace.paths;
	await mkdir(incoming, { recursive: true });
	const spillFolder = await mkdtemp(join(incoming, `.tmp-${process.pid}-`));
	const pathOf = ({ edition }: Moment, id: string) =>
		partPath(workspace, edition.manifest.facts[id]!.part);
	const paths = both.flatMap((id) => [pathOf(before, id), pathOf(after, id)]);
	const database = await openDatabase({
		allowedPaths: [...new Set(paths)],
		locked: true,
		memoryLimit: '1GB',
		spillFolder
	});
	try {
		for (const id of both) {
			const limit = AbortSignal.timeout(longestCount);
			try {
				const parts = [pathOf(before, id), pathOf(after, id)] as const;
				counted.set(id, await countOne(database, parts, before.asOf, after.asOf, limit));
			} catch (error) {
				if (!limit.aborted && !/out of memory/i.test(String(error))) throw error;
			}
		}
		return counted;
	} finally {
		database.close();
		await rm(spillFolder, { recursive: true, force: true });
	}
}

async function countOne(
	database: Database,
	[old, fresh]: readonly [string, string],
	then: IsoDate,
	now: IsoDate,
	signal: AbortSignal
): Promise<FactsChange> {
	const columns = await columnsOf(database, fresh);
	const since = await countSince(database, fresh, columns, then, now, signal);
	if (old === fresh) return { ...since, added: 0, removed: 0, changed: 0 };
	const known = await columnsOf(database, old);
	const common = columns.filter((name) => known.includes(name));
	return { ...since, ...(await countRevised(database, old, fresh, common, then, signal)) };
}

async function columnsOf(database: Database, path: string): Promise<readonly string[]> {
	const rows = await database.all<{ name: string }>(
		`select column_name as name from (describe select * from read_parquet(${quoteText(path)}))`
	);
	return rows.map(({ name }) => name);
}

/** What was seen of a fact on a day: it had begun, and was known. */
function seenOn(columns: readonly string[], day: string): string {
	const start = columns.includes('start_on') ? 'start_on' : 'on_date';
	return `(${start} <= ${day} and known_on <= ${day})`;
}

async function countSince(
	database: Database,
	path: string,
	columns: readonly string[],
	then: IsoDate,
	now: IsoDate,
	signal: AbortSignal
): Promise<Pick<FactsChange, 'new' | 'ended'>> {
	const ended = columns.includes('end_on')
		? 'count(*) filter (end_on > $1::date and end_on <= $2::date)'
		: '0';
	const [row] = await database.all<{ fresh: number; ended: number }>(
		`select count(*) filter (not ${seenOn(columns, '$1::date')}) as fresh, ${ended} as ended
		from read_parquet(${quoteText(path)}) where ${seenOn(columns, '$2::date')}`,
		[then, now],
		{ signal }
	);
	return { new: Number(row?.fresh ?? 0), ended: Number(row?.ended ?? 0) };
}

async function countRevised(
	database: Database,
	old: string,
	fresh: string,
	columns: readonly string[],
	then: IsoDate,
	signal: AbortSignal
): Promise<Pick<FactsChange, 'added' | 'removed' | 'changed'>> {
	// An end that lay ahead on that day was not yet one.
	const shown = columns.map((name) =>
		name === 'end_on' ? 'case when end_on <= $1::date then end_on end' : quoteName(name)
	);
	const side = (path: string, net: 1 | -1) =>
		`select hash(${shown.join(', ')}) as fact, case when unit_key is not null then hash(unit_key) end as unit,
			${net} as net from read_parquet(${quoteText(path)}) where ${seenOn(columns, '$1::date')}`;
	const [row] = await database.all<{ come: number; gone: number; changed: number }>(
		`with facts as (
			select any_value(unit) as unit, sum(net) as net
			from (${side(fresh, 1)} union all ${side(old, -1)})
			group by fact having sum(net) <> 0
		),
		units as (
			select least(sum(greatest(net, 0)), sum(greatest(-net, 0))) as changed
			from facts where unit is not null group by unit
		)
		select
			(select coalesce(sum(greatest(net, 0)), 0)::bigint from facts) as come,
			(select coalesce(sum(greatest(-net, 0)), 0)::bigint from facts) as gone,
			(select coalesce(sum(changed), 0)::bigint from units) as changed`,
		[then],
		{ signal }
	);
	const changed = Number(row?.changed ?? 0);
	return {
		added: Number(row?.come ?? 0) - changed,
		removed: Number(row?.gone ?? 0) - changed,
		changed
	};
}

import type { ListedReject } from '../editions/list-rejects.ts';
import type { Rule } from '../ingest/delivery.ts';
import {
	pageOf,
	scopeCondition,
	type Page,
	type PageAsked,
	type RejectScope,
	type RejectSource
} from './reject-source.ts';

export type RuleGroup = { readonly dataset: string; readonly rule: Rule; readonly rows: number };

/** Rows that the same wrong text in the same column explains. */
export type ValueGroup = {
	readonly dataset: string;
	readonly rule: Rule;
	readonly column: string | null;
	readonly field: string | null;
	/** Null where the column is personal, or the rule is on the row. */
	readonly value: string | null;
	readonly expected: string | null;
	readonly rows: number;
	readonly deliveries: number;
	/** The first of them. */
	readonly line: number;
	readonly sheet: string | null;
	/** Of the only row there is; null where there are several, and where rows can't be told apart. */
	readonly hash: string | null;
};

/** One refused row. */
export type LineReject = ListedReject & {
	readonly sha256: string;
	/** The row as received, by column; null where it is hidden. */
	readonly cells: readonly (string | null)[];
};

export async function countRejects(source: RejectSource, scope: RejectScope = {}): Promise<number> {
	const { where, values } = scopeCondition(scope);
	const [row] = await source.database.all<{ count: bigint | number }>(
		`select count(*) as count from rejects where ${where}`,
		values
	);
	return Number(row?.count ?? 0);
}

/** How many rows each rule refused, the most first. */
export async function rejectsByRule(
	source: RejectSource,
	scope: RejectScope = {}
): Promise<RuleGroup[]> {
	const { where, values } = scopeCondition(scope);
	const rows = await source.database.all<RuleGroup>(
		`select dataset, rule, count(*)::integer as rows from rejects where ${where}
		group by all order by rows desc, dataset, rule`,
		values
	);
	return rows.map((row) => ({ ...row, rows: Number(row.rows) }));
}

/** Refused rows by column and text, those that explain the most first. */
export async function rejectsByValue(
	source: RejectSource,
	scope: RejectScope = {},
	asked: PageAsked = {}
): Promise<Page<ValueGroup>> {
	const page = pageOf(asked);
	const { where, values } = scopeCondition(scope);
	// What a duplicate repeats differs by row, and so does the line it names: each of them is told.
	const rows = await source.database.all<ValueGroup & { total: number }>(
		`with grouped as (
			select dataset, rule, "column", field, value,
				case when count(distinct expected) <= 1 then any_value(expected) end as expected,
				count(*)::integer as rows, count(distinct sha256)::integer as deliveries,
				min(line)::integer as line, arg_min(sheet, line) as sheet,
				case when count(*) = 1 then any_value(hash) end as hash
			from rejects where ${where} group by dataset, rule, "column", field, value
		)
		select *, count(*) over ()::integer as total from grouped
		order by rows desc, dataset, "column" nulls first, rule, value nulls first
		limit ${page.limit} offset ${page.offset}`,
		values
	);
	const total = rows[0]?.total ?? (page.offset === 0 ? 0 : await countGroups(source, scope));
	return { items: rows.map(({ total: _, ...group }) => group), total, ...page };
}

async function countGroups(source: RejectSource, scope: RejectScope): Promise<number> {
	return (await rejectsByValue(source, scope, { offset: 0, limit: 1 })).total;
}

/** Refused rows one by one: by dataset, by delivery in order of date, by line. */
export async function rejectsByLine(
	source: RejectSource,
	scope: RejectScope = {},
	asked: PageAsked = {}
): Promise<Page<LineReject>> {
	const page = pageOf(asked);
	const { where, values } = scopeCondition(scope);
	const order = source.manifest.readings.map(({ sha256, name }) => `${sha256} ${name}`);
	const place = `list_position(string_split($${values.length + 1}::varchar, chr(31)), sha256 || ' ' || file)`;
	const rows = await source.database.all<Omit<LineReject, 'cells'>>(
		`select dataset, delivery, sha256, file, sheet, line, "column", field, rule, value, "row",
			expected, hash, key
		from rejects where ${where}
		order by ${place}, line, "column"
		limit ${page.limit} offset ${page.offset}`,
		[...values, order.join('\u001f')]
	);
	return {
		items: rows.map((row) => ({ ...row, cells: JSON.parse(row.row) as (string | null)[] })),
		total: await countRejects(source, scope),
		...page
	};
}

import { quoteName, type Database } from '../duckdb.ts';
import type { Span } from '../editions/edition.ts';
import type { Contract } from '../programme/contract.ts';
import { receivedColumns, sqlName } from '../programme/relations.ts';

/** What becomes of keys, or of whole rows when there is no key. */
export type KeyCounts = {
	readonly new: number;
	readonly changed: number;
	readonly gone: number;
	readonly same: number;
	/** Of the new ones, those dated in days that the data covered already. */
	readonly late: number;
};

/** Hashes of a few keys of each kind, as DuckDB writes the number. */
export type SampledKeys = Readonly<Record<'new' | 'changed' | 'gone', readonly string[]>>;

/** How rows are told apart, in SQL over either side. */
export type Identity = {
	/** A row's key, or the whole row when it has none: 64 bits. */
	readonly key: string;
	/** What is compared: 64 bits. */
	readonly content: string;
	/** Columns of both sides, but those of the delivery. */
	readonly columns: readonly string[];
	readonly keyed: boolean;
};

/** Rows of each kind that are shown. */
const sampled = 20;

/** How the rows of a dataset are told apart before and after, whose contracts may differ. */
export function identityOf(before: Contract, after: Contract): Identity {
	const types = new Map(receivedColumns(before).map(({ name, type }) => [name, type]));
	const both = receivedColumns(after).filter(
		({ name }) => types.has(name) && !name.startsWith('_')
	);
	const value = (name: string, type: string) =>
		types.get(name) === type ? quoteName(name) : `${quoteName(name)}::varchar`;
	const values = both.map(({ name, type }) => value(name, type));
	const content = `hash(${['1', ...values].join(', ')})`;
	const columns = both.map(({ name }) => name);
	const keyed =
		after.key.length > 0 &&
		after.key.join() === before.key.join() &&
		after.key.every((name) => columns.includes(name));
	if (!keyed) return { key: content, content, columns, keyed };
	const parts = both.filter(({ name }) => after.key.includes(name));
	const absent = parts.map(({ name }) => `${quoteName(name)} is null`).join(' or ');
	const key = `hash(${parts.map(({ name, type }) => value(name, type)).join(', ')})`;
	// A row without its whole key stands alone.
	return { key: `case when ${absent} then ${content} else ${key} end`, content, columns, keyed };
}

type Asked = {
	readonly database: Database;
	readonly contract: Contract;
	readonly identity: Identity;
	/** Days that the data covered before. */
	readonly covered: readonly Span[];
	readonly signal: AbortSignal;
};

export type Counted = { readonly keys: KeyCounts; readonly found: SampledKeys };

type CountRow = KeyCounts & {
	readonly newKeys: readonly string[] | null;
	readonly changedKeys: readonly string[] | null;
	readonly goneKeys: readonly string[] | null;
};

/**
 * Counts what becomes of the rows of `before.<dataset>` in `after.<dataset>`, in one pass over 16
 * bytes a row; DuckDB spills what it can't hold.
 */
export async function countKeys(asked: Asked): Promise<Counted> {
	const { database, contract, signal } = asked;
	const sql = asked.identity.keyed ? keyedSql(asked) : keylessSql(asked);
	const [row] = await database.all<CountRow>(sql, [], { signal });
	if (!row) throw new Error(`no counts of ${contract.dataset}`);
	const { newKeys, changedKeys, goneKeys, ...keys } = row;
	return { keys, found: { new: newKeys ?? [], changed: changedKeys ?? [], gone: goneKeys ?? [] } };
}

/** A key's sides are bits: 1 before, 2 after, 4 late; the contents of both, the same, are 0 together. */
function keyedSql({ contract, identity: { key, content }, covered }: Asked): string {
	const name = quoteName(sqlName(contract.dataset));
	const late = lateCondition(contract, covered);
	return `with sides as (
			select 1::utinyint as s, ${key} as k, ${content} as c from before.${name}
			union all
			select (case when ${late} then 6 else 2 end)::utinyint, ${key}, ${content} from after.${name}
		), told as (
			select k, s & 3 = 2 as fresh, s & 3 = 1 as lost, s & 3 = 3 and c <> 0 as moved, s = 6 as late
			from (select k, bit_or(s) as s, bit_xor(c) as c from sides group by k)
		)
		select count(*) filter (fresh) as new, count(*) filter (moved) as changed,
			count(*) filter (lost) as gone, count(*) filter (not fresh and not lost and not moved) as same,
			count(*) filter (late) as late,
			${sampleOf('fresh')} as "newKeys", ${sampleOf('moved')} as "changedKeys",
			${sampleOf('lost')} as "goneKeys"
		from told`;
}

/** Without a key, equal rows are counted, not told apart: one that changed is one gone and one new. */
function keylessSql({ contract, identity: { content }, covered }: Asked): string {
	const name = quoteName(sqlName(contract.dataset));
	const late = lateCondition(contract, covered);
	return `with sides as (
			select false as later, ${content} as k, false as late from before.${name}
			union all select true, ${content}, coalesce(${late}, false) from after.${name}
		), told as (
			select k, count(*) filter (not later) as b, count(*) filter (later) as a, bool_or(late) as late
			from sides group by k
		)
		select coalesce(sum(greatest(a - b, 0)), 0)::bigint as new, 0 as changed,
			coalesce(sum(greatest(b - a, 0)), 0)::bigint as gone,
			coalesce(sum(least(a, b)), 0)::bigint as same,
			coalesce(sum(greatest(a - b, 0)) filter (late), 0)::bigint as late,
			${sampleOf('a > b')} as "newKeys", null::varchar[] as "changedKeys",
			${sampleOf('b > a')} as "goneKeys"
		from told`;
}

function sampleOf(kind: string): string {
	return `list_transform(min(k, ${sampled}) filter (${kind}), x -> x::varchar)`;
}

function lateCondition(contract: Contract, covered: readonly Span[]): string {
	const dated = dateField(contract);
	if (dated === null || covered.length === 0) return 'false';
	const day = `${quoteName(dated)}::date`;
	return covered.map(({ from, until }) => `${day} between '${from}' and '${until}'`).join(' or ');
}

/** The field that dates a row: the one that coverage or delivery go by, else the first date demanded. */
function dateField({ covers, delivered, fields }: Contract): string | null {
	if (typeof covers.until === 'object') return covers.until.field;
	if (delivered.from === 'field') return delivered.field;
	const dates = fields.filter(({ type }) => type === 'date' || type === 'datetime');
	return (dates.find(({ constraints }) => constraints.required) ?? dates[0])?.name ?? null;
}

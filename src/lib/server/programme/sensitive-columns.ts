import { quoteText, type Database } from '../duckdb.ts';
import type { Contract } from './contract.ts';
import type { Problem } from './problem.ts';
import type { IndicatorQuery, Query } from './programme.ts';
import { sqlName } from './relations.ts';

/** What a query reads itself, by id. */
export type QueryReads = {
	readonly tables: readonly string[];
	readonly datasets: readonly string[];
};

/** Column → the contract's field that it may tell of, as `welcome-cases.reason`. */
export type Tainted = ReadonlyMap<string, string>;

/**
 * Which columns of each table and indicator may tell something that a contract flags sensitive,
 * followed by name through their SQL. A column that only shares its name counts too: it is better
 * declared once too often. `tables` come each after those it reads.
 */
export async function sensitiveColumns(
	database: () => Promise<Database>,
	contracts: readonly Contract[],
	tables: readonly Query[],
	indicators: readonly IndicatorQuery[],
	readsOf: (query: Query) => QueryReads | undefined
): Promise<ReadonlyMap<IndicatorQuery, Tainted>> {
	const found = new Map<IndicatorQuery, Tainted>();
	const byDataset = new Map(
		contracts.map(({ dataset, fields }) => [
			dataset,
			new Map(
				fields.flatMap(({ name, sensitive }) => (sensitive ? [[name, `${dataset}.${name}`]] : []))
			)
		])
	);
	if ([...byDataset.values()].every(({ size }) => size === 0)) return found;
	const byTable = new Map<string, Tainted>();
	const follow = async (query: Query): Promise<Tainted> => {
		const reads = readsOf(query);
		const start = new Map<string, string>();
		for (const given of [
			...(reads?.datasets ?? []).map((id) => byDataset.get(id)),
			...(reads?.tables ?? []).map((id) => byTable.get(sqlName(id)))
		])
			for (const [name, field] of given ?? []) start.set(name, field);
		return start.size === 0 ? start : followNames(await treeOf(await database(), query.sql), start);
	};
	for (const table of tables) byTable.set(sqlName(table.id), await follow(table));
	for (const query of indicators) found.set(query, await follow(query));
	return found;
}

/** Tells the dimensions that may show what is sensitive without saying so. */
export function undeclaredSensitive(
	{ file, indicator }: IndicatorQuery,
	tainted: Tainted,
	text: string
): readonly Problem[] {
	const declared = indicator.confidential?.sensitive ?? [];
	return Object.keys(indicator.dimensions).flatMap((dimension): Problem[] => {
		const field = tainted.get(dimension.toLowerCase());
		if (field === undefined || declared.includes(dimension)) return [];
		const at = text
			.split('\n')
			.findIndex((line) => new RegExp(`^\\s+${dimension}\\s*:`).test(line));
		return [
			{
				file,
				line: at === -1 ? 1 : at + 1,
				column: null,
				message: {
					fr: `« ${indicator.id} » se ventile par « ${dimension} », qui vient de « ${field} », une donnée sensible : l’ajouter à confidential, { sensitive: [${dimension}] }, ou retirer cette ventilation`,
					en: `“${indicator.id}” is split by “${dimension}”, which comes from “${field}”, a sensitive field: add it to confidential, { sensitive: [${dimension}] }, or take the split away`
				}
			}
		];
	});
}

type Node = Readonly<Record<string, unknown>>;

async function treeOf(database: Database, sql: string): Promise<readonly Node[]> {
	const [row] = await database.all<{ tree: string }>(
		`select json_serialize_sql(${quoteText(sql)}) as tree`
	);
	return (JSON.parse(row?.tree ?? '{}') as { statements?: Node[] }).statements ?? [];
}

function followNames(tree: unknown, start: Tainted): Tainted {
	const names = new Map(start);
	let before = -1;
	while (names.size !== before) {
		before = names.size;
		visit(tree, names);
	}
	return names;
}

/** Adds the names that what is known already is given under. */
function visit(value: unknown, names: Map<string, string>): void {
	if (Array.isArray(value)) {
		for (const item of value) visit(item, names);
		return;
	}
	if (value === null || typeof value !== 'object') return;
	const node = value as Node;
	for (const child of Object.values(node)) visit(child, names);
	const give = (name: string | undefined, field: string | null) => {
		if (name !== undefined && name !== '' && field !== null && !names.has(name.toLowerCase()))
			names.set(name.toLowerCase(), field);
	};
	for (const [at, { name, field }] of columnsOf(node, names).entries()) {
		give(name, field);
		if (node['type'] === 'SET_OPERATION_NODE')
			give(columnsOf(node['left'], names)[at]?.name, field);
	}
	// `from (select …) as t(x)`, `with t(x) as (…)`: names by place.
	const renamed = [node['column_name_alias'], node['aliases']].find(
		(list): list is string[] => Array.isArray(list) && list.length > 0
	);
	if (renamed) {
		const inner = (node['subquery'] ?? node['query']) as Node | undefined;
		for (const [at, { field }] of columnsOf(inner?.['node'], names).entries())
			give(renamed[at], field);
	}
}

type Column = { readonly name: string; readonly field: string | null };

/** The columns of a SELECT in order, each with the sensitive field that it may tell of. */
function columnsOf(value: unknown, names: Tainted): readonly Column[] {
	if (value === null || typeof value !== 'object') return [];
	const node = value as Node;
	if (node['type'] === 'SET_OPERATION_NODE') {
		const right = columnsOf(node['right'], names);
		return columnsOf(node['left'], names).map(({ name, field }, at) => ({
			name,
			field: field ?? right[at]?.field ?? null
		}));
	}
	if (node['type'] !== 'SELECT_NODE') return [];
	return (node['select_list'] as readonly Node[]).map((item) => {
		const own = item['column_names'] as readonly string[] | undefined;
		return {
			name: String(item['alias'] || (own?.at(-1) ?? '')),
			field: fieldIn(item, names)
		};
	});
}

/** The sensitive field that an expression reads, if any. */
function fieldIn(value: unknown, names: Tainted): string | null {
	if (Array.isArray(value)) {
		for (const item of value) {
			const found = fieldIn(item, names);
			if (found !== null) return found;
		}
		return null;
	}
	if (value === null || typeof value !== 'object') return null;
	const node = value as Node;
	const columns = node['class'] === 'COLUMN_REF' ? (node['column_names'] as string[]) : [];
	const known = names.get((columns.at(-1) ?? '').toLowerCase());
	return known ?? fieldIn(Object.values(node), names);
}

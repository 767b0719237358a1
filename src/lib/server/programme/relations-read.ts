import { quoteText, type Database } from '../duckdb.ts';

/** A relation that an SQL text names, schema first when it gives one. */
export type RelationName = { readonly schema: string | null; readonly name: string };

/**
 * The relations that a SELECT reads, in joins and subqueries too, without its own common table
 * expressions; in name order. Throws DuckDB's error when the text is no SELECT.
 */
export async function relationsRead(
	database: Database,
	sql: string
): Promise<readonly RelationName[]> {
	// The function takes a literal only: a bound value is refused.
	const [row] = await database.all<{ tree: string }>(
		`select json_serialize_sql(${quoteText(sql)}) as tree`
	);
	const tree = JSON.parse(row?.tree ?? '{}') as {
		error?: boolean;
		error_message?: string;
		statements?: unknown[];
	};
	if (tree.error) throw new Error(tree.error_message ?? 'not a SELECT');
	const found = new Map<string, RelationName>();
	walk(tree.statements, new Set(), found);
	return [...found.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name);
}

type Node = Readonly<Record<string, unknown>>;

function walk(value: unknown, own: ReadonlySet<string>, found: Map<string, RelationName>): void {
	if (Array.isArray(value)) {
		for (const item of value) walk(item, own, found);
		return;
	}
	if (value === null || typeof value !== 'object') return;
	const node = value as Node;
	if (node['type'] === 'BASE_TABLE') note(node, own, found);
	const inside = walkExpressions(node, own, found);
	for (const [key, child] of Object.entries(node))
		if (key !== 'cte_map') walk(child, inside, found);
}

/** Each common table expression sees those before it, and itself only when it is recursive. */
function walkExpressions(
	node: Node,
	own: ReadonlySet<string>,
	found: Map<string, RelationName>
): ReadonlySet<string> {
	const entries = (node['cte_map'] as { map?: { key: string; value: Node }[] } | undefined)?.map;
	if (!entries?.length) return own;
	const names = new Set(own);
	for (const { key, value } of entries) {
		const recursive = JSON.stringify(value).includes('"RECURSIVE_CTE_NODE"');
		if (recursive) names.add(key.toLowerCase());
		walk(value, new Set(names), found);
		names.add(key.toLowerCase());
	}
	return names;
}

function note(node: Node, own: ReadonlySet<string>, found: Map<string, RelationName>): void {
	const schema = (node['schema_name'] as string | undefined)?.toLowerCase() || null;
	const name = String(node['table_name']).toLowerCase();
	if (schema === null && own.has(name)) return;
	found.set(`${schema ?? ''}.${name}`, { schema, name });
}

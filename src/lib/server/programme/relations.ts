import { quoteName, type Database } from '../duckdb.ts';
import type { Contract, FieldType } from './contract.ts';
import type { Problem } from './problem.ts';
import type { Query } from './programme.ts';
import { relationsRead } from './relations-read.ts';

/** A column of a relation, with its DuckDB type. */
export type RelationColumn = { readonly name: string; readonly type: string };

/** Relations that Jalon gives to every query, besides `received.*` and the programme's tables. */
export const builtInRelations: Readonly<Record<string, readonly RelationColumn[]>> = {
	territories: [
		{ name: 'code', type: 'VARCHAR' },
		{ name: 'name', type: 'VARCHAR' },
		{ name: 'level', type: 'VARCHAR' },
		{ name: 'department', type: 'VARCHAR' },
		{ name: 'intercommunality', type: 'VARCHAR' },
		{ name: 'population', type: 'INTEGER' }
	],
	former_communes: [
		{ name: 'code', type: 'VARCHAR' },
		{ name: 'current', type: 'VARCHAR' }
	],
	calendar: [
		{ name: 'date', type: 'DATE' },
		{ name: 'working_day', type: 'BOOLEAN' },
		{ name: 'holiday', type: 'VARCHAR' }
	]
};

const sqlTypes: Readonly<Record<FieldType, string>> = {
	string: 'VARCHAR',
	integer: 'BIGINT',
	number: 'DOUBLE',
	boolean: 'BOOLEAN',
	date: 'DATE',
	datetime: 'TIMESTAMP'
};

/** What every received row says of its delivery. */
const deliveryColumns: readonly RelationColumn[] = [
	{ name: '_delivery', type: 'VARCHAR' },
	{ name: '_delivered_on', type: 'DATE' },
	{ name: '_line', type: 'INTEGER' }
];

/** A dataset's or table file's id as its name in SQL. */
export function sqlName(id: string): string {
	return id.replaceAll('-', '_');
}

/** Columns of `received.<dataset>` and of its history. */
export function receivedColumns(contract: Contract): readonly RelationColumn[] {
	return [
		...contract.fields
			.filter(({ personal }) => personal !== 'dropped')
			.map(({ name, type }) => ({ name, type: sqlTypes[type] })),
		...deliveryColumns
	];
}

/** The statement that makes an empty relation; `name` is quoted already. */
export function createEmptySql(name: string, columns: readonly RelationColumn[]): string {
	const list = columns.map((column) => `${quoteName(column.name)} ${column.type}`).join(', ');
	return `create table ${name} (${list})`;
}

/** The statements that make what a dataset without deliveries looks like in SQL. */
export function emptyRelationSql(contract: Contract): readonly string[] {
	const name = sqlName(contract.dataset);
	return [name, `${name}_history`].map((relation) =>
		createEmptySql(`received.${quoteName(relation)}`, receivedColumns(contract))
	);
}

/** Files of tables, by the names of the tables that each reads. */
export type TableReads = ReadonlyMap<Query, readonly string[]>;

/**
 * The tables of the programme that each one's SQL reads, by SQL name. `failed` hears of a text
 * that can't be parsed; that table then reads nothing.
 */
export async function readsOfTables(
	database: Database,
	tables: readonly Query[],
	failed: (table: Query, error: unknown) => void
): Promise<TableReads> {
	const names = new Set(tables.map(({ id }) => sqlName(id)));
	const reads = new Map<Query, readonly string[]>();
	for (const table of tables) {
		try {
			const read = await relationsRead(database, table.sql);
			reads.set(
				table,
				read
					.filter(({ schema, name }) => schema !== 'received' && names.has(name))
					.map(({ name }) => name)
			);
		} catch (error) {
			failed(table, error);
			reads.set(table, []);
		}
	}
	return reads;
}

/** Tables, each after those that it reads; and the circles of those that wait for each other. */
export function orderByReads(reads: TableReads): {
	readonly ordered: readonly Query[];
	readonly circles: readonly (readonly Query[])[];
} {
	const byName = new Map([...reads.keys()].map((table) => [sqlName(table.id), table]));
	const ordered: Query[] = [];
	const circles: Query[][] = [];
	const state = new Map<Query, 'open' | 'done'>();
	const visit = (table: Query, path: readonly Query[]): void => {
		if (state.get(table) === 'done') return;
		if (state.get(table) === 'open') {
			circles.push(path.slice(path.indexOf(table)));
			return;
		}
		state.set(table, 'open');
		for (const name of reads.get(table) ?? []) {
			const next = byName.get(name);
			if (next) visit(next, [...path, table]);
		}
		state.set(table, 'done');
		ordered.push(table);
	};
	for (const table of reads.keys()) visit(table, []);
	return { ordered, circles };
}

/** Tells a circle, at its first table. */
export function circleProblem(circle: readonly Query[]): Problem {
	const [first] = circle;
	const path = [...circle, ...circle.slice(0, 1)].map(({ id }) => id).join(' → ');
	return {
		file: first?.file ?? '',
		line: 1,
		column: null,
		message: {
			fr: `ces tables se lisent l’une l’autre : ${path}`,
			en: `these tables read each other: ${path}`
		}
	};
}

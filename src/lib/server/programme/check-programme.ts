import {
	demandOneSelect,
	openDatabase,
	quoteName,
	type Connection,
	type Database
} from '../duckdb.ts';
import { eventColumnProblems } from './event-columns.ts';
import { columnProblems } from './indicator-columns.ts';
import { programmeInvalid } from './parse-programme.ts';
import { JalonError, type Problem } from './problem.ts';
import type { Programme, Query } from './programme.ts';
import { relationsRead } from './relations-read.ts';
import {
	builtInRelations,
	circleProblem,
	createEmptySql,
	emptyRelationSql,
	orderByReads,
	readsOfTables,
	sqlName,
	type RelationColumn
} from './relations.ts';
import { sensitiveColumns, undeclaredSensitive, type QueryReads } from './sensitive-columns.ts';
import { sqlProblem } from './sql-problem.ts';

/**
 * Binds every query with DuckDB against empty relations shaped by the contracts, without reading
 * a row. Throws `programme-invalid` with every problem: SQL that doesn't bind, more or less than
 * one SELECT, tables that read each other, columns that are wrong for the indicator's kind.
 */
export async function checkProgramme(
	programme: Programme,
	options: { readonly signal?: AbortSignal } = {}
): Promise<void> {
	const database = await openDatabase({ locked: true, threads: 1 });
	try {
		const problems = await bindQueries(programme, database, options.signal);
		if (problems.length > 0) throw programmeInvalid(problems);
	} finally {
		database.close();
	}
}

async function bindQueries(
	programme: Programme,
	database: Database,
	signal: AbortSignal | undefined
): Promise<readonly Problem[]> {
	const problems: Problem[] = [];
	const broken = new Set<string>();
	await database.use(async (connection) => {
		for (const statement of emptyRelations(programme)) await connection.run(statement);
	});
	const reads = await readsOfTables(database, programme.tables, () => {});
	const { ordered, circles } = orderByReads(reads);
	for (const circle of circles) {
		problems.push(circleProblem(circle));
		for (const { id } of circle) broken.add(sqlName(id));
	}
	/** Columns of a query; null when it is wrong, the problem being told, or stands on one that is. */
	const bind = async (query: Query): Promise<readonly RelationColumn[] | null> => {
		signal?.throwIfAborted();
		if (await readsBroken(database, query, broken)) return null;
		try {
			return await database.use((connection) => columnsOfSelect(connection, query.sql));
		} catch (error) {
			problems.push(selectProblem(query, error));
			return null;
		}
	};
	for (const table of ordered) {
		const name = sqlName(table.id);
		const columns = broken.has(name) ? null : await bind(table);
		if (columns) await database.all(createEmptySql(quoteName(name), columns));
		else broken.add(name);
	}
	for (const check of programme.checks) await bind(check);
	for (const query of programme.events) {
		const columns = await bind(query);
		if (columns) problems.push(...eventColumnProblems(query, columns));
	}
	for (const query of programme.indicators) {
		if (query.indicator.kind === 'formula') continue;
		const columns = await bind(query);
		if (columns) problems.push(...columnProblems(query, columns));
	}
	problems.push(...(await sensitiveProblems(programme, ordered, database)));
	return problems;
}

/** Splits by what is sensitive that do not say so; SQL that does not parse was told already. */
async function sensitiveProblems(
	programme: Programme,
	ordered: readonly Query[],
	database: Database
): Promise<readonly Problem[]> {
	const ids = new Map(programme.contracts.map(({ dataset }) => [sqlName(dataset), dataset]));
	const reads = new Map<Query, QueryReads>();
	for (const query of [...ordered, ...programme.indicators]) {
		const names = await relationsRead(database, query.sql).catch(() => []);
		reads.set(query, {
			tables: names.filter(({ schema }) => schema !== 'received').map(({ name }) => name),
			datasets: names.flatMap(({ schema, name }) =>
				schema === 'received' ? (ids.get(name.replace(/_history$/, '')) ?? ids.get(name) ?? []) : []
			)
		});
	}
	const found = await sensitiveColumns(
		() => Promise.resolve(database),
		programme.contracts,
		ordered,
		programme.indicators,
		(query) => reads.get(query)
	);
	return [...found].flatMap(([query, tainted]) =>
		undeclaredSensitive(query, tainted, programme.sources[query.file] ?? '')
	);
}

function emptyRelations(programme: Programme): readonly string[] {
	return [
		'create schema received',
		...programme.contracts.flatMap(emptyRelationSql),
		...Object.entries(builtInRelations).map(([name, columns]) => createEmptySql(name, columns))
	];
}

/** A table that is wrong is told once, not again in all that reads it. */
async function readsBroken(
	database: Database,
	query: Query,
	broken: ReadonlySet<string>
): Promise<boolean> {
	if (broken.size === 0) return false;
	const read = await relationsRead(database, query.sql).catch(() => []);
	return read.some(({ schema, name }) => schema !== 'received' && broken.has(name));
}

async function columnsOfSelect(
	connection: Connection,
	sql: string
): Promise<readonly RelationColumn[]> {
	await demandOneSelect(connection, sql);
	const statement = await connection.prepare(sql);
	try {
		return Array.from({ length: statement.columnCount }, (_, at) => ({
			name: statement.columnName(at),
			type: String(statement.columnType(at))
		}));
	} finally {
		statement.destroySync();
	}
}

function selectProblem(query: Query, error: unknown): Problem {
	if (!(error instanceof JalonError)) return sqlProblem(query, error);
	if (error.cause) return sqlProblem(query, error.cause);
	const { fr, en = fr } = error.text;
	return { file: query.file, line: null, column: null, message: { fr, en } };
}

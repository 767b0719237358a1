import type { Database } from '../duckdb.ts';
import { isDiskFull } from '../disk-full.ts';
import { nearestName } from '../programme/nearest.ts';
import { programmeInvalid } from '../programme/parse-programme.ts';
import { JalonError } from '../programme/problem.ts';
import type { EventQuery, IndicatorQuery, Programme, Query } from '../programme/programme.ts';
import { relationsRead, type RelationName } from '../programme/relations-read.ts';
import { circleProblem, orderByReads, sqlName } from '../programme/relations.ts';
import { sensitiveColumns, undeclaredSensitive } from '../programme/sensitive-columns.ts';
import { builtInHash, builtInRelations } from './built-in-relations.ts';
import type { BuiltInRelation } from './edition.ts';
import { buildVersion, engineVersion } from './engine-version.ts';
import { queryProblem } from './query-problem.ts';
import { recall, remember, workHash } from './work-done.ts';
import type { Workspace } from './workspace.ts';

/** A query with what it reads and the hash of all that decides its result. */
export type PlannedQuery<Q extends Query = Query> = {
	readonly query: Q;
	readonly hash: string;
	/** Ids of tables it reads itself. */
	readonly tables: readonly string[];
	/** Ids of datasets it reads itself. */
	readonly direct: readonly string[];
	/** Ids of datasets behind it, through tables too. */
	readonly datasets: readonly string[];
	readonly builtIn: readonly BuiltInRelation[];
};

export type WorkPlan = {
	/** Each after those it reads. */
	readonly tables: readonly PlannedQuery[];
	/** Formulas have no work of their own. */
	readonly indicators: readonly PlannedQuery<IndicatorQuery>[];
	readonly events: readonly PlannedQuery<EventQuery>[];
	readonly checks: readonly PlannedQuery[];
};

/**
 * Finds what every query reads and in which order tables are made. `received` gives the hash of
 * each dataset's deliveries. `database` is opened only for SQL never seen before. Throws with
 * every query that names an unknown relation, and with tables that read each other in a circle.
 */
export async function planWork(
	workspace: Workspace,
	programme: Programme,
	received: ReadonlyMap<string, string>,
	database: () => Promise<Database>
): Promise<WorkPlan> {
	const measured = programme.indicators.filter(({ indicator }) => indicator.kind !== 'formula');
	const names = knownNames(programme);
	const reads = new Map<Query, Reads>();
	const problems: JalonError[] = [];
	for (const query of [
		...programme.tables,
		...measured,
		...programme.events,
		...programme.checks
	]) {
		try {
			reads.set(query, resolveNames(query, await relationsOf(workspace, query, database), names));
		} catch (error) {
			if (isDiskFull(error)) throw error;
			problems.push(queryProblem(query, error));
		}
	}
	demandNone(problems);

	const order = inOrder(programme.tables, reads);
	await demandDeclaredSensitive(programme, order, measured, reads, database);
	const planned = new Map<string, PlannedQuery>();
	const plan = <Q extends Query>(query: Q, kind: string, about: unknown): PlannedQuery<Q> => {
		const { tables, datasets, builtIn } = reads.get(query)!;
		const inputs: Record<string, string> = {};
		for (const id of tables) inputs[`tables.${id}`] = planned.get(id)!.hash;
		for (const id of datasets) inputs[`received.${id}`] = received.get(id) ?? '';
		for (const id of builtIn) inputs[id] = builtInHash(id);
		const through = tables.flatMap((id) => planned.get(id)!.datasets);
		return {
			query,
			hash: workHash(kind, {
				sql: query.sql.trim(),
				about,
				inputs,
				buildVersion,
				engine: engineVersion()
			}),
			tables,
			direct: datasets,
			datasets: [...new Set([...datasets, ...through])].toSorted(),
			builtIn
		};
	};
	for (const query of order) planned.set(query.id, plan(query, 'table', null));
	return {
		tables: order.map((query) => planned.get(query.id)!),
		indicators: measured.map((query) =>
			plan(query, 'facts', {
				kind: query.indicator.kind,
				observed: query.indicator.observed,
				dimensions: Object.keys(query.indicator.dimensions),
				territories: builtInHash('territories')
			})
		),
		events: programme.events.map((query) =>
			plan(query, 'events', { territories: builtInHash('territories') })
		),
		checks: programme.checks.map((query) => plan(query, 'check', null))
	};
}

/** A split by what a contract flags sensitive must say so, or its small counts are hidden too late. */
async function demandDeclaredSensitive(
	programme: Programme,
	order: readonly Query[],
	measured: readonly IndicatorQuery[],
	reads: ReadonlyMap<Query, Reads>,
	database: () => Promise<Database>
): Promise<void> {
	const split = measured.filter(({ indicator }) => Object.keys(indicator.dimensions).length > 0);
	const found = await sensitiveColumns(database, programme.contracts, order, split, (query) => {
		const read = reads.get(query);
		return read && { tables: read.tables, datasets: read.datasets };
	});
	const problems = [...found].flatMap(([query, tainted]) =>
		undeclaredSensitive(query, tainted, programme.sources[query.file] ?? '')
	);
	if (problems.length > 0) throw programmeInvalid(problems);
}

/** What a query names itself. */
type Reads = Pick<PlannedQuery, 'tables' | 'datasets' | 'builtIn'>;
type Known = {
	readonly tables: ReadonlyMap<string, string>;
	readonly datasets: ReadonlyMap<string, string>;
};

function knownNames(programme: Programme): Known {
	return {
		tables: new Map(programme.tables.map(({ id }) => [sqlName(id), id])),
		datasets: new Map(
			programme.contracts.flatMap(({ dataset }) => [
				[sqlName(dataset), dataset],
				[`${sqlName(dataset)}_history`, dataset]
			])
		)
	};
}

/** The relations that a query's SQL names, found once for each text. */
export async function relationsOf(
	workspace: Workspace,
	query: Query,
	database: () => Promise<Database>
): Promise<readonly RelationName[]> {
	const hash = workHash('relations', { sql: query.sql, engine: engineVersion() });
	const known = recall<readonly RelationName[]>(workspace, hash);
	if (known) return known;
	const found = await relationsRead(await database(), query.sql);
	remember(workspace, hash, 'relations', found);
	return found;
}

function resolveNames(query: Query, names: readonly RelationName[], known: Known): Reads {
	const tables: string[] = [];
	const datasets: string[] = [];
	const builtIn: BuiltInRelation[] = [];
	for (const { schema, name } of names) {
		const dataset = schema === 'received' ? known.datasets.get(name) : undefined;
		const table = schema === null || schema === 'main' ? known.tables.get(name) : undefined;
		const own =
			schema === null ? builtInRelations.find((relation) => relation === name) : undefined;
		if (dataset !== undefined) datasets.push(dataset);
		else if (table !== undefined) tables.push(table);
		else if (own !== undefined) builtIn.push(own);
		else throw unknownRelation(query, schema === null ? name : `${schema}.${name}`, known);
	}
	return { tables: [...new Set(tables)], datasets: [...new Set(datasets)], builtIn };
}

function unknownRelation(query: Query, name: string, known: Known): JalonError {
	const names = [
		...known.tables.keys(),
		...[...known.datasets.keys()].map((dataset) => `received.${dataset}`),
		...builtInRelations
	];
	const near = nearestName(name, names);
	const at = query.sql.split('\n').findIndex((line) => line.toLowerCase().includes(name));
	return new JalonError(
		'unknown-relation',
		{ fr: 'Des requêtes ne passent pas.', en: 'Some queries do not run.' },
		[
			{
				file: query.file,
				line: at === -1 ? null : at + 1,
				column: null,
				message: {
					fr: `« ${name} » n’est ni une table du programme, ni un fichier reçu (received.…)${near ? ` : vouliez-vous dire « ${near} » ?` : ''}`,
					en: `“${name}” is neither a table of the programme nor a dataset (received.…)${near ? `: did you mean “${near}”?` : ''}`
				}
			}
		]
	);
}

/** Tables, each after those it reads. */
function inOrder(tables: readonly Query[], reads: ReadonlyMap<Query, Reads>): readonly Query[] {
	const { ordered, circles } = orderByReads(
		new Map(tables.map((table) => [table, reads.get(table)!.tables.map(sqlName)]))
	);
	if (circles.length > 0) throw programmeInvalid(circles.map(circleProblem));
	return ordered;
}

/** Throws all of them as one. */
export function demandNone(errors: readonly JalonError[]): void {
	const [first] = errors;
	if (!first) return;
	throw new JalonError(
		first.code,
		{
			fr:
				errors.length === 1
					? 'Une requête ne passe pas :'
					: `${errors.length} requêtes ne passent pas :`,
			en: errors.length === 1 ? 'One query does not run:' : `${errors.length} queries do not run:`
		},
		errors.flatMap(({ problems }) => problems),
		{ cause: first }
	);
}

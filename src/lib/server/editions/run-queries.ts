import { isHidden } from '../programme/contract.ts';
import { eventColumnProblems } from '../programme/event-columns.ts';
import { columnProblems } from '../programme/indicator-columns.ts';
import { programmeInvalid } from '../programme/parse-programme.ts';
import { isDiskFull } from '../disk-full.ts';
import { demandOneSelect, quoteText, rowsOf, type Connection } from '../duckdb.ts';
import { openRelations, type Relations, type RelationsContext } from './open-relations.ts';
import type { BuiltInRelation, Finding } from './edition.ts';
import { eventsSelect, mostEvents, tooManyEvents } from './events-columns.ts';
import { factsSelect } from './facts-columns.ts';
import { queryProblem } from './query-problem.ts';
import { makePart, recall, recallPart, remember, type Part } from './work-done.ts';
import { demandNone, type PlannedQuery, type WorkPlan } from './work-plan.ts';
import { JalonError } from '../programme/problem.ts';

export type QueriesRun = {
	readonly tables: Readonly<Record<string, Part & { readonly part: string }>>;
	readonly facts: Readonly<
		Record<string, Part & { readonly part: string; readonly datasets: readonly string[] }>
	>;
	readonly events: Readonly<Record<string, Part & { readonly part: string }>>;
	readonly builtIn: Readonly<Record<BuiltInRelation, Part>>;
	readonly findings: readonly Finding[];
	/** Ids of what had to be worked out. */
	readonly redone: {
		readonly tables: readonly string[];
		readonly facts: readonly string[];
		readonly events: readonly string[];
		readonly checks: readonly string[];
	};
};

export type RunContext = RelationsContext & {
	/** Parts of the built-in relations, whose views are there once this resolves. */
	readonly builtIn: Promise<Readonly<Record<BuiltInRelation, Part>>>;
	readonly signal: AbortSignal | undefined;
	readonly onStep: (step: Step, done: number, total: number, id: string) => void;
};

type Step = 'tables' | 'facts' | 'events' | 'checks';

/** A Parquet file that is the same for the same rows: one thread each, every row in its order. */
export const asPart = '(format parquet, compression zstd)';
/** Queries worked out side by side. */
const lanes = 2;

/** Works out every table, indicator and check of a plan that has not been before. */
export async function runQueries(context: RunContext): Promise<QueriesRun> {
	const { workspace, plan } = context;
	const relations = openRelations(context);
	const builtIn = await context.builtIn;
	const tables = await makeTables(context, relations);
	const facts: Record<string, QueriesRun['facts'][string]> = {};
	const redoneFacts: string[] = [];
	await inLanes(context, 'facts', plan.indicators, async (planned) => {
		const { query, hash, datasets } = planned;
		const known = await recallPart(workspace, hash);
		if (!known) redoneFacts.push(query.id);
		const part = known ?? (await makeFacts(context, relations, planned));
		facts[query.id] = { ...part, part: hash, datasets };
	});

	const events: Record<string, QueriesRun['events'][string]> = {};
	const redoneEvents: string[] = [];
	await inLanes(context, 'events', plan.events, async (planned) => {
		const { query, hash } = planned;
		const known = await recallPart(workspace, hash);
		if (!known) redoneEvents.push(query.id);
		const part = known ?? (await makeEvents(context, relations, planned));
		events[query.id] = { ...part, part: hash };
	});

	const findings: Finding[] = [];
	const redoneChecks: string[] = [];
	await inLanes(context, 'checks', plan.checks, async (planned) => {
		const known = recall<Finding>(workspace, planned.hash);
		if (!known) redoneChecks.push(planned.query.id);
		const finding = known ?? (await runCheck(context, relations, planned));
		const severity = context.programme.checks.find(({ id }) => id === planned.query.id)!.severity;
		if (finding.rows > 0) findings.push({ ...finding, severity });
	});
	return {
		tables: tables.parts,
		facts,
		events,
		builtIn,
		findings: findings.toSorted((a, b) => (a.check < b.check ? -1 : 1)),
		redone: {
			tables: tables.redone.toSorted(),
			facts: redoneFacts.toSorted(),
			events: redoneEvents.toSorted(),
			checks: redoneChecks.toSorted()
		}
	};
}

async function makeTables(context: RunContext, relations: Relations) {
	const { workspace, plan } = context;
	const parts: Record<string, Part & { part: string }> = {};
	const redone: string[] = [];
	const count = { done: 0, total: plan.tables.length };
	for (const level of levelsOf(plan.tables))
		await inLanes(
			context,
			'tables',
			level,
			async (planned) => {
				const { query, hash } = planned;
				const known = await recallPart(workspace, hash);
				if (!known) redone.push(query.id);
				const part =
					known ??
					(await withQuery(context, relations, planned, (connection) =>
						makePart(workspace, 'table', hash, (path) =>
							copyTo(connection, 'select * from asked order by all', path)
						)
					));
				parts[query.id] = { ...part, part: hash };
			},
			count
		);
	return { parts, redone };
}

/** Tables in groups that read only tables of groups before. */
function levelsOf(tables: WorkPlan['tables']): PlannedQuery[][] {
	const depth = new Map<string, number>();
	const levels: PlannedQuery[][] = [];
	for (const planned of tables) {
		const at = Math.max(-1, ...planned.tables.map((id) => depth.get(id) ?? 0)) + 1;
		depth.set(planned.query.id, at);
		(levels[at] ??= []).push(planned);
	}
	return levels;
}

async function makeFacts(
	context: RunContext,
	relations: Relations,
	planned: WorkPlan['indicators'][number]
): Promise<Part> {
	await relations.places();
	return withQuery(context, relations, planned, async (connection) => {
		const columns = await columnsAsked(connection);
		const problems = columnProblems(planned.query, columns);
		if (problems.length > 0) throw programmeInvalid(problems);
		const names = columns.map(({ name }) => name);
		const sql = factsSelect(planned.query, 'asked', names);
		return makePart(context.workspace, 'facts', planned.hash, (path) =>
			copyTo(connection, sql, path)
		);
	});
}

async function makeEvents(
	context: RunContext,
	relations: Relations,
	planned: WorkPlan['events'][number]
): Promise<Part> {
	await relations.places();
	return withQuery(context, relations, planned, async (connection) => {
		const columns = await columnsAsked(connection);
		const problems = eventColumnProblems(planned.query, columns);
		if (problems.length > 0) throw programmeInvalid(problems);
		const sql = eventsSelect(
			'asked',
			columns.map(({ name }) => name)
		);
		const [count] = await rowsOf<{ rows: number }>(
			connection,
			`select count(*) as rows from (${sql})`
		);
		if ((count?.rows ?? 0) > mostEvents) throw tooManyEvents(planned.query, count!.rows);
		return makePart(context.workspace, 'events', planned.hash, (path) =>
			copyTo(connection, sql, path)
		);
	});
}

function columnsAsked(connection: Connection) {
	return rowsOf<{ name: string; type: string }>(
		connection,
		'select column_name as name, column_type as type from (describe asked)'
	);
}

async function runCheck(
	context: RunContext,
	relations: Relations,
	planned: PlannedQuery
): Promise<Finding> {
	const personal = new Set(
		context.programme.contracts.flatMap(({ fields }) =>
			fields.filter(isHidden).map(({ name }) => name)
		)
	);
	const finding = await withQuery(context, relations, planned, async (connection) => {
		await connection.run('create or replace temp table broken as select * from asked');
		const [count] = await rowsOf<{ rows: number }>(
			connection,
			'select count(*) as rows from broken'
		);
		const sample = await rowsOf(connection, 'select * from broken order by all limit 20');
		return {
			check: planned.query.id,
			severity: 'warns' as const,
			rows: count?.rows ?? 0,
			sample: sample.map((row) =>
				Object.fromEntries(
					Object.entries(row)
						.filter(([name]) => !personal.has(name))
						.map(([name, value]) => [name, plainCell(value)])
				)
			)
		};
	});
	remember(context.workspace, planned.hash, 'check', finding);
	return finding;
}

function plainCell(value: unknown): string | number | boolean | null {
	if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
	return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Gives a connection on which the query's rows are the view `asked`; its refusals name the file. */
async function withQuery<T>(
	context: RunContext,
	relations: Relations,
	planned: PlannedQuery,
	work: (connection: Connection) => Promise<T>
): Promise<T> {
	const { signal, database } = context;
	const opened = await database();
	try {
		await relations.ready(planned);
		return await opened.use(
			async (connection) => {
				await demandOneSelect(connection, planned.query.sql);
				await connection.run(`create or replace temp view asked as ${planned.query.sql}`);
				return work(connection);
			},
			{ signal }
		);
	} catch (error) {
		if (signal?.aborted || isDiskFull(error)) throw error;
		throw queryProblem(planned.query, error);
	}
}

async function copyTo(
	connection: Connection,
	sql: string,
	path: string
): Promise<{ rows: number }> {
	const result = await connection.run(`copy (${sql}) to ${quoteText(path)} ${asPart}`);
	return { rows: Number((await result.getRows())[0]?.[0] ?? 0) };
}

/** Works through a list a few at a time; what fails in words is thrown as one, the rest at once. */
async function inLanes<P extends PlannedQuery>(
	context: RunContext,
	step: Step,
	list: readonly P[],
	work: (planned: P) => Promise<void>,
	count = { done: 0, total: list.length }
): Promise<void> {
	const queue = [...list];
	const failed: JalonError[] = [];
	const lane = async () => {
		for (let planned = queue.shift(); planned; planned = queue.shift()) {
			context.signal?.throwIfAborted();
			try {
				await work(planned);
			} catch (error) {
				if (!(error instanceof JalonError)) throw error;
				failed.push(error);
			}
			context.onStep(step, ++count.done, count.total, planned.query.id);
		}
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	demandNone(failed);
}

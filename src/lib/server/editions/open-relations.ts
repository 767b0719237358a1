import { quoteName, quoteText, type Database } from '../duckdb.ts';
import { sqlName } from '../programme/relations.ts';
import { placesTable } from './built-in-relations.ts';
import type { Programme } from '../programme/programme.ts';
import { receivedViews, type ReceivedPart } from './received-relations.ts';
import { partPath } from './work-done.ts';
import type { PlannedQuery, WorkPlan } from './work-plan.ts';
import type { Workspace } from './workspace.ts';

export type RelationsContext = {
	readonly workspace: Workspace;
	readonly programme: Programme;
	readonly plan: WorkPlan;
	readonly database: () => Promise<Database>;
	/** Accepted rows by dataset, in order of date and arrival. */
	readonly received: ReadonlyMap<string, readonly ReceivedPart[]>;
};

/** Relations that SQL reads, each opened when the first query that must run asks for it. */
export function openRelations({
	workspace,
	programme,
	database,
	received,
	plan
}: RelationsContext) {
	const open = new Map<string, Promise<unknown>>();
	const once = <T>(name: string, make: () => Promise<T>): Promise<T> => {
		const found = open.get(name) ?? make();
		open.set(name, found);
		return found as Promise<T>;
	};
	// One at a time: DuckDB refuses two transactions that change its catalogue side by side.
	let turn: Promise<unknown> = Promise.resolve();
	const inTurn = <T>(work: (opened: Database) => Promise<T>): Promise<T> => {
		const result = turn.then(database).then(work);
		turn = result.catch(() => undefined);
		return result;
	};
	const run = (...statements: string[]) =>
		inTurn(async (opened) => {
			for (const statement of statements) await opened.all(statement);
		});
	const relations = {
		places: () => once('places', () => run(placesTable)),
		dataset: (id: string) =>
			once(`received.${id}`, async () => {
				const contract = programme.contracts.find(({ dataset }) => dataset === id)!;
				await run(
					'create schema if not exists received',
					...receivedViews(contract, received.get(id) ?? [])
				);
			}),
		table: (id: string) =>
			once(`tables.${id}`, () => {
				const { hash } = plan.tables.find(({ query }) => query.id === id)!;
				const path = quoteText(partPath(workspace, hash));
				return run(
					`create or replace view ${quoteName(sqlName(id))} as select * from read_parquet(${path})`
				);
			}),
		/** All that a query reads by itself. */
		async ready(planned: PlannedQuery) {
			for (const id of planned.direct) await relations.dataset(id);
			for (const id of planned.tables) await relations.table(id);
		}
	};
	return relations;
}

export type Relations = ReturnType<typeof openRelations>;

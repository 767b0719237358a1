import { openDatabase, type Database } from '../duckdb.ts';
import type { Programme } from '../programme/programme.ts';
import { openBuiltIns } from './built-in-relations.ts';
import type { BuiltInRelation } from './edition.ts';
import type { Part } from './work-done.ts';
import { relationsOf } from './work-plan.ts';
import type { Workspace } from './workspace.ts';

/** The DuckDB of one build. */
export type QueryEngine = {
	readonly database: () => Promise<Database>;
	/** Parts of the built-in relations, whose views are there once this resolves. */
	readonly builtIn: Promise<Readonly<Record<BuiltInRelation, Part>>>;
	close(): Promise<void>;
};

/**
 * Opens DuckDB and gets ready all that does not depend on deliveries: it runs while these are
 * read in other processes. SQL may read and write parts, and nothing else.
 */
export function startEngine(workspace: Workspace, programme: Programme): QueryEngine {
	const opening = openDatabase({
		allowedDirectories: [workspace.paths.parts],
		locked: true,
		// One thread a query: sums of decimals then add up in the same order every time.
		threads: 1,
		memoryLimit: '4GB'
	});
	const database = () => opening;
	const builtIn = opening.then((opened) => openBuiltIns(workspace, opened));
	const ready = builtIn.then(async () => {
		const { tables, indicators, events, checks } = programme;
		for (const query of [...tables, ...indicators, ...events, ...checks])
			// What a query has wrong is told when the work is planned.
			await relationsOf(workspace, query, database).catch(() => []);
	});
	// A build that fails earlier has its own reason to tell.
	ready.catch(() => undefined);
	return {
		database,
		builtIn,
		async close() {
			await ready.catch(() => undefined);
			await opening.then(
				(opened) => opened.close(),
				() => undefined
			);
		}
	};
}

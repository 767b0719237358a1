import { loadTerritories } from '../programme/territories.ts';
import { quoteName, quoteText, type Appender, type Connection, type Database } from '../duckdb.ts';
import { buildVersion, engineVersion } from './engine-version.ts';
import type { BuiltInRelation } from './edition.ts';
import { makePart, partPath, recallPart, workHash, type Part } from './work-done.ts';
import type { Workspace } from './workspace.ts';

type Cell = string | number | boolean | null;
type Source = {
	/** SQL columns in order. */
	readonly columns: string;
	readonly rows: () => Promise<Iterable<readonly Cell[]>>;
	readonly key: string;
};

const sources: Readonly<Record<BuiltInRelation, Source>> = {
	territories: {
		columns:
			'code varchar, name varchar, level varchar, department varchar, intercommunality varchar, population integer',
		key: 'code',
		rows: async () =>
			loadTerritories()
				.rows()
				.map((place) => [
					place.code,
					place.name,
					place.level,
					place.department,
					place.intercommunality,
					place.population
				])
	},
	former_communes: {
		columns: 'code varchar, current varchar',
		key: 'code',
		rows: async () =>
			loadTerritories()
				.formerRows()
				.map(({ code, current }) => [code, current])
	},
	calendar: {
		columns: 'date date, working_day boolean, holiday varchar',
		key: 'date',
		rows: async () => {
			const { calendarDays } = await import('./calendar.ts');
			return calendarDays().map(({ date, workingDay, holiday }) => [date, workingDay, holiday]);
		}
	}
};

export const builtInRelations = Object.keys(sources) as readonly BuiltInRelation[];

/** The hash of a built-in relation's part: of the geography's vintage, or of the calendar's rules. */
export function builtInHash(relation: BuiltInRelation): string {
	const source = relation === 'calendar' ? 'date-holidays FR' : loadTerritories().vintage;
	return workHash(relation, { source, buildVersion, engine: engineVersion() });
}

/** Makes the parts of the built-in relations, unless they stand, and their views. */
export async function openBuiltIns(
	workspace: Workspace,
	database: Database
): Promise<Record<BuiltInRelation, Part>> {
	return {
		territories: await openBuiltIn(workspace, database, 'territories'),
		former_communes: await openBuiltIn(workspace, database, 'former_communes'),
		calendar: await openBuiltIn(workspace, database, 'calendar')
	};
}

async function openBuiltIn(
	workspace: Workspace,
	database: Database,
	relation: BuiltInRelation
): Promise<Part> {
	const hash = builtInHash(relation);
	const part =
		(await recallPart(workspace, hash)) ??
		(await makePart(workspace, relation, hash, (path) => writeRelation(database, relation, path)));
	await database.all(builtInView(relation, partPath(workspace, hash)));
	return part;
}

export function builtInView(relation: BuiltInRelation, path: string): string {
	return `create or replace view ${relation} as select * from read_parquet(${quoteText(path)})`;
}

/** Every code that a fact may carry, with where it lies today. */
export const placesTable = `create or replace table places as
	select code as given, code as territory,
		case when level = 'commune' then code end as commune,
		case when level = 'intercommunality' then code else intercommunality end as intercommunality,
		case when level = 'department' then code else department end as department
	from territories
	union all
	select former.code, current.code, current.code, current.intercommunality, current.department
	from former_communes as former
	join territories as current on current.code = former.current and current.level = 'commune'
	where former.code not in (select code from territories)`;

async function writeRelation(
	database: Database,
	relation: BuiltInRelation,
	path: string
): Promise<{ rows: number }> {
	const { columns, key, rows } = sources[relation];
	const list = [...(await rows())];
	const table = quoteName(`${relation}_rows`);
	await database.use(async (connection) => {
		await connection.run(`create or replace temp table ${table} (${columns})`);
		await appendRows(connection, `${relation}_rows`, list);
		await connection.run(
			`copy (select * from ${table} order by ${key}) to ${quoteText(path)} (format parquet, compression zstd)`
		);
	});
	return { rows: list.length };
}

async function appendRows(
	connection: Connection,
	table: string,
	rows: readonly (readonly Cell[])[]
): Promise<void> {
	const appender = await connection.createAppender(table);
	for (const row of rows) {
		for (const cell of row) appendCell(appender, cell);
		appender.endRow();
	}
	appender.closeSync();
}

function appendCell(appender: Appender, cell: Cell): void {
	if (cell === null) appender.appendNull();
	else if (typeof cell === 'boolean') appender.appendBoolean(cell);
	else if (typeof cell === 'number') appender.appendInteger(cell);
	else appender.appendVarchar(cell);
}

import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../cache-folder.ts';
import { loadTerritories } from '../programme/territories.ts';
import { quoteText, type Database } from '../duckdb.ts';
import type { ColumnValue } from '../ingest/parquet-column.ts';
import { openPart, type PartColumn } from '../ingest/write-part.ts';
import { buildVersion, engineVersion } from './engine-version.ts';
import type { BuiltInRelation } from './edition.ts';
import { makePart, partPath, recallPart, workHash, type Part } from './work-done.ts';
import type { Workspace } from './workspace.ts';

type Source = {
	readonly columns: readonly PartColumn[];
	/** In the order of the first column. */
	readonly rows: () => Promise<Iterable<readonly ColumnValue[]>>;
};

const text = (name: string): PartColumn => ({ name, type: 'VARCHAR' });

const sources: Readonly<Record<BuiltInRelation, Source>> = {
	territories: {
		columns: [
			...['code', 'name', 'level', 'department', 'intercommunality'].map(text),
			{ name: 'population', type: 'INTEGER' }
		],
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
				.toSorted(byFirst)
	},
	former_communes: {
		columns: [text('code'), text('current')],
		rows: async () =>
			loadTerritories()
				.formerRows()
				.map(({ code, current }) => [code, current])
				.toSorted(byFirst)
	},
	calendar: {
		columns: [
			{ name: 'date', type: 'DATE' },
			{ name: 'working_day', type: 'BOOLEAN' },
			text('holiday')
		],
		rows: async () => {
			const { calendarDays } = await import('./calendar.ts');
			return calendarDays().map(({ date, workingDay, holiday }) => [date, workingDay, holiday]);
		}
	}
};

function byFirst([a]: readonly ColumnValue[], [b]: readonly ColumnValue[]): number {
	return a! < b! ? -1 : 1;
}

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

/** Every programme's are the same: what one wrote, others copy. */
async function writeRelation(
	database: Database,
	relation: BuiltInRelation,
	path: string
): Promise<{ rows: number }> {
	const kept = join(cacheFolder, 'relations', `${builtInHash(relation)}.parquet`);
	if (existsSync(kept)) await copyFile(kept, path);
	else {
		await encodeRelation(relation, path);
		await keepCopy(path, kept);
	}
	const [counted] = await database.all<{ rows: number }>(
		`select count(*) as rows from read_parquet(${quoteText(path)})`
	);
	return { rows: counted!.rows };
}

async function encodeRelation(relation: BuiltInRelation, path: string): Promise<void> {
	const { columns, rows } = sources[relation];
	const part = openPart(path, columns);
	try {
		for (const row of await rows()) part.add(row);
		part.settle([]);
	} finally {
		part.discard();
	}
}

/** Where the folder can't be written to, each programme's are made anew. */
async function keepCopy(path: string, kept: string): Promise<void> {
	const beside = `${kept}.${process.pid}`;
	try {
		await mkdir(dirname(kept), { recursive: true });
		await copyFile(path, beside);
		await rename(beside, kept);
	} catch {
		await rm(beside, { force: true }).catch(() => undefined);
	}
}

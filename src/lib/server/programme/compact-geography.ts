import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Territory } from '#lib/indicators/territory.ts';
import { cacheFolder } from '../cache-folder.ts';
import type { Geography } from './geography-files.ts';

const columns = ['code', 'name', 'level', 'department', 'intercommunality', 'population'] as const;

type Columns = readonly (readonly unknown[])[];

/** A map by columns: a tenth of the packaged files' size, and read in a tenth of their time. */
type Compact = {
	readonly communes: Columns;
	readonly intercommunalities: Columns;
	readonly members: readonly (readonly [string, readonly string[]])[];
	readonly former: readonly (readonly [string, string])[];
	readonly formerNames: Geography['formerNames'];
};

const pathOf = (name: string, folder: string) => join(folder, `${name}.json`);

/** What was kept under a name; null when nothing was, or it can't be read. */
export function readCompact(name: string, folder = cacheFolder): Geography | null {
	try {
		const kept = JSON.parse(readFileSync(pathOf(name, folder), 'utf8')) as Compact;
		return {
			communes: fromColumns(kept.communes),
			intercommunalities: fromColumns(kept.intercommunalities),
			members: new Map(kept.members),
			former: new Map(kept.former),
			formerNames: kept.formerNames
		};
	} catch {
		return null;
	}
}

/** Keeps a map for the processes to come, where the folder can be written to, and gives it back. */
export function keepCompact(name: string, geography: Geography, folder = cacheFolder): Geography {
	const compact: Compact = {
		communes: toColumns(geography.communes),
		intercommunalities: toColumns(geography.intercommunalities),
		members: [...geography.members],
		former: [...geography.former],
		formerNames: geography.formerNames
	};
	const path = pathOf(name, folder);
	const beside = `${path}.${process.pid}`;
	try {
		mkdirSync(folder, { recursive: true });
		writeFileSync(beside, JSON.stringify(compact));
		renameSync(beside, path);
	} catch {
		// A place that can't be written to costs time, nothing else.
	}
	return geography;
}

function toColumns(places: readonly Territory[]): Columns {
	return columns.map((name) => places.map((place) => place[name]));
}

function fromColumns(kept: Columns): Territory[] {
	const [code, name, level, department, intercommunality, population] = kept as [
		...(readonly unknown[])[]
	];
	return code!.map(
		(_, at) =>
			({
				code: code![at],
				name: name![at],
				level: level![at],
				department: department![at],
				intercommunality: intercommunality![at],
				population: population![at]
			}) as Territory
	);
}

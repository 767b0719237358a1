import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Localized } from '#lib/indicators/language.ts';
import type { Edition } from '../editions/edition.ts';
import { receivedPartsOf } from '../editions/open-edition.ts';
import { receivedHash, receivedViews, type ReceivedPart } from '../editions/received-relations.ts';
import { partPath } from '../editions/work-done.ts';
import type { Workspace } from '../editions/workspace.ts';
import { openDatabase, quoteName, type Database } from '../duckdb.ts';
import type { Contract } from '../programme/contract.ts';
import { sqlName } from '../programme/relations.ts';
import {
	countKeys,
	identityOf,
	type Counted,
	type Identity,
	type KeyCounts
} from './count-keys.ts';
import { sampleRows, type RowSample } from './sample-rows.ts';

/** What becomes of a dataset's rows in force, by key; by whole row when its contract has none. */
export type RowsChange = {
	readonly dataset: string;
	readonly title: Localized;
	/** Null when counting took too long or too much memory: only `rows` is known. */
	readonly keys: KeyCounts | null;
	/** Rows in force; when `keys` is null, rows accepted in all deliveries. */
	readonly rows: { readonly before: number; readonly after: number };
	readonly samples: {
		readonly new: readonly RowSample[];
		readonly changed: readonly RowSample[];
		readonly gone: readonly RowSample[];
	};
};

export type Compared = {
	readonly workspace: Workspace;
	/** Null before the first edition. */
	readonly before: Edition | null;
	readonly after: Edition;
	readonly signal?: AbortSignal | undefined;
};

/** Milliseconds that one dataset's rows are counted at most. */
const longestCount = 60_000;
/** Beyond it DuckDB spills to the disk. */
const memory = '1GB';

/** The datasets whose rows differ between two editions, in the order of the contracts. */
export async function compareRows(
	compared: Compared,
	onDataset: (done: number, total: number, dataset: string) => void = () => {}
): Promise<RowsChange[]> {
	const { after, workspace } = compared;
	const contracts = after.programme.contracts.filter((contract) => differs(compared, contract));
	if (contracts.length === 0) return [];
	const { incoming } = workspace.paths;
	await mkdir(incoming, { recursive: true });
	const spillFolder = await mkdtemp(join(incoming, `.tmp-${process.pid}-`));
	const hashes = [compared.before, after].flatMap((one) => Object.keys(one?.manifest.parts ?? {}));
	const database = await openDatabase({
		allowedPaths: [...new Set(hashes)].map((hash) => partPath(workspace, hash)),
		locked: true,
		memoryLimit: memory,
		spillFolder
	});
	try {
		for (const schema of ['before', 'after', 'touched'])
			await database.all(`create schema ${schema}`);
		const changes: RowsChange[] = [];
		for (const [at, contract] of contracts.entries()) {
			onDataset(at, contracts.length, contract.dataset);
			changes.push(await compareOne(compared, contract, database));
		}
		return changes;
	} finally {
		database.close();
		await rm(spillFolder, { recursive: true, force: true });
	}
}

function differs({ workspace, before, after }: Compared, contract: Contract): boolean {
	const hash = (edition: Edition | null) =>
		receivedHash(
			contractIn(edition, contract),
			edition ? receivedPartsOf(workspace, edition.manifest, contract.dataset) : []
		);
	return hash(before) !== hash(after);
}

function contractIn(edition: Edition | null, contract: Contract): Contract {
	const { dataset } = contract;
	return edition?.programme.contracts.find((one) => one.dataset === dataset) ?? contract;
}

async function compareOne(
	{ workspace, before, after, signal }: Compared,
	contract: Contract,
	database: Database
): Promise<RowsChange> {
	const { dataset, title } = contract;
	const limit = AbortSignal.timeout(longestCount);
	const asked = {
		database,
		contract,
		identity: identityOf(contractIn(before, contract), contract),
		covered: before?.manifest.coverage[dataset] ?? [],
		signal: signal ? AbortSignal.any([signal, limit]) : limit
	};
	const partsOf = (edition: Edition | null) =>
		edition ? receivedPartsOf(workspace, edition.manifest, dataset) : [];
	const sides: Sides = {
		before: { contract: contractIn(before, contract), parts: partsOf(before) },
		after: { contract, parts: partsOf(after) }
	};
	try {
		const rest = await openSides(database, sides, asked.identity, asked.signal);
		const counted = withRest(await countKeys(asked), rest);
		const { keys, found } = counted;
		const show = (kind: readonly string[]) =>
			sampleRows(database, contract, asked.identity, kind, asked.signal);
		return {
			dataset,
			title,
			keys,
			rows: {
				before: keys.same + keys.changed + keys.gone,
				after: keys.same + keys.changed + keys.new
			},
			samples: {
				new: await show(found.new),
				changed: await show(found.changed),
				gone: await show(found.gone)
			}
		};
	} catch (error) {
		signal?.throwIfAborted();
		if (!limit.aborted && !/out of memory/i.test(String(error))) throw error;
		const rows = { before: acceptedRows(before, dataset), after: acceptedRows(after, dataset) };
		return { dataset, title, keys: null, rows, samples: { new: [], changed: [], gone: [] } };
	}
}

type Side = { readonly contract: Contract; readonly parts: readonly ReceivedPart[] };
type Sides = { readonly before: Side; readonly after: Side };

/**
 * Makes the views `before.<dataset>` and `after.<dataset>`. Where deliveries add up, they hold only
 * the keys of those that are not on both sides: what else there is stays the same, and its number
 * of keys is given.
 */
async function openSides(
	database: Database,
	{ before, after }: Sides,
	{ key, keyed }: Identity,
	signal: AbortSignal
): Promise<number> {
	const open = async ({ contract, parts }: Side, schema: string, only: string | null) => {
		for (const statement of receivedViews(contract, parts, { schema, only }))
			await database.all(statement, [], { signal });
	};
	const known = new Set(before.parts.map(({ hash }) => hash));
	const common = after.parts.filter(({ hash }) => known.has(hash));
	const narrow = keyed && after.contract.mode !== 'snapshot' && common.length > 0;
	let only: string | null = null;
	let rest = 0;
	if (narrow) {
		const own = new Set(common.map(({ hash }) => hash));
		const differing = (side: Side) => ({
			...side,
			parts: side.parts.filter(({ hash }) => !own.has(hash))
		});
		await open(differing(before), 'before', null);
		await open(differing(after), 'after', null);
		const name = sqlName(after.contract.dataset);
		const [old, fresh] = [
			`before.${quoteName(`${name}_history`)}`,
			`after.${quoteName(`${name}_history`)}`
		];
		const touched = `touched.${quoteName(name)}`;
		await database.all(
			`create or replace table ${touched} as
				select distinct k from (select ${key} as k from ${old} union all select ${key} from ${fresh})`,
			[],
			{ signal }
		);
		only = `${key} in (select k from ${touched})`;
		await open({ ...before, parts: common }, 'before', null);
		const [row] = await database.all<{ rest: number }>(
			`select count(distinct k) as rest from (select ${key} as k from ${old})
				where k not in (select k from ${touched})`,
			[],
			{ signal }
		);
		rest = row?.rest ?? 0;
	}
	await open(before, 'before', only);
	await open(after, 'after', only);
	return rest;
}

function withRest({ keys, found }: Counted, rest: number): Counted {
	return { keys: { ...keys, same: keys.same + rest }, found };
}

function acceptedRows(edition: Edition | null, dataset: string): number {
	return (edition?.manifest.readings ?? [])
		.filter((reading) => reading.dataset === dataset)
		.reduce((sum, { rows }) => sum + rows.accepted, 0);
}

import { rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { openDatabase, quoteName, quoteText, rowsOf, type Connection } from '../duckdb.ts';
import type { Reading } from '../ingest/delivery.ts';
import {
	digestOfPseudonym,
	digestOfText,
	spellingsOf,
	type ErasedValue,
	type Erasures
} from '../ingest/erasures.ts';
import { KEY_SEPARATOR } from '../ingest/identify-row.ts';
import { tellsWhom, type Contract, type Field } from '../programme/contract.ts';
import type { ReadFile } from './read-file.ts';
import { asPart } from './run-queries.ts';
import { digestFile, settleFile, syncFile, unsettledPath } from './settle-file.ts';
import { partPath, workHash } from './work-done.ts';
import type { Workspace } from './workspace.ts';

/** Who is to leave the rows that were read of a file. */
export type Rewriting = {
	readonly erasures: readonly Erasures[];
	/** Physical lines whose rows go, as a search of the bytes found them. */
	readonly lines: ReadonlySet<number>;
	/** Refused rows keep their line, column and rule alone. */
	readonly withoutTexts?: boolean;
};

type MadePart = { readonly hash: string; readonly bytes: number; readonly sha256: string };

/**
 * A reading made again without some people, from its parts alone: the bytes may be gone, and the
 * way they are read may have changed since. Null when there is nothing to change. The former parts
 * stay for who still serves them.
 */
export async function rewriteReading(
	workspace: Workspace,
	read: ReadFile,
	contract: Contract,
	rewriting: Rewriting
): Promise<ReadFile | null> {
	const { reading } = read;
	const rejects = await rewriteRejects(workspace, reading, rewriting);
	// A refused row may have left its texts among those that the part's columns know.
	const anew = (rejects?.gone ?? 0) > 0;
	const accepted = await rewriteAccepted(workspace, reading, contract, rewriting, anew);
	if (accepted === null && rejects === null) return null;
	const gone = (accepted?.gone ?? 0) + (rejects?.gone ?? 0);
	const erased = (reading.rows.erased ?? 0) + gone + (accepted?.changed ?? 0);
	const parts = { ...read.parts };
	for (const [former, made] of [
		[reading.part, accepted?.part],
		[reading.rejects, rejects?.part]
	] as const)
		if (made !== undefined && former !== null) {
			delete parts[former];
			if (made !== null) parts[made.hash] = { bytes: made.bytes, sha256: made.sha256 };
		}
	return {
		reading: {
			...reading,
			...(rewriting.withoutTexts && reading.rejects !== null && { textsPurged: true as const }),
			part: accepted ? accepted.part.hash : reading.part,
			rejects: rejects ? (rejects.part?.hash ?? null) : reading.rejects,
			rows: {
				...reading.rows,
				accepted: reading.rows.accepted - (accepted?.gone ?? 0),
				rejected: reading.rows.rejected - (rejects?.gone ?? 0),
				blank: reading.rows.blank + gone,
				...(erased > 0 && { erased })
			}
		},
		parts
	};
}

/** A value of a column that is to change, with what stands in its place. */
type Change = Omit<ErasedValue, 'digest'> & { readonly value: string };

async function rewriteAccepted(
	workspace: Workspace,
	{ part }: Reading,
	contract: Contract,
	{ erasures, lines }: Rewriting,
	anew: boolean
): Promise<{ part: MadePart; gone: number; changed: number } | null> {
	if (part === null || (erasures.length === 0 && lines.size === 0)) return null;
	return withPart(workspace, part, async (connection, from) => {
		const held = await columnsOf(connection, from);
		const changes = await changesIn(connection, from, held, contract, erasures);
		const onLines = [...lines];
		if (changes.length === 0 && onLines.length === 0 && !anew) return null;
		for (const [at, { values }] of changes.entries())
			await fill(connection, `change_${at}`, values);
		await connection.run('create or replace temp table gone_lines (line integer)');
		for (let at = 0; at < onLines.length; at += 1_000)
			await connection.run(
				`insert into gone_lines values ${onLines
					.slice(at, at + 1_000)
					.map((line) => `(${Number(line)})`)
					.join(', ')}`
			);
		const after = (contract.processing.keep?.after ?? []).filter((name) => held.includes(name));
		const dates = after.map((name) => `p.${quoteName(name)}::date`);
		const last = `coalesce(greatest(${[...dates, 'null::date'].join(', ')}), p._delivered_on)`;
		const joins = changes.map(
			({ field }, at) =>
				`left join change_${at} as c${at} on c${at}.value = p.${quoteName(field)}
					and (c${at}.until is null or ${last} <= c${at}.until::date)`
		);
		const leaves = [
			...changes.map((_, at) => `(c${at}.value is not null and c${at}.token is null)`),
			'p._line in (select line from gone_lines)'
		].join(' or ');
		const changed = changes.map((_, at) => `c${at}.token is not null`).join(' or ') || 'false';
		// Who asked to be erased is told by a count; who was inactive is not.
		const asked =
			changes.map((_, at) => `(c${at}.token is not null and c${at}.until is null)`).join(' or ') ||
			'false';
		await connection.run(
			`create or replace temp view rewritten as
			select p.*, (${leaves}) as _leaves, (${changed}) as _changed, (${asked}) as _asked,
				${changes.map((_, at) => `c${at}.token as _token_${at},`).join(' ')} true as _last
			from (select *, row_number() over () as _row from ${from}) as p ${joins.join('\n')}`
		);
		const [counts] = await rowsOf<{ gone: number; changed: number; asked: number }>(
			connection,
			`select count(*) filter (_leaves) as gone, count(*) filter (_changed and not _leaves) as changed,
				count(*) filter (_asked and not _leaves) as asked from rewritten`
		);
		const gone = counts?.gone ?? 0;
		const altered = counts?.changed ?? 0;
		if (gone + altered === 0 && !anew) return null;
		const listed = held.map((name) => {
			const at = changes.findIndex(({ field }) => field === name);
			const own = quoteName(name);
			return at === -1 ? own : `coalesce(_token_${at}, ${own}) as ${own}`;
		});
		const made = await writePart(
			workspace,
			part,
			connection,
			`select ${listed.join(', ')} from rewritten where not _leaves order by _row`
		);
		return { part: made, gone, changed: counts?.asked ?? 0 };
	});
}

/** Parts together in one question to DuckDB. */
const partsAtOnce = 400;

/**
 * How many rows of each part bear an identifier looked for, all parts of a dataset at once: what
 * people are known by is worked out once for each value, however many files repeat it.
 */
export async function partsAbout(
	workspace: Workspace,
	contract: Contract,
	parts: readonly string[],
	erasures: readonly Erasures[]
): Promise<ReadonlyMap<string, number>> {
	const found = new Map<string, number>();
	if (!erasures.some(({ values }) => values.length > 0)) return found;
	await withParts(workspace, async (connection) => {
		for (const from of listed(workspace, parts)) {
			const held = await columnsOf(connection, from);
			const changes = await changesIn(connection, from, held, contract, erasures);
			if (changes.length === 0) continue;
			for (const [at, { values }] of changes.entries())
				await fill(connection, `change_${at}`, values);
			const bears = changes.map(
				({ field }, at) => `${quoteName(field)} in (select value from change_${at})`
			);
			const rows = await rowsOf<{ path: string; count: number }>(
				connection,
				`select part_path as path, count(*) as count from ${from} where ${bears.join(' or ')} group by 1`
			);
			for (const { path, count } of rows) found.set(hashOf(path), count);
		}
	});
	return found;
}

/** Parts of refused rows in which what was kept of one tells of an erased person. */
export async function rejectsAbout(
	workspace: Workspace,
	parts: readonly string[],
	erasures: readonly Erasures[]
): Promise<ReadonlySet<string>> {
	const found = new Set<string>();
	if (erasures.length === 0) return found;
	const about = erasedReject(erasures);
	await withParts(workspace, async (connection) => {
		for (const from of listed(workspace, parts)) {
			const optional = await optionalColumns(connection, from);
			const rows = await rowsOf<RejectTexts & { path: string }>(
				connection,
				`select part_path as path, line, value, "row", ${optional} from ${from}`
			);
			for (const row of rows)
				if (!found.has(hashOf(row.path)) && about(row)) found.add(hashOf(row.path));
		}
	});
	return found;
}

/** Rows of a part that bear an identifier looked for, as they are kept: without what was dropped. */
export async function rowsAbout(
	workspace: Workspace,
	part: string,
	contract: Contract,
	erasures: readonly Erasures[]
): Promise<readonly Readonly<Record<string, unknown>>[]> {
	return withPart(workspace, part, async (connection, from) => {
		const held = await columnsOf(connection, from);
		const changes = await changesIn(connection, from, held, contract, erasures);
		if (changes.length === 0) return [];
		const found = changes.map(
			({ field, values }) =>
				`${quoteName(field)} in (${values.map(({ value }) => quoteText(value)).join(', ')})`
		);
		return rowsOf(connection, `select * from ${from} where ${found.join(' or ')} order by _line`);
	});
}

function listed(workspace: Workspace, parts: readonly string[]): readonly string[] {
	const all = [...new Set(parts)];
	return Array.from({ length: Math.ceil(all.length / partsAtOnce) }, (_, at) => {
		const paths = all
			.slice(at * partsAtOnce, (at + 1) * partsAtOnce)
			.map((hash) => quoteText(partPath(workspace, hash)));
		return `read_parquet([${paths.join(', ')}], filename = 'part_path', union_by_name = true)`;
	});
}

function hashOf(path: string): string {
	return basename(path, '.parquet');
}

/** By column, the values that erased people have. */
async function changesIn(
	connection: Connection,
	from: string,
	held: readonly string[],
	contract: Contract,
	erasures: readonly Erasures[]
): Promise<readonly { readonly field: string; readonly values: readonly Change[] }[]> {
	const changes: { field: string; values: readonly Change[] }[] = [];
	for (const field of contract.fields) {
		if (!tellsWhom(field) || field.personal === 'dropped' || !held.includes(field.name)) continue;
		const values = await changesOf(connection, from, field, erasures);
		if (values.length > 0) changes.push({ field: field.name, values });
	}
	return changes;
}

/** The values of a column that erased people have. */
async function changesOf(
	connection: Connection,
	from: string,
	field: Field,
	erasures: readonly Erasures[]
): Promise<readonly Change[]> {
	if (erasures.length === 0) return [];
	const column = quoteName(field.name);
	const rows = await rowsOf<{ value: string }>(
		connection,
		`select distinct ${column}::varchar as value from ${from} where ${column} is not null`
	);
	const groups = erasures.map(({ key, values }) => ({
		key,
		values: new Map(values.map((value) => [value.digest, value]))
	}));
	return rows.flatMap(({ value }): Change[] => {
		for (const { key, values } of groups) {
			const found =
				field.personal === 'pseudonym'
					? values.get(digestOfPseudonym(key, value))
					: spellingsOf(value)
							.map((text) => values.get(digestOfText(key, text)))
							.find((one) => one !== undefined);
			if (found) return [{ value, token: found.token, until: found.until }];
		}
		return [];
	});
}

async function fill(
	connection: Connection,
	table: string,
	values: readonly Change[]
): Promise<void> {
	await connection.run(
		`create or replace temp table ${table} (value varchar, token varchar, until varchar)`
	);
	const text = (value: string | null) => (value === null ? 'null' : quoteText(value));
	for (let at = 0; at < values.length; at += 500)
		await connection.run(
			`insert into ${table} values ${values
				.slice(at, at + 500)
				.map(({ value, token, until }) => `(${[value, token, until].map(text).join(', ')})`)
				.join(', ')}`
		);
}

type RejectTexts = {
	readonly line: number;
	readonly value: string | null;
	readonly row: string;
	readonly hash: string | null;
	readonly key: string | null;
};

async function rewriteRejects(
	workspace: Workspace,
	{ rejects, textsPurged }: Reading,
	{ erasures, lines, withoutTexts = false }: Rewriting
): Promise<{ part: MadePart | null; gone: number } | null> {
	if (rejects === null) return null;
	return withPart(workspace, rejects, async (connection, from) => {
		const held = await columnsOf(connection, from);
		const about = erasedReject(erasures);
		const rows = await rowsOf<RejectTexts>(
			connection,
			`select line, value, "row", ${await optionalColumns(connection, from)} from ${from}`
		);
		const leave = new Set(
			rows.filter((row) => lines.has(row.line) || about(row)).map(({ line }) => line)
		);
		const told = withoutTexts && textsPurged !== true;
		if (leave.size === 0 && !told) return null;
		const gone = rows.filter(({ line }) => leave.has(line)).length;
		if (gone === rows.length) return { part: null, gone };
		const blank: Readonly<Record<string, string>> = {
			value: 'null::varchar as "value"',
			row: '\'[]\' as "row"',
			hash: 'null::varchar as "hash"',
			key: 'null::varchar as "key"'
		};
		const listed = held.map((name) => (withoutTexts && blank[name]) || quoteName(name));
		const list = [...leave].map(Number).join(', ');
		const made = await writePart(
			workspace,
			rejects,
			connection,
			`select ${listed.join(', ')} from ${from} ${list === '' ? '' : `where line not in (${list})`}`
		);
		return { part: made, gone };
	});
}

/** Whether a refused row tells of an erased person in what was kept of it. */
function erasedReject(erasures: readonly Erasures[]): (row: RejectTexts) => boolean {
	const groups = erasures.map(({ key, values, rows }) => ({
		key,
		values: new Set(values.filter(({ until }) => until === null).map(({ digest }) => digest)),
		rows: new Set(rows.map(({ digest }) => digest))
	}));
	return ({ value, row, hash, key: rowKey }) => {
		const cells = JSON.parse(row) as (string | null)[];
		const texts = [value, ...cells].filter(
			(text) => text !== null && text.trim() !== ''
		) as string[];
		const keys = rowKey?.split(KEY_SEPARATOR) ?? [];
		return groups.some(
			({ key, values, rows }) =>
				(hash !== null && rows.has(hash)) ||
				keys.some((part) => values.has(digestOfPseudonym(key, part))) ||
				[...texts, ...keys].some((text) =>
					spellingsOf(text).some((one) => values.has(digestOfText(key, one)))
				)
		);
	};
}

/** Parts written before rows had a hash and a key lack these columns. */
async function optionalColumns(connection: Connection, from: string): Promise<string> {
	const held = await columnsOf(connection, from);
	return ['hash', 'key']
		.map((name) => (held.includes(name) ? `"${name}"` : `null::varchar as "${name}"`))
		.join(', ');
}

function withPart<T>(
	workspace: Workspace,
	hash: string,
	work: (connection: Connection, from: string) => Promise<T>
): Promise<T> {
	const from = `read_parquet(${quoteText(partPath(workspace, hash))})`;
	return withParts(workspace, (connection) => work(connection, from));
}

async function withParts<T>(
	workspace: Workspace,
	work: (connection: Connection) => Promise<T>
): Promise<T> {
	const database = await openDatabase({
		allowedDirectories: [workspace.paths.parts],
		locked: true,
		threads: 1
	});
	try {
		return await database.use(work);
	} finally {
		database.close();
	}
}

async function columnsOf(connection: Connection, from: string): Promise<readonly string[]> {
	const rows = await rowsOf<{ name: string }>(
		connection,
		`select column_name as name from (describe select * from ${from})`
	);
	return rows.map(({ name }) => name);
}

/** Writes rows as a part named by what it came from and what it holds. */
export async function writePart(
	workspace: Workspace,
	from: string,
	connection: Connection,
	sql: string
): Promise<MadePart> {
	const written = await unsettledPath(workspace.paths.parts, '.parquet');
	try {
		await connection.run(`copy (${sql}) to ${quoteText(written)} ${asPart}`);
		const sha256 = await digestFile(written);
		const { size: bytes } = await stat(written);
		const hash = workHash('rewritten', { from, sha256 });
		await syncFile(written);
		await settleFile(written, partPath(workspace, hash));
		return { hash, bytes, sha256 };
	} catch (error) {
		await rm(written, { force: true });
		throw error;
	}
}

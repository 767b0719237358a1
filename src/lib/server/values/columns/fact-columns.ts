import { quoteName, rowsOf, readNumberColumns, type Database } from '../../duckdb.ts';
import type { FactsShape, MeasuredKind } from '../facts-shape.ts';

/**
 * One indicator's facts as columns of numbers, so that a question is a few loops over them. Days
 * are counted from 1970; texts are their place in a list, from 1, 0 being what is not stated.
 */
export type FactColumns = {
	readonly rows: number;
	/** The day a fact is on, or begins. */
	readonly from: Int32Array;
	/** The day before which it ends, `never` while it lasts; null for facts on a date. */
	readonly until: Int32Array | null;
	/** The day it is known; null when that is always the day it is on. */
	readonly known: Int32Array | null;
	/** The most days from when a fact is on to when it is known, and the day by which all are known. */
	readonly lag: number;
	readonly lastKnown: number;
	/** Rows come in the order of `from`. */
	readonly byDate: boolean;
	/** What is counted: one column, or a ratio's two; none for distinct counts. */
	readonly amounts: readonly Float64Array[];
	/** All amounts are whole numbers, so that sums are exact in any order. */
	readonly whole: boolean;
	/** Which unit each is about, and which key it counts: from 1, 0 for none. */
	readonly units: Codes | null;
	readonly keys: Codes | null;
	/** Territories and dimensions by column. */
	readonly texts: ReadonlyMap<
		string,
		{ readonly list: readonly string[]; readonly codes: Uint8Array | Uint16Array | Int32Array }
	>;
	readonly dimensions: readonly string[];
	/** Cells past which facts are not tallied. */
	readonly maximumCells: number;
	/** With what their tallies may take. */
	readonly bytes: number;
};

/** Numbers that stand for texts: 0 for none, then 1 to `count`. */
export type Codes = { readonly codes: Int32Array; readonly count: number };

/** Past every day that can be asked about. */
export const never = 2_147_483_647;

/** Kept for each indicator's facts; the oldest gives way. */
export const maximumTallies = 3;
/** Past so many, running through facts takes hardly longer. */
const cellsPerFact = 1 / 4;
const cellBytes = 40;

const places = ['commune', 'intercommunality', 'department'] as const;

/** The columns that each kind counts. */
const amountsOf: Readonly<Record<MeasuredKind, readonly string[]>> = {
	stock: ['quantity'],
	flow: ['quantity'],
	ratio: ['numerator', 'denominator'],
	median: ['value'],
	distinct: [],
	level: ['value']
};

export type ColumnsWanted = {
	readonly indicator: string;
	readonly kind: MeasuredKind;
	readonly shape: FactsShape;
	readonly dimensions: readonly string[];
	/** Cells of a tally for each fact, at most; fewer are worth their memory. */
	readonly cellsPerFact?: number;
};

/**
 * Reads an indicator's facts whole: medians in the order of their values, intervals by what they
 * are about and their beginning, others by date. Null when an amount is missing, which SQL counts
 * in its own way.
 */
export async function readFactColumns(
	database: Database,
	wanted: ColumnsWanted
): Promise<FactColumns | null> {
	const { shape } = wanted;
	const { facts, amounts, coded, texts } = namesOf(wanted);
	return database.use(async (connection) => {
		const [looked] = await rowsOf<Looked>(connection, lookStatement(facts, shape, amounts));
		if (!looked || looked.gaps) return null;
		const lists = new Map<string, readonly string[]>();
		for (const column of texts) {
			const name = quoteName(column);
			const found = await rowsOf<{ text: string }>(
				connection,
				`select distinct ${name} as text from ${facts} where ${name} is not null order by text`
			);
			lists.set(
				column,
				found.map(({ text }) => text)
			);
		}
		const columns = await readNumberColumns(
			connection,
			columnsStatement(facts, wanted, { amounts, coded, texts, known: looked.later }),
			[...lists.values()],
			looked.rows
		);
		const next = <T extends Int32Array | Float64Array>() => columns.shift() as T;
		return columnsOf(wanted, looked, {
			from: next<Int32Array>(),
			until: shape.intervals ? next<Int32Array>() : null,
			known: looked.later ? next<Int32Array>() : null,
			amounts: amounts.map(() => next<Float64Array>()),
			codes: new Map(coded.map((column) => [column, next<Int32Array>()])),
			texts: new Map(
				texts.map((column) => [
					column,
					{ list: lists.get(column) ?? [], codes: next<Int32Array>() }
				])
			)
		});
	});
}

/** The columns to read: what is counted, keys to number, texts to list. */
export function namesOf({ indicator, kind, shape, dimensions }: ColumnsWanted) {
	const named = shape.units === 'once' || shape.units === 'repeated';
	return {
		facts: `facts.${quoteName(indicator)}`,
		amounts: amountsOf[kind],
		coded: [...(named ? ['unit_key'] : []), ...(kind === 'distinct' ? ['key'] : [])],
		texts: [...places, ...dimensions]
	};
}

/** Facts that were read, in order, before they are made as small as can be. */
export type FactsRead = Pick<FactColumns, 'from' | 'until' | 'known' | 'amounts'> & {
	readonly codes: ReadonlyMap<string, Int32Array>;
	readonly texts: ReadonlyMap<
		string,
		{ readonly list: readonly string[]; readonly codes: Int32Array }
	>;
};

/** The columns of facts that were read. */
export function columnsOf(
	wanted: ColumnsWanted,
	{ rows, lag, lastKnown, whole }: Omit<Looked, 'later' | 'gaps'>,
	{ codes, texts, ...read }: FactsRead
): FactColumns {
	const { kind, shape, dimensions } = wanted;
	const inTexts = [...texts].map(
		([column, text]) =>
			[column, { list: text.list, codes: narrowed(text.codes, text.list.length) }] as const
	);
	const maximumCells = Math.floor(rows * (wanted.cellsPerFact ?? cellsPerFact));
	const all = [
		read.from,
		read.until,
		read.known,
		...read.amounts,
		...codes.values(),
		...inTexts.map(([, text]) => text.codes)
	];
	return {
		...read,
		rows,
		lag,
		lastKnown,
		byDate: kind !== 'median' && codes.size * Number(shape.intervals) === 0,
		whole,
		units: codesOf(codes.get('unit_key')),
		keys: codesOf(codes.get('key')),
		texts: new Map(inTexts),
		dimensions,
		maximumCells,
		bytes:
			all.reduce((sum, column) => sum + (column?.byteLength ?? 0), 0) +
			maximumTallies * maximumCells * cellBytes
	};
}

/** In as few bytes as hold them: a question runs through them all. */
function narrowed(codes: Int32Array, highest: number): Uint8Array | Uint16Array | Int32Array {
	if (highest < 2 ** 8) return Uint8Array.from(codes);
	return highest < 2 ** 16 ? Uint16Array.from(codes) : codes;
}

function codesOf(codes: Int32Array | undefined): Codes | null {
	if (!codes) return null;
	let count = 0;
	for (const code of codes) if (code > count) count = code;
	return { codes, count };
}

/** Facts without a day, or a day they are known, are never counted. */
export function datedFacts(facts: string, { intervals }: FactsShape): string {
	return `(select * from ${facts} where ${intervals ? 'start_on' : 'on_date'} is not null and known_on is not null)`;
}

/** A date as a number of days. */
export function dayOf(column: string): string {
	return `(${column} - date '1970-01-01')::integer`;
}

/** The day a fact is on, or those over which it lasts. */
export function daysOf({ intervals }: FactsShape): readonly string[] {
	if (!intervals) return [dayOf('on_date')];
	return [dayOf('start_on'), `coalesce(${dayOf('end_on')}, ${never})::integer`];
}

function lookStatement(facts: string, shape: FactsShape, amounts: readonly string[]): string {
	const start = shape.intervals ? 'start_on' : 'on_date';
	const every = (test: (column: string) => string, joined: string, none: string) =>
		amounts.map(test).join(joined) || none;
	return `
		select count(*) as rows,
			coalesce(bool_or(known_on <> ${start}), false) as later,
			greatest(coalesce(max(known_on - ${start}), 0), 0)::integer as lag,
			coalesce(max(known_on - date '1970-01-01'), 0)::integer as "lastKnown",
			coalesce(bool_and(${every((column) => `${column} = trunc(${column}) and abs(${column}) < 1e9`, ' and ', 'true')}), true) as whole,
			coalesce(bool_or(${every((column) => `${column} is null or not isfinite(${column})`, ' or ', 'false')}), false) as gaps
		from ${datedFacts(facts, shape)}`;
}

type Looked = {
	readonly rows: number;
	readonly later: boolean;
	readonly lag: number;
	readonly lastKnown: number;
	readonly whole: boolean;
	readonly gaps: boolean;
};

type Wanted = {
	readonly amounts: readonly string[];
	readonly coded: readonly string[];
	readonly texts: readonly string[];
	readonly known: boolean;
};

function columnsStatement(
	facts: string,
	{ kind, shape }: ColumnsWanted,
	{ amounts, coded, texts, known }: Wanted
): string {
	const start = shape.intervals ? 'start_on' : 'on_date';
	const lists = texts.map(
		(_, at) =>
			`text${at} as (select unnest($${at + 1}::varchar[]) as text, unnest(range(1, len($${at + 1}::varchar[]) + 1))::integer as code)`
	);
	const codings = coded.map(
		(column, at) =>
			`code${at} as (
				select ${column} as text, (row_number() over ())::integer as code
				from (select distinct ${column} from ${facts} where ${column} is not null)
			)`
	);
	const identity = coded.indexOf(kind === 'distinct' ? 'key' : 'unit_key');
	const order = shape.intervals
		? [...(identity < 0 ? [] : [`code${identity}.code`]), start]
		: [kind === 'median' ? 'facts.value' : start];
	return `
		with ${[...lists, ...codings].join(', ')}
		select ${[
			...daysOf(shape),
			...(known ? [dayOf('known_on')] : []),
			...amounts.map((column) => `facts.${column}::double`),
			...coded.map((_, at) => `coalesce(code${at}.code, 0)::integer`),
			...texts.map((_, at) => `coalesce(text${at}.code, 0)::integer`)
		].join(', ')}
		from ${datedFacts(facts, shape)} as facts
		${coded.map((column, at) => `left join code${at} on code${at}.text = facts.${column}`).join(' ')}
		${texts.map((column, at) => `left join text${at} on text${at}.text = facts.${quoteName(column)}`).join(' ')}
		order by ${order.join(', ')}`;
}

import { quoteName, readColumns, type Database } from '../../duckdb.ts';
import {
	columnsOf,
	datedFacts,
	dayOf,
	daysOf,
	namesOf,
	type ColumnsWanted,
	type FactColumns
} from './fact-columns.ts';

/**
 * Reads an indicator's facts as `readFactColumns` does, in one statement, and numbers their texts
 * here: for few facts DuckDB takes longer to prepare a statement than to run it.
 */
export async function readFewFacts(
	database: Database,
	wanted: ColumnsWanted
): Promise<FactColumns | null> {
	const { amounts, coded, texts } = namesOf(wanted);
	const columns = await database.use((connection) =>
		readColumns(connection, factsStatement(wanted))
	);
	const next = <T>() => (columns.shift() ?? []) as T[];
	const days = () => Int32Array.from(next<number>());
	const from = days();
	const until = wanted.shape.intervals ? days() : null;
	const known = days();
	const given = amounts.map(() => next<number | null>());
	// Infinite and missing alike.
	if (!given.every((column) => column.every(Number.isFinite))) return null;
	const read = given.map((column) => Float64Array.from(column as number[]));
	return columnsOf(
		wanted,
		{ ...delaysOf(from, known), rows: from.length, whole: read.every(isWhole) },
		{
			from,
			until,
			known: known.every((day, at) => day === from[at]) ? null : known,
			amounts: read,
			codes: new Map(coded.map((column) => [column, numbered(next<string | null>()).codes])),
			texts: new Map(texts.map((column) => [column, listed(next<string | null>())]))
		}
	);
}

function factsStatement(wanted: ColumnsWanted): string {
	const { kind, shape } = wanted;
	const { facts, amounts, coded, texts } = namesOf(wanted);
	const start = shape.intervals ? 'start_on' : 'on_date';
	// Numbers are given in the order of this: those of a key ascend.
	const identity = shape.intervals ? coded.slice(-1) : [];
	const order = kind === 'median' ? ['value'] : [...identity, start];
	return `
		select ${[
			...daysOf(shape),
			dayOf('known_on'),
			...amounts.map((column) => `${column}::double`),
			...coded,
			...texts.map(quoteName)
		].join(', ')}
		from ${datedFacts(facts, shape)}
		order by ${order.join(', ')}`;
}

function delaysOf(from: Int32Array, known: Int32Array): Pick<FactColumns, 'lag' | 'lastKnown'> {
	let lag = 0;
	let lastKnown = known[0] ?? 0;
	for (const [at, day] of known.entries()) {
		lag = Math.max(lag, day - from[at]!);
		lastKnown = Math.max(lastKnown, day);
	}
	return { lag, lastKnown };
}

/** Sums are exact in any order. */
function isWhole(amounts: Float64Array): boolean {
	return amounts.every((amount) => Number.isInteger(amount) && Math.abs(amount) < 1e9);
}

/** Each text's number, from 1 as they come; 0 for none. */
function numbered(texts: readonly (string | null)[]) {
	const numbers = new Map<string, number>();
	const codes = new Int32Array(texts.length);
	for (const [at, text] of texts.entries()) {
		if (text === null) continue;
		const known = numbers.get(text);
		codes[at] = known ?? numbers.size + 1;
		if (known === undefined) numbers.set(text, codes[at]);
	}
	return { codes, list: [...numbers.keys()] };
}

/** Numbered in the order of a list that is sorted as DuckDB sorts: by bytes. */
function listed(texts: readonly (string | null)[]) {
	const { codes, list } = numbered(texts);
	const sorted = list.toSorted((one, other) => Buffer.from(one).compare(Buffer.from(other)));
	const places = new Map(sorted.map((text, at) => [text, at + 1]));
	const moved = Int32Array.from([0, ...list.map((text) => places.get(text)!)]);
	return { list: sorted, codes: codes.map((code) => moved[code]!) };
}

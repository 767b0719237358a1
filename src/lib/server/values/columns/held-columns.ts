import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Edition } from '../../editions/edition.ts';
import type { FactsShape, MeasuredKind } from '../facts-shape.ts';
import { readFactColumns, type FactColumns } from './fact-columns.ts';
import { readFewFacts } from './read-few-facts.ts';

/** Bytes of columns kept in all; those least recently asked for are dropped first. */
const maximumBytes = 256 * 2 ** 20;
/** More facts than this are left to SQL. */
const maximumRows = 4_000_000;
/** Reading so many takes no longer than asking SQL once. */
const readAtOnce = 50_000;
/** So many are numbered here, without DuckDB's threads. */
const few = 10_000;

type Held = {
	readonly reading: Promise<FactColumns | null>;
	columns: FactColumns | null | undefined;
};

/** By part, whose content never changes. */
const held = new Map<string, Held>();
/** Parts of many facts that were asked about once. */
const asked = new Set<string>();
let bytesHeld = 0;

/**
 * An indicator's facts in memory, or null while SQL is to be asked. Few facts are read at once;
 * many from the second question on, and nobody waits for them: a command asks once and ends.
 */
export async function heldColumns(
	edition: Edition,
	indicator: Indicator & { readonly kind: MeasuredKind },
	shape: FactsShape
): Promise<FactColumns | null> {
	const part = edition.manifest.facts[indicator.id]?.part;
	if (part === undefined || indicator.kind === 'level' || shape.rows > maximumRows) return null;
	const known = held.get(part);
	if (known) {
		held.delete(part);
		held.set(part, known);
		if (shape.rows <= readAtOnce) return known.reading;
		return known.columns ?? null;
	}
	if (shape.rows <= readAtOnce) return read(edition, indicator, shape, part);
	if (asked.has(part)) void read(edition, indicator, shape, part);
	asked.add(part);
	return null;
}

/** Settles when nothing is being read. */
export async function columnsSettled(): Promise<void> {
	await Promise.all([...held.values()].map(({ reading }) => reading));
}

function read(
	edition: Edition,
	{ id, kind, dimensions }: Indicator & { readonly kind: MeasuredKind },
	shape: FactsShape,
	part: string
): Promise<FactColumns | null> {
	const wanted = { indicator: id, kind, shape, dimensions: Object.keys(dimensions) };
	const readFacts = shape.rows <= few ? readFewFacts : readFactColumns;
	const entry: Held = {
		// SQL, which is asked instead, tells what is wrong.
		reading: readFacts(edition.database, wanted).catch(() => forget(part)),
		columns: undefined
	};
	held.set(part, entry);
	return entry.reading.then((columns) => {
		entry.columns = columns;
		bytesHeld += columns?.bytes ?? 0;
		dropOldest(part);
		return columns;
	});
}

function forget(part: string): null {
	held.delete(part);
	return null;
}

function dropOldest(latest: string): void {
	for (const [part, { columns }] of held) {
		if (bytesHeld <= maximumBytes) return;
		if (!columns || part === latest) continue;
		held.delete(part);
		bytesHeld -= columns.bytes;
	}
}

import type { Indicator, Kind } from '#lib/indicators/indicator.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import { quoteName, quoteText } from '../duckdb.ts';
import type { Edition } from '../editions/edition.ts';

/** The kinds that have facts of their own. */
export type MeasuredKind = Exclude<Kind, 'formula'>;

/**
 * How facts say which unit of observation they are about: not at all (a row is a unit), each unit
 * in one fact only, in several, or by the key that a distinct count counts.
 */
export type UnitsOf = 'rows' | 'once' | 'repeated' | 'keys';

/** What an indicator's facts hold, found once per part. */
export type FactsShape = {
	/** Facts are valid over `[start_on, end_on)`, not on a date. */
	readonly intervals: boolean;
	readonly rows: number;
	readonly units: UnitsOf;
	/** Facts that say in which of each they lie. */
	readonly located: {
		readonly commune: number;
		readonly intercommunality: number;
		readonly department: number;
	};
	/** Dates of facts known before they come, with the day they are known: only where the grain is coarse. */
	readonly early: readonly { readonly on: IsoDate; readonly known: IsoDate }[];
};

/** By part, whose content never changes, and grain. */
const shapesOfParts = new Map<string, FactsShape>();
const maximumParts = 5_000;

/** Statements that count facts at once. */
const chunks = 4;

const shapesOfEditions = new WeakMap<Edition, Promise<ReadonlyMap<string, FactsShape>>>();

/** Every indicator's facts by id; formulas have none. */
export function factsShapes(edition: Edition): Promise<ReadonlyMap<string, FactsShape>> {
	let found = shapesOfEditions.get(edition);
	if (!found) {
		found = readShapes(edition);
		shapesOfEditions.set(edition, found);
		found.catch(() => shapesOfEditions.delete(edition));
	}
	return found;
}

async function readShapes(edition: Edition): Promise<ReadonlyMap<string, FactsShape>> {
	const measured = edition.programme.indicators
		.map(({ indicator }) => indicator)
		.filter(({ id }) => edition.manifest.facts[id] !== undefined);
	const keyOf = ({ id, finest }: Indicator) => `${edition.manifest.facts[id]?.part} ${finest}`;
	const unknown = measured.filter((indicator) => !shapesOfParts.has(keyOf(indicator)));
	const read = await readNewShapes(edition, unknown);
	if (shapesOfParts.size > maximumParts) shapesOfParts.clear();
	const shapes = new Map<string, FactsShape>();
	for (const indicator of measured) {
		const key = keyOf(indicator);
		const shape = read.get(indicator.id) ?? shapesOfParts.get(key);
		if (!shape) continue;
		shapesOfParts.set(key, shape);
		shapes.set(indicator.id, shape);
	}
	return shapes;
}

type ShapeRow = {
	readonly indicator: string;
	readonly facts: number;
	readonly named: number;
	readonly units: number;
	/** Keys that are not their fact's unit; null where there are no keys. */
	readonly other_keys: number | null;
	readonly communes: number;
	readonly intercommunalities: number;
	readonly departments: number;
};

async function readNewShapes(
	edition: Edition,
	indicators: readonly Indicator[]
): Promise<ReadonlyMap<string, FactsShape>> {
	if (indicators.length === 0) return new Map();
	const intervals = await findIntervals(edition);
	const chunk = Math.ceil(indicators.length / chunks);
	const [rows, early] = await Promise.all([
		Promise.all(
			Array.from({ length: chunks }, (_, at) =>
				countFacts(edition, indicators.slice(at * chunk, (at + 1) * chunk))
			)
		),
		readEarly(
			edition,
			indicators.filter(({ id, finest }) => finest !== 'day' && !intervals.has(id))
		)
	]);
	return new Map(
		rows.flat().map((row) => [
			row.indicator,
			{
				intervals: intervals.has(row.indicator),
				rows: row.facts,
				units: unitsOf(row),
				located: {
					commune: row.communes,
					intercommunality: row.intercommunalities,
					department: row.departments
				},
				early: early.get(row.indicator) ?? []
			}
		])
	);
}

async function findIntervals(edition: Edition): Promise<ReadonlySet<string>> {
	const rows = await edition.database.all<{ indicator: string }>(`
		select table_name as indicator from duckdb_columns()
		where schema_name = 'facts' and column_name = 'start_on'`);
	return new Set(rows.map(({ indicator }) => indicator));
}

async function countFacts(
	edition: Edition,
	indicators: readonly Indicator[]
): Promise<readonly ShapeRow[]> {
	if (indicators.length === 0) return [];
	return edition.database.all<ShapeRow>(
		indicators
			.map(
				({ id, kind }) => `
				select ${quoteText(id)} as indicator, count(*) as facts,
					count(unit_key) as named, count(distinct unit_key) as units,
					${kind === 'distinct' ? 'count(*) filter (unit_key is distinct from key)' : 'null::bigint'} as other_keys,
					count(commune) as communes, count(intercommunality) as intercommunalities,
					count(department) as departments
				from facts.${quoteName(id)}`
			)
			.join(' union all ')
	);
}

async function readEarly(edition: Edition, coarse: readonly Indicator[]) {
	const early = new Map<string, { on: IsoDate; known: IsoDate }[]>();
	if (coarse.length === 0) return early;
	const rows = await edition.database.all<{ indicator: string; on: IsoDate; known: IsoDate }>(
		coarse
			.map(
				({ id }) => `
				select ${quoteText(id)} as indicator, on_date as "on", min(known_on) as known
				from facts.${quoteName(id)} where known_on < on_date group by all`
			)
			.join(' union all ')
	);
	for (const { indicator, on, known } of rows)
		early.set(indicator, [...(early.get(indicator) ?? []), { on, known }]);
	return early;
}

function unitsOf({ named, units, other_keys }: ShapeRow): UnitsOf {
	if (other_keys !== null && (other_keys === 0 || named === 0)) return 'keys';
	if (named === 0) return 'rows';
	return units === named ? 'once' : 'repeated';
}

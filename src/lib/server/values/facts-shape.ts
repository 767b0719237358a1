import type { Kind } from '#lib/indicators/indicator.ts';
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

/** What an indicator's facts hold, found once per edition. */
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
	/** First day of the latest fact. */
	readonly lastOn: IsoDate | null;
	readonly columns: readonly string[];
};

const shapes = new WeakMap<Edition, Promise<ReadonlyMap<string, FactsShape>>>();

/** Every indicator's facts by id; formulas have none. */
export function factsShapes(edition: Edition): Promise<ReadonlyMap<string, FactsShape>> {
	let found = shapes.get(edition);
	if (!found) {
		found = readShapes(edition);
		shapes.set(edition, found);
		found.catch(() => shapes.delete(edition));
	}
	return found;
}

async function readShapes(edition: Edition): Promise<ReadonlyMap<string, FactsShape>> {
	const columns = await edition.database.all<{ indicator: string; columns: string[] }>(`
		select table_name as indicator, list(column_name order by column_index) as columns
		from duckdb_columns() where schema_name = 'facts' group by all order by all`);
	const known = columns.filter(({ indicator }) =>
		edition.programme.indicators.some(({ id }) => id === indicator)
	);
	if (known.length === 0) return new Map();
	const counts = await edition.database.all<{
		indicator: string;
		facts: number;
		named: number;
		units: number;
		other_keys: number | null;
		communes: number;
		intercommunalities: number;
		departments: number;
		last: IsoDate | null;
	}>(
		known
			.map(
				({ indicator, columns }) => `
				select ${quoteText(indicator)} as indicator, count(*) as facts, count(unit_key) as named, count(distinct unit_key) as units,
					${columns.includes('key') ? 'count(*) filter (unit_key is distinct from key)' : 'null::bigint'} as other_keys,
					count(commune) as communes, count(intercommunality) as intercommunalities,
					count(department) as departments,
					max(${quoteName(columns.includes('start_on') ? 'start_on' : 'on_date')}) as last
				from facts.${quoteName(indicator)}`
			)
			.join(' union all ')
	);
	const early = await readEarly(
		edition,
		known.filter(({ columns }) => columns.includes('on_date')).map(({ indicator }) => indicator)
	);
	const byId = new Map(known.map(({ indicator, columns }) => [indicator, columns]));
	return new Map(
		counts.map((count) => {
			const columns = byId.get(count.indicator) ?? [];
			return [
				count.indicator,
				{
					intervals: columns.includes('start_on'),
					rows: count.facts,
					units: unitsOf(count),
					located: {
						commune: count.communes,
						intercommunality: count.intercommunalities,
						department: count.departments
					},
					early: early.get(count.indicator) ?? [],
					lastOn: count.last,
					columns
				}
			];
		})
	);
}

async function readEarly(edition: Edition, dated: readonly string[]) {
	const coarse = edition.programme.indicators.filter(
		({ id, indicator }) => indicator.finest !== 'day' && dated.includes(id)
	);
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

function unitsOf(count: { named: number; units: number; other_keys: number | null }): UnitsOf {
	if (count.other_keys === 0 || (count.other_keys !== null && count.named === 0)) return 'keys';
	if (count.named === 0) return 'rows';
	return count.units === count.named ? 'once' : 'repeated';
}

import type { Indicator } from '#lib/indicators/indicator.ts';
import { quoteName } from '../duckdb.ts';
import type { Edition } from '../editions/edition.ts';
import { dimensionsOf, measuredIds, type Question } from './question.ts';
import { unknownName } from './refusal.ts';
import type { ValuesQuery } from './values-query.ts';

/** What a reader types for "unknown". */
export const unknownValue = '';

/**
 * Checks the dimensions of a question: each must be a split of at least one indicator asked, and
 * each value filtered on one that the contract labels or that a fact has.
 */
export async function checkDimensions(
	edition: Edition,
	{ by, where }: Pick<ValuesQuery, 'by' | 'where'>,
	indicators: readonly Indicator[]
): Promise<Question['where']> {
	const available = indicators.map((indicator) => ({
		indicator,
		dimensions: dimensionsOf(edition, indicator)
	}));
	const names = [...new Set(available.flatMap(({ dimensions }) => dimensions))];
	const asked = [...(by === null ? [] : [by]), ...Object.keys(where)];
	for (const name of asked)
		if (!names.includes(name))
			throw unknownName('unknown-dimension', { fr: 'Dimension', en: 'dimension' }, name, names);

	const filters: { dimension: string; values: (string | null)[] }[] = [];
	for (const [dimension, values] of Object.entries(where)) {
		const holders = available.filter(({ dimensions }) => dimensions.includes(dimension));
		const known = await valuesOf(
			edition,
			holders.map(({ indicator }) => indicator),
			dimension
		);
		for (const value of values)
			if (value !== unknownValue && !known.includes(value))
				throw unknownName(
					'unknown-value',
					{ fr: `Valeur de « ${dimension} »`, en: `value of “${dimension}”` },
					value,
					known
				);
		filters.push({
			dimension,
			values: [...new Set(values)].map((value) => (value === unknownValue ? null : value))
		});
	}
	return filters;
}

/** Values that the contract labels, then those that only facts have. */
export async function valuesOf(
	edition: Edition,
	indicators: readonly Indicator[],
	dimension: string
): Promise<readonly string[]> {
	const measured = [...new Set(indicators.flatMap((indicator) => measuredIds(edition, indicator)))];
	const labelled = measured.flatMap((id) => {
		const query = edition.programme.indicators.find((other) => other.id === id);
		return (query?.labels[dimension] ?? []).map(({ value }) => value);
	});
	if (measured.length === 0) return labelled;
	const found = await Promise.all(measured.map((id) => valuesInFacts(edition, id, dimension)));
	return [...new Set([...labelled, ...[...new Set(found.flat())].sort()])];
}

const valuesOfEditions = new WeakMap<Edition, Map<string, Promise<readonly string[]>>>();

/** An edition's facts never change: each column is looked through once. */
function valuesInFacts(
	edition: Edition,
	id: string,
	dimension: string
): Promise<readonly string[]> {
	const known = valuesOfEditions.get(edition) ?? new Map<string, Promise<readonly string[]>>();
	valuesOfEditions.set(edition, known);
	const key = `${id} ${dimension}`;
	const before = known.get(key);
	if (before) return before;
	const name = quoteName(dimension);
	const reading = edition.database
		.all<{ value: string }>(
			`select distinct ${name} as value from facts.${quoteName(id)} where ${name} is not null`
		)
		.then((rows) => rows.map(({ value }) => value));
	known.set(key, reading);
	reading.catch(() => known.delete(key));
	return reading;
}

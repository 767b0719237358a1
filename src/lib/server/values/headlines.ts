import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { Edition } from '../editions/edition.ts';
import { ask } from './ask.ts';
import { checkDimensions } from './check-dimensions.ts';
import { checkDay, findIndicators } from './compute-values.ts';
import { resolvePlace } from './place.ts';
import { cached } from './values-cache.ts';
import type { ValuesQuery } from './values-query.ts';

/** Headline figures at several dates, all as they were known at one. */
export type HeadlinesQuery = {
	/** None is all that the reader may see. */
	readonly indicators: readonly string[];
	readonly dates: readonly IsoDate[];
	readonly asOf: IsoDate | null;
	readonly territory: string | null;
	/** Dimension → values that the figures are held to, '' being what is not stated; none when left out. */
	readonly where?: ValuesQuery['where'];
};

/**
 * Each indicator's figure over its headline window at each date, in the order of the dates: what a
 * card, its change and its trend show, in one statement an indicator.
 */
export function computeHeadlines(
	edition: Edition,
	query: HeadlinesQuery,
	reader: Reader
): Promise<ReadonlyMap<string, readonly Value[]>> {
	return cached(
		edition,
		reader,
		['headlines', query],
		() => compute(edition, query, reader),
		(figures) => figures.size * query.dates.length
	);
}

async function compute(
	edition: Edition,
	query: HeadlinesQuery,
	reader: Reader
): Promise<ReadonlyMap<string, readonly Value[]>> {
	const indicators = findIndicators(edition, query.indicators, reader);
	const asOf = checkDay(query.asOf ?? edition.asOf, 'asOf');
	const place = await resolvePlace(
		edition,
		{ level: null, territory: query.territory, within: null },
		reader
	);
	const times = { type: 'headline' as const, dates: query.dates };
	const where = await checkDimensions(edition, { by: null, where: query.where ?? {} }, indicators);
	const values = await ask(
		{ edition, reader, asOf, times, place, by: null, where, memory: new Map() },
		indicators
	);
	return new Map(indicators.map(({ id }, at) => [id, values[at] ?? []]));
}

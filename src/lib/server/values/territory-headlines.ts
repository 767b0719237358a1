import type { Indicator } from '#lib/indicators/indicator.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { Edition } from '../editions/edition.ts';
import { ask } from './ask.ts';
import { checkDimensions } from './check-dimensions.ts';
import { checkDay, findIndicators, visibleIndicators } from './compute-values.ts';
import { factsShapes } from './facts-shape.ts';
import { columnOf, geographyOf, liesInAny, type LocatedLevel } from './geography.ts';
import { isTold } from './measured-answers.ts';
import { resolvePlace } from './place.ts';
import { indicatorOf, measuredIds } from './question.ts';
import { cached } from './values-cache.ts';

export type TerritoryHeadlinesQuery = {
	readonly indicator: string;
	readonly dates: readonly IsoDate[];
	readonly asOf: IsoDate | null;
	readonly level: LocatedLevel;
	/** Only the territories inside this one; null is the whole programme. */
	readonly within: string | null;
	/** Dimension → values that the figures are held to. */
	readonly where: Readonly<Record<string, readonly string[]>>;
};

/**
 * One indicator's figure over its headline window in each territory of a level, at each date, all
 * in one statement: by code, in the order of the dates. Facts outside the level asked are left out.
 */
export function headlinesByTerritory(
	edition: Edition,
	query: TerritoryHeadlinesQuery,
	reader: Reader
): Promise<ReadonlyMap<string, readonly Value[]>> {
	return cached(
		edition,
		reader,
		['territory-headlines', query],
		() => compute(edition, query, reader),
		(found) => found.size * query.dates.length
	);
}

async function compute(
	edition: Edition,
	{ indicator, dates, asOf, level, within, where }: TerritoryHeadlinesQuery,
	reader: Reader
): Promise<ReadonlyMap<string, readonly Value[]>> {
	const indicators = findIndicators(edition, [indicator], reader);
	const place = await resolvePlace(edition, { level, territory: null, within }, reader);
	const listed = new Set(place.list?.map(({ code }) => code));
	const [values = []] = await ask(
		{
			edition,
			reader,
			asOf: checkDay(asOf ?? edition.asOf, 'asOf'),
			times: { type: 'headline', dates },
			place,
			by: null,
			where: await checkDimensions(edition, { by: null, where }, indicators),
			memory: new Map()
		},
		indicators
	);
	const found = Map.groupBy(values, ({ territory }) => territory ?? '');
	return new Map([...found].filter(([code]) => listed.has(code)));
}

/** The indicators whose facts say in which territory of a level they lie; none where the reader sees no such territory. */
export async function indicatorsAt(
	edition: Edition,
	level: LocatedLevel,
	reader: Reader
): Promise<readonly Indicator[]> {
	if (level === 'grouping' && !(await seesGroupings(edition, reader))) return [];
	const shapes = await factsShapes(edition);
	return visibleIndicators(edition, reader).filter((indicator) =>
		measuredIds(edition, indicator).every((id) => {
			const [shape, part] = [shapes.get(id), indicatorOf(edition, id)];
			return shape && part && shape.located[columnOf[level]] > 0 && isTold(part, shape, level);
		})
	);
}

async function seesGroupings(edition: Edition, { territories }: Reader): Promise<boolean> {
	const { groupings } = await geographyOf(edition);
	return groupings.some((place) => territories === null || liesInAny(place, territories));
}

import type { Value } from '#lib/indicators/value.ts';
import type { View } from '#lib/indicators/view.ts';
import { headlinesByTerritory, indicatorsAt } from '../values/territory-headlines.ts';
import type { Filters } from './indicator-filters.ts';
import { byTerritory, splitOf, type Split, type SplitQuestion } from './indicator-split.ts';
import { insteadOf, type Instead } from '#lib/indicators/instead.ts';

/** The series that the page shows for a view. */
export type SeriesOf = (
	view: Pick<View, 'grain' | 'territory'>,
	where: Filters['where']
) => Promise<readonly Value[]>;

/** What is given up of a view to show more: its filters, then its territory, for who reads all of them. */
function wider({ view, filters, reader }: SplitQuestion) {
	const unfiltered = { where: null, audience: null };
	const isFiltered = filters.choices.length > 0;
	const isWhole = view.territory === null || reader.territories !== null;
	return [
		...(isFiltered ? [{ kind: 'unfiltered' as const, changes: unfiltered }] : []),
		...(isWhole ? [] : [{ kind: 'whole' as const, changes: { ...unfiltered, territory: null } }])
	];
}

/** Longer periods, then fewer filters, in place of a series that is masked for the most part. */
export function insteadOfSeries(
	series: readonly Value[],
	asked: SplitQuestion & { readonly seriesOf: SeriesOf }
): Promise<readonly Instead[] | null> {
	const { indicator, view, filters, seriesOf } = asked;
	const path = `/indicators/${indicator.id}`;
	const { grain } = view;
	const longer =
		grain === 'year'
			? []
			: grain === 'quarter'
				? ['year' as const]
				: (['quarter', 'year'] as const);
	return insteadOf(series, [
		...longer.map((kind) => ({
			kind,
			path,
			changes: { ...view, grain: kind },
			values: () => seriesOf({ ...view, grain: kind }, filters.where)
		})),
		...wider(asked).map(({ kind, changes }) => ({
			kind,
			path,
			changes: { ...view, ...changes },
			values: () => seriesOf({ ...view, ...changes }, {})
		}))
	]);
}

/**
 * Groupings in place of intercommunalités, as the page of territories shows them: held to the
 * audience, and to none of the filters of one page.
 */
async function byGrouping({ edition, indicator, asOf, view, reader, filters }: SplitQuestion) {
	const told = await indicatorsAt(edition, 'grouping', reader);
	if (view.where !== null || !told.includes(indicator)) return [];
	const isHeld = filters.choices.length > 0;
	const { where } = filters;
	return [
		{
			kind: 'grouping' as const,
			path: `/territories?${new URLSearchParams({ indicator: indicator.id, level: 'grouping' })}`,
			changes: {
				territory: null,
				axis: null,
				partner: null,
				...(isHeld ? {} : { audience: null })
			},
			values: async () => {
				const level = 'grouping' as const;
				const query = { indicator: indicator.id, dates: [asOf], asOf, level, within: null, where };
				return [...(await headlinesByTerritory(edition, query, reader)).values()].flat();
			}
		}
	];
}

/** Fewer filters, then a split by intercommunalité, or by grouping, in place of one that is masked for the most part. */
export async function insteadOfSplit(
	split: Split,
	asked: SplitQuestion
): Promise<readonly Instead[] | null> {
	const { indicator, view, filters, ways } = asked;
	const path = `/indicators/${indicator.id}`;
	const isByPlace = split.dimension === null;
	const hasPlaces = ways.some(({ by }) => by === byTerritory);
	const splitFor = (kept: View, where: Filters['where']) => async () =>
		(await splitOf({ ...asked, view: kept, filters: { ...filters, where } }))?.now ?? [];
	return insteadOf(split.now, [
		...wider(asked)
			.filter(({ kind }) => !isByPlace || kind === 'unfiltered')
			.map(({ kind, changes }) => ({
				kind,
				path,
				changes: { ...view, ...changes },
				values: splitFor({ ...view, ...changes }, {})
			})),
		...(isByPlace || !hasPlaces
			? []
			: [
					{
						kind: 'intercommunality' as const,
						path,
						changes: { ...view, by: byTerritory },
						values: splitFor({ ...view, by: byTerritory }, filters.where)
					}
				]),
		...(isByPlace ? await byGrouping(asked) : [])
	]);
}

import type { Indicator } from '#lib/indicators/indicator.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import type { Filters } from './indicator-filters.ts';
import { byTerritory, splitOf, type Split, type Way } from './indicator-split.ts';
import { insteadOf, type Instead } from '#lib/indicators/instead.ts';
import { periodsOf } from './periods-of.ts';

type Asked = {
	readonly edition: Edition;
	readonly indicator: Indicator;
	readonly asOf: IsoDate;
	readonly beforeOn: IsoDate;
	readonly view: View;
	readonly reader: Reader;
	readonly filters: Filters;
	readonly ways: readonly Way[];
};

/** What is given up of a view to show more: its filters, then its territory, for who reads all of them. */
function wider({ view, filters, reader }: Asked) {
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
	asked: Asked & { readonly from: IsoDate }
): Promise<readonly Instead[] | null> {
	const { edition, indicator, view, filters, reader, asOf, from } = asked;
	const path = `/indicators/${indicator.id}`;
	const { grain } = view;
	const longer =
		grain === 'year'
			? []
			: grain === 'quarter'
				? ['year' as const]
				: (['quarter', 'year'] as const);
	const periods = (kept: Pick<View, 'territory' | 'grain'>, where: Filters['where']) => () =>
		periodsOf(
			edition,
			{ id: indicator.id, asOf, from, view: kept, grain: kept.grain ?? 'month', where },
			reader
		);
	return insteadOf(series, [
		...longer.map((kind) => ({
			kind,
			path,
			changes: { ...view, grain: kind },
			values: periods({ ...view, grain: kind }, filters.where)
		})),
		...wider(asked).map(({ kind, changes }) => ({
			kind,
			path,
			changes: { ...view, ...changes },
			values: periods({ ...view, ...changes }, {})
		}))
	]);
}

/** Fewer filters, then a split by intercommunalité, in place of one that is masked for the most part. */
export function insteadOfSplit(split: Split, asked: Asked): Promise<readonly Instead[] | null> {
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
				])
	]);
}

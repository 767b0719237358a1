import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import { dimensionLabel, dimensionTitle, levelsOf } from '../values/catalogue.ts';
import { computeValues } from '../values/compute-values.ts';
import { dimensionsOf, measuredIds } from '../values/question.ts';
import { unknownName } from '../values/refusal.ts';
import { valuesQuery } from '../values/values-query.ts';
import { inGeographicalOrder } from './geographical-order.ts';
import type { Filters } from './indicator-filters.ts';

/** Values of one split at the as-of date, with those a year earlier, in the order shown. */
export type Split = {
	/** Dimension name, or null for the split by intercommunalité. */
	readonly dimension: string | null;
	readonly title: string;
	readonly now: readonly Value[];
	readonly before: readonly Value[];
	readonly beforeOn: IsoDate;
	/** Label of each territory code or dimension value. */
	readonly labels: Readonly<Record<string, string>>;
};

/** A way of splitting a figure: what the address asks, and its title; null is the territory's, which the page names. */
export type Way = { readonly by: string; readonly title: string | null };

/** No dimension can be called so: it is a column of facts. */
export const byTerritory = 'territory';

/** The ways an indicator can be split, territories first. */
export async function waysOf(
	edition: Edition,
	indicator: Indicator,
	reader: Reader
): Promise<readonly Way[]> {
	const levels = await levelsOf(edition, measuredIds(edition, indicator));
	return [
		...(levels.includes('intercommunality') ? [{ by: byTerritory, title: null }] : []),
		...dimensionsOf(edition, indicator).map((by) => ({
			by,
			title: localize(dimensionTitle(edition, indicator, by), reader.language)
		}))
	];
}

export type SplitQuestion = {
	readonly edition: Edition;
	readonly indicator: Indicator;
	readonly asOf: IsoDate;
	readonly beforeOn: IsoDate;
	readonly view: View;
	readonly reader: Reader;
	readonly filters: Filters;
	readonly ways: readonly Way[];
};

/**
 * The split that the address asks, or the first there is. It is held to every filter but its own,
 * so that another of its values can be chosen. Throws `unknown-dimension`.
 */
export async function splitOf(asked: SplitQuestion): Promise<Split | null> {
	const { edition, indicator, asOf, beforeOn, view, reader, filters, ways } = asked;
	const names = ways.map(({ by }) => by);
	const by = view.by ?? names[0] ?? null;
	if (by === null) return null;
	if (!names.includes(by))
		throw unknownName('unknown-dimension', { fr: 'Dimension', en: 'dimension' }, by, names);
	const dimension = by === byTerritory ? null : by;
	const where = Object.fromEntries(Object.entries(filters.where).filter(([name]) => name !== by));
	const valuesAt = async (date: IsoDate) =>
		(
			await computeValues(
				edition,
				valuesQuery({
					indicators: [indicator.id],
					asOf: date,
					where,
					...(dimension === null
						? { level: 'intercommunality' }
						: { by: dimension, territory: view.territory })
				}),
				reader
			)
		).values;
	const [now, before] = await Promise.all([valuesAt(asOf), valuesAt(beforeOn)]);
	if (dimension === null) {
		const { ordered, names } = await inGeographicalOrder(edition, now, reader.language);
		return { dimension, title: '', now: ordered, before, beforeOn, labels: names };
	}
	return {
		dimension,
		title: localize(dimensionTitle(edition, indicator, dimension), reader.language),
		now,
		before,
		beforeOn,
		labels: Object.fromEntries(
			[...now, ...before].map(({ dimensions }) => {
				const value = dimensions[dimension] ?? null;
				const label = dimensionLabel(edition, indicator, dimension, value, reader.language);
				return [value ?? '', label];
			})
		)
	};
}

import type { Grain, IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import { computeValues } from '../values/compute-values.ts';
import { valuesQuery, type ValuesQuery } from '../values/values-query.ts';

type Periods = {
	readonly id: string;
	readonly asOf: IsoDate;
	/** First day of what is shown by month; other grains begin with the programme. */
	readonly from: IsoDate;
	readonly grain: Grain;
	readonly view: Pick<View, 'territory'>;
	readonly where: ValuesQuery['where'];
};

/** An indicator's figures, one for each period up to a date. */
export async function periodsOf(
	edition: Edition,
	{ id, asOf, from, grain, view, where }: Periods,
	reader: Reader
): Promise<readonly Value[]> {
	const query = valuesQuery({
		indicators: [id],
		asOf,
		from: grain === 'month' ? from : edition.programme.settings.since,
		to: asOf,
		grain,
		territory: view.territory,
		where
	});
	return (await computeValues(edition, query, reader)).values;
}

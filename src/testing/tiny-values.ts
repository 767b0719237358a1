import { localReader, type Reader } from '#lib/indicators/reader.ts';
import type { Value } from '#lib/indicators/value.ts';
import { computeValues } from '#lib/server/values/compute-values.ts';
import { valuesQuery, type ValuesQuery } from '#lib/server/values/values-query.ts';
import { tinyEdition, type TinyIndicator, type TinyProgramme } from './tiny-edition.ts';

/** Who sees everything. */
export const everyone = localReader('test', 'fr');

/** The values of the first indicator of a programme made for the test. */
export async function valuesOf(
	programme: TinyProgramme,
	query: Partial<ValuesQuery> = {},
	reader: Reader = everyone
): Promise<readonly Value[]> {
	const edition = await tinyEdition(programme);
	const [first] = programme.indicators;
	const asked = valuesQuery({ indicators: first ? [first.id] : [], ...query });
	return (await computeValues(edition, asked, reader)).values;
}

/** The one value that a question about one indicator gives. */
export async function valueOf(
	indicator: Omit<TinyIndicator, 'id'>,
	query: Partial<ValuesQuery> = {},
	programme: Omit<TinyProgramme, 'indicators'> = {},
	reader: Reader = everyone
): Promise<Value> {
	const values = await valuesOf(
		{ indicators: [{ id: 'figure', ...indicator }], ...programme },
		query,
		reader
	);
	const [value] = values;
	if (!value || values.length > 1) throw new Error(`${values.length} values`);
	return value;
}

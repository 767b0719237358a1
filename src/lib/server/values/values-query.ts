import type { Grain, IsoDate } from '#lib/indicators/period.ts';
import type { Level } from '#lib/indicators/territory.ts';
import type { Value } from '#lib/indicators/value.ts';

/**
 * What is asked of the engine. With `asOf` alone: one value per indicator over its headline
 * period. With `from`, `to` and `grain`: one value per period. `level` gives one value per
 * territory of that level, inside `within` if set; `territory` filters on one.
 */
export type ValuesQuery = {
	readonly indicators: readonly string[];
	/** Null is the edition's default: the latest date that the headline indicators cover. */
	readonly asOf: IsoDate | null;
	readonly from: IsoDate | null;
	readonly to: IsoDate | null;
	readonly grain: Grain | null;
	readonly level: Level | null;
	readonly territory: string | null;
	readonly within: string | null;
	/** A dimension to split by. */
	readonly by: string | null;
	readonly where: Readonly<Record<string, readonly string[]>>;
};

export type ValuesResult = {
	readonly version: 1;
	readonly edition: string;
	readonly asOf: IsoDate;
	readonly values: readonly Value[];
};

export function valuesQuery(
	query: Partial<ValuesQuery> & Pick<ValuesQuery, 'indicators'>
): ValuesQuery {
	return {
		asOf: null,
		from: null,
		to: null,
		grain: null,
		level: null,
		territory: null,
		within: null,
		by: null,
		where: {},
		...query
	};
}

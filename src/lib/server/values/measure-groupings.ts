import type { Territory } from '#lib/indicators/territory.ts';
import {
	cellKey,
	measure,
	type Measured,
	type Measurement,
	type MeasurementMemory
} from './measure.ts';
import { insideOf } from './place.ts';

/**
 * The figures of each grouping: what lies in its intercommunalités, taken together, so that who
 * comes back in two of them counts once. Groupings are few: each is asked by itself.
 */
export async function measureGroupings(
	asked: Measurement,
	groupings: readonly Territory[],
	memory: MeasurementMemory
): Promise<Measured> {
	const measured = await Promise.all(
		groupings.map((grouping) => {
			const filters = [...asked.filters, insideOf(grouping)];
			return measure({ ...asked, byTerritory: false, filters }, memory);
		})
	);
	return new Map(
		measured.flatMap((found, at) =>
			[...found.values()].map(({ cell, figures }) => {
				const located = { ...cell, territory: groupings[at]!.code };
				return [cellKey(located), { cell: located, figures }] as const;
			})
		)
	);
}

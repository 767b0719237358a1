import type { SeriesBreak } from '#lib/indicators/indicator.ts';
import type { Programme } from '../programme/programme.ts';
import type { Manifest } from './edition.ts';

/**
 * The programme with the breaks that contracts declare carried by every indicator that stands on
 * their datasets, through tables too, and by formulas through their parts. An indicator's own
 * break on the same day has the last word.
 */
export function withDatasetBreaks(
	programme: Programme,
	{ facts }: Pick<Manifest, 'facts'>
): Programme {
	const declared = new Map(programme.contracts.map(({ dataset, breaks }) => [dataset, breaks]));
	if ([...declared.values()].every((breaks) => breaks.length === 0)) return programme;
	const own = new Map(
		programme.indicators.map(({ id, indicator }) => [
			id,
			joined(
				indicator.breaks,
				(facts[id]?.datasets ?? []).flatMap((dataset) => declared.get(dataset) ?? [])
			)
		])
	);
	return {
		...programme,
		indicators: programme.indicators.map((query) => {
			const { formula } = query.indicator;
			const parts = formula ? [formula.numerator, formula.denominator] : [];
			const breaks = joined(
				own.get(query.id) ?? [],
				parts.flatMap((part) => own.get(part) ?? [])
			);
			return { ...query, indicator: { ...query.indicator, breaks } };
		})
	};
}

function joined(
	own: readonly SeriesBreak[],
	others: readonly SeriesBreak[]
): readonly SeriesBreak[] {
	const byDay = new Map([...others, ...own].map((one) => [one.on, one]));
	return [...byDay.values()].toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

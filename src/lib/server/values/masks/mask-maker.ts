import { defaultAsOf, indicatorCoverage } from '../../editions/coverage.ts';
import type { MaskMaker } from '../../editions/mask-parts.ts';
import { cutDates } from './cut-dates.ts';
import { makeLines, maskedIndicators } from './masks.ts';

/** The masks of an edition, as a build makes them. */
export const maskMaker: MaskMaker = {
	plan(programme, manifest) {
		const { since, yearStart, territory } = programme.settings;
		const groupings = programme.settings.groupings.map(({ id, territories }) => [
			id,
			...territories
		]);
		// Who may see through a mask makes it no other.
		const { units, sensitive, companies, dominance, zeros } = programme.settings.thresholds;
		const thresholds = { units, sensitive, companies, dominance, zeros };
		const asOf = defaultAsOf(manifest, programme);
		const ids = maskedIndicators(programme);
		return programme.indicators
			.filter(({ id }) => ids.includes(id) && manifest.facts[id] !== undefined)
			.map((query) => ({
				query,
				about: {
					indicator: judged(query.indicator),
					formulas: programme.indicators.flatMap(({ indicator }) =>
						[indicator.formula?.numerator, indicator.formula?.denominator].includes(query.id)
							? [judged(indicator)]
							: []
					),
					labels: query.labels,
					coverage: indicatorCoverage(manifest, programme, query.id),
					cuts: cutDates({ programme, manifest, asOf }),
					since,
					yearStart,
					territory,
					// Without any, a mask is what it was before groupings could be declared.
					...(groupings.length > 0 ? { groupings } : {}),
					thresholds,
					geography: manifest.geography
				}
			}));
	},
	make: makeLines
};

/** What of an indicator decides its cube. */
function judged({
	kind,
	observed,
	over,
	finest,
	matures,
	since,
	within,
	minimum,
	across,
	dimensions,
	confidential
}: Parameters<MaskMaker['plan']>[0]['indicators'][number]['indicator']) {
	return {
		kind,
		observed,
		over,
		finest,
		matures,
		since,
		within,
		minimum,
		across,
		dimensions: Object.keys(dimensions),
		confidential
	};
}

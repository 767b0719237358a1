import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Settings } from '../programme/programme.ts';

/**
 * Fewer units than this are hidden from a reader without the right; 0 hides nothing. The
 * thresholds are the programme's policy (data/programme.yaml), the indicator may state its own.
 */
export function thresholdOf(
	indicator: Pick<Indicator, 'observed' | 'confidential' | 'kind'>,
	/** The dimensions that the figure is split or filtered by. */
	crossed: readonly string[],
	{ thresholds }: Pick<Settings, 'thresholds'>
): number {
	if (indicator.kind === 'level') return 0;
	const { confidential, observed } = indicator;
	const ofUnits =
		observed === 'company'
			? thresholds.companies
			: observed === 'person' || observed === 'household' || confidential
				? thresholds.units
				: 0;
	const threshold = confidential?.threshold ?? ofUnits;
	const isSensitive = crossed.some((dimension) => confidential?.sensitive.includes(dimension));
	return isSensitive ? Math.max(threshold, thresholds.sensitive) : threshold;
}

/** Primary suppression: a few units are hidden, none is not. */
export function isSecret(units: number | null, threshold: number): boolean {
	return units !== null && units > 0 && units < threshold;
}

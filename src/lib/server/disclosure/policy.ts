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

/** Why a count is hidden for itself. */
export type SecretReason = 'few-units' | 'few-counted' | 'dominant';

/** What of a cell decides whether it tells of too few. */
export type JudgedCell = {
	/** Distinct units behind; null where facts are not counts of units. */
	readonly units: number | null;
	/** Of a rate of units: how many are counted, and among how many; null for anything else. */
	readonly rate: { readonly counted: number; readonly among: number } | null;
	/** The largest unit's share of the quantity, as a fraction; null where units weigh the same. */
	readonly largest: number | null;
};

/**
 * Why a cell is hidden, or null. A rate beside its denominator tells how many were counted, and how
 * many were not: neither may be few.
 */
export function judgeCell(
	{ units, rate, largest }: JudgedCell,
	threshold: number,
	{ thresholds }: Pick<Settings, 'thresholds'>
): SecretReason | null {
	if (threshold === 0) return null;
	if (isSecret(units, threshold)) return 'few-units';
	if (rate && (isSecret(rate.counted, threshold) || isSecret(rate.among - rate.counted, threshold)))
		return 'few-counted';
	return largest !== null && largest * 100 > thresholds.dominance ? 'dominant' : null;
}

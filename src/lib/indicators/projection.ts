import { isBetter, isReached } from './direction.ts';
import type { Indicator } from './indicator.ts';
import { addDays, addMonths, daysBetween, type IsoDate } from './period.ts';
import { oneYearEarlier } from './window.ts';

/** At the pace of the last 12 months: where the figure would stand on the target's date, and when it would reach the target. */
export type Projection = {
	/** The projected value on the target's date; null when that date has passed or there is no pace. */
	readonly value: number | null;
	/** The day the target would be reached; null with a reason. */
	readonly reaches: IsoDate | null;
	readonly reason: 'reached' | 'moving-away' | 'too-far' | 'too-short' | null;
};

const farthestMonths = 120;

/** Only what accumulates or stands has a pace: stocks and counts since the start. */
export function isProjectable({
	kind,
	over,
	better
}: Pick<Indicator, 'kind' | 'over' | 'better'>): boolean {
	return better !== 'none' && (kind === 'stock' || (kind === 'flow' && over === 'start'));
}

/**
 * The projection of a stock or of a count since the start. `yearEarlier` is the same figure at
 * `oneYearEarlier(asOf)`, null when it is unknown: the history is too short for a pace. A pace of
 * 0 is moving away too. Null when the value or its target is missing. Figures that are not
 * negative are never projected below 0.
 */
export function projectionOf(
	figure: {
		readonly asOf: IsoDate;
		readonly value: number | null;
		readonly yearEarlier: number | null;
		readonly target: number | null;
		readonly targetOn: IsoDate | null;
	},
	indicator: Pick<Indicator, 'kind' | 'over' | 'better'>
): Projection | null {
	const { asOf, value, yearEarlier, target, targetOn } = figure;
	if (!isProjectable(indicator) || value === null || target === null || targetOn === null) {
		return null;
	}
	const reached = isReached(value, target, indicator.better);
	if (yearEarlier === null) {
		return { value: null, reaches: null, reason: reached ? 'reached' : 'too-short' };
	}
	const perDay = (value - yearEarlier) / daysBetween(oneYearEarlier(asOf), asOf);
	const projected = targetOn < asOf ? null : value + perDay * daysBetween(asOf, targetOn);
	const onTarget = projected !== null && value >= 0 ? Math.max(0, projected) : projected;
	if (reached) return { value: onTarget, reaches: null, reason: 'reached' };
	if (!isBetter(perDay, 0, indicator.better)) {
		return { value: onTarget, reaches: null, reason: 'moving-away' };
	}
	const days = Math.ceil((target - value) / perDay - 1e-9);
	if (days > daysBetween(asOf, addMonths(asOf, farthestMonths))) {
		return { value: onTarget, reaches: null, reason: 'too-far' };
	}
	return { value: onTarget, reaches: addDays(asOf, days), reason: null };
}

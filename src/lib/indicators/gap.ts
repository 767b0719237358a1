import { isBetter } from './direction.ts';
import type { Better } from './indicator.ts';

/** value − planned, in the indicator's own unit (a fraction for percentages); null when a part is missing. */
export function gapOf(value: number | null, planned: number | null): number | null {
	return value === null || planned === null ? null : value - planned;
}

/** Whether a gap is on the good side of the plan. */
export function isFavourable(gap: number, better: Better): boolean {
	return isBetter(gap, 0, better);
}

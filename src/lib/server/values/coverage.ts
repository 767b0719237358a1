import type { IsoDate, Period } from '#lib/indicators/period.ts';
import type { Span } from '../editions/edition.ts';

/**
 * Whether every day of a period is covered. Days before `floor`, when the programme or the
 * indicator had not begun, ask for nothing, unless the whole period lies there.
 */
export function covers(spans: readonly Span[] | null, period: Period, floor: IsoDate): boolean {
	if (spans === null) return true;
	const from = period.from < floor && floor <= period.to ? floor : period.from;
	return spans.some((span) => span.from <= from && period.to <= span.until);
}

/** Whether a figure that carries on until the next one can be known on a day. */
export function coversOnward(spans: readonly Span[] | null, day: IsoDate): boolean {
	return spans === null || spans.some((span) => span.from <= day);
}

import type { IsoDate } from '#lib/indicators/period.ts';
import { dayOf } from '#lib/indicators/time-zone.ts';

/** The calendar day that the clock shows in a time zone. */
export function todayIn(timeZone: string, clock: () => Date): IsoDate {
	return dayOf(clock(), timeZone);
}

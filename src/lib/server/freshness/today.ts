import type { IsoDate } from '#lib/indicators/period.ts';
import { offsetAt } from '../ingest/time-zone.ts';

/** The calendar day that the clock shows in a time zone. */
export function todayIn(timeZone: string, clock: () => Date): IsoDate {
	const now = clock().getTime();
	return new Date(now + offsetAt(now, timeZone)).toISOString().slice(0, 10);
}

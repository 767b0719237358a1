import { addDuration } from './duration.ts';
import type { Cadence } from './indicator.ts';
import { addDays, addMonthsKeepingEnd, type Duration, type IsoDate } from './period.ts';

/**
 * The day the next figure is due: one cadence after the last day covered (a month's end goes to a
 * month's end), plus the delay with which the source sends it. Null when either is unknown.
 */
export function nextFigureOn(
	coveredUntil: IsoDate | null,
	cadence: Cadence | null,
	delay: Duration | null
): IsoDate | null {
	if (coveredUntil === null || cadence === null) return null;
	return addDuration(nextEnd(coveredUntil, cadence), delay ?? { months: 0, days: 0 });
}

function nextEnd(date: IsoDate, cadence: Cadence): IsoDate {
	switch (cadence) {
		case 'daily':
			return addDays(date, 1);
		case 'weekly':
			return addDays(date, 7);
		case 'monthly':
			return addMonthsKeepingEnd(date, 1);
		case 'quarterly':
			return addMonthsKeepingEnd(date, 3);
		case 'yearly':
			return addMonthsKeepingEnd(date, 12);
	}
}

import type { Over } from './indicator.ts';
import {
	addDays,
	addMonthsKeepingEnd,
	endOfMonth,
	periodOf,
	startOfYear,
	type IsoDate,
	type Period
} from './period.ts';

/**
 * The headline period at a date, clipped to it. `12-months` is exactly 12 months: from the day
 * after the same day last year; a month's last day is matched with the month's last day, so
 * that 28 February 2021 opens on 1 March 2020. A null `over` is a state: the day alone.
 * `start` before the programme began is the day alone.
 */
export function overWindow(
	over: Over | null,
	asOf: IsoDate,
	since: IsoDate,
	yearStart = '01-01'
): Period {
	return { from: windowStart(over, asOf, since, yearStart), to: asOf };
}

function windowStart(over: Over | null, asOf: IsoDate, since: IsoDate, yearStart: string): IsoDate {
	switch (over) {
		case 'start':
			return since <= asOf ? since : asOf;
		case 'year':
			return startOfYear(asOf, yearStart);
		case '12-months':
			return addDays(oneYearEarlier(asOf), 1);
		case 'month':
			return `${asOf.slice(0, 8)}01`;
		case null:
			return asOf;
	}
}

/** The same window up to its own end; the headline is partial when this ends after the as-of date. */
export function fullWindow(
	over: Over | null,
	asOf: IsoDate,
	since: IsoDate,
	yearStart = '01-01'
): Period {
	const { from, to } = overWindow(over, asOf, since, yearStart);
	if (over === 'year') return periodOf(asOf, 'year', yearStart);
	return { from, to: over === 'month' ? endOfMonth(asOf) : to };
}

export function isPartial(full: Period, asOf: IsoDate): boolean {
	return full.to > asOf;
}

/**
 * What "change" compares with: the same window one year earlier, over the same span of days
 * (1 January to 20 December against 1 January to 20 December). Since the start, it is the total
 * a year earlier; null when the programme had not begun.
 */
export function previousWindow(
	over: Over | null,
	asOf: IsoDate,
	since: IsoDate,
	yearStart = '01-01'
): Period | null {
	const earlier = oneYearEarlier(asOf);
	if (over === 'start' && earlier < since) return null;
	return overWindow(over, earlier, since, yearStart);
}

/** The same day a year before; a month's last day stays one. */
export function oneYearEarlier(date: IsoDate): IsoDate {
	return addMonthsKeepingEnd(date, -12);
}

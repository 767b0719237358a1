import { addDuration, subtractDuration } from '#lib/indicators/duration.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import {
	addDays,
	grains,
	periodOf,
	periodsBetween,
	type Grain,
	type IsoDate,
	type Period
} from '#lib/indicators/period.ts';
import type { Missing } from '#lib/indicators/value.ts';
import { fullWindow, overWindow } from '#lib/indicators/window.ts';
import type { Settings } from '../programme/programme.ts';

/** The times that are asked about, before an indicator's own grain and window are known. */
export type Times =
	/** The headline window at each date: the card's figure, or a trend of it. */
	| { readonly type: 'headline'; readonly dates: readonly IsoDate[] }
	/** Periods as they are; `grain` null is one free period. */
	| { readonly type: 'periods'; readonly periods: readonly Period[]; readonly grain: Grain | null };

/** One figure's place in time for one indicator. */
export type Slot = {
	/** As the value reports it. */
	readonly period: Period;
	/** The whole window, unclipped. */
	readonly full: Period;
	/** Facts dated in here count; their dates may lie after `period.to` when the grain is coarse. */
	readonly facts: Period;
	readonly partial: boolean;
	/** Why there can be no figure, found from the time alone. */
	readonly missing: Extract<Missing, 'not-due' | 'not-at-level'> | null;
	/** True when the period is the indicator's headline window at its end: targets apply. */
	readonly headline: boolean;
};

/** What decides an indicator's slots: for a formula, what its parts decide together. */
export type Timing = Pick<Indicator, 'over' | 'finest' | 'matures'> & {
	/** A state at a date (stock, level, distinct on intervals), not a count over a window. */
	readonly point: boolean;
	/** Periods whose facts are known before they end, by last day, with the day they are known. */
	readonly early: readonly { readonly on: IsoDate; readonly known: IsoDate }[];
};

export type TimeSettings = Pick<Settings, 'since' | 'yearStart'>;

/** The slots of one indicator, one for each date or period asked. */
export function slotsOf(
	times: Times,
	timing: Timing,
	asOf: IsoDate,
	settings: TimeSettings
): readonly Slot[] {
	if (times.type === 'headline')
		return times.dates.map((date) => headlineSlot(date, timing, asOf, settings));
	return times.periods.map((period) => periodSlot(period, times.grain, timing, asOf, settings));
}

/** Whole periods of a grain that share a day with the span asked; one free period without a grain. */
export function periodsAsked(
	from: IsoDate,
	to: IsoDate,
	grain: Grain | null,
	yearStart: string
): readonly Period[] {
	return grain === null ? [{ from, to }] : periodsBetween(from, to, grain, yearStart);
}

function headlineSlot(
	date: IsoDate,
	timing: Timing,
	asOf: IsoDate,
	{ since, yearStart }: TimeSettings
): Slot {
	const over = timing.point ? null : timing.over;
	const matured = timing.matures ? lastMatured(date, timing.matures) : date;
	const end = timing.point ? matured : lastKnownDay(matured, timing, yearStart);
	const period = overWindow(over, end, since, yearStart);
	const full = fullWindow(over, end, since, yearStart);
	return {
		period,
		full,
		facts: { from: period.from, to: lastFactDay(full.to, end, timing, yearStart) },
		partial: full.to > end,
		missing: date > asOf || (timing.matures !== null && end < since) ? 'not-due' : null,
		headline: true
	};
}

function periodSlot(
	full: Period,
	grain: Grain | null,
	timing: Timing,
	asOf: IsoDate,
	{ since, yearStart }: TimeSettings
): Slot {
	const end = timing.point ? asOf : lastKnownDay(asOf, timing, yearStart);
	const to = full.to < end ? full.to : end;
	const tooFine = isTooFine(full, grain, timing, asOf, yearStart);
	const notDue =
		full.from > end || (timing.matures !== null && addDuration(full.to, timing.matures) > asOf);
	const period = { from: full.from, to: to < full.from ? full.to : to };
	const over = timing.point ? null : timing.over;
	return {
		period,
		full,
		facts: { from: full.from, to: lastFactDay(full.to, to, timing, yearStart) },
		partial: full.to > asOf,
		missing: tooFine ? 'not-at-level' : notDue ? 'not-due' : null,
		headline: timing.point || overWindow(over, period.to, since, yearStart).from === period.from
	};
}

/** The latest day whose period's end, plus the time to mature, is over on a date. */
function lastMatured(date: IsoDate, matures: NonNullable<Timing['matures']>): IsoDate {
	let end = addDays(subtractDuration(date, matures), 3);
	while (addDuration(end, matures) > date) end = addDays(end, -1);
	return end;
}

/**
 * A grain coarser than the day has no figure for the period in progress until it ends, unless its
 * facts are known before (a survey of what the year will bring).
 */
function lastKnownDay(date: IsoDate, timing: Timing, yearStart: string): IsoDate {
	if (timing.finest === 'day') return date;
	const current = periodOf(date, timing.finest, yearStart);
	return current.to === date || isKnownEarly(current, date, timing)
		? date
		: addDays(current.from, -1);
}

/** Facts of a coarse grain are dated at their period's last day. */
function lastFactDay(fullEnd: IsoDate, end: IsoDate, timing: Timing, yearStart: string): IsoDate {
	if (timing.finest === 'day') return end;
	const current = periodOf(end, timing.finest, yearStart);
	if (!isKnownEarly(current, end, timing)) return end;
	return current.to < fullEnd ? current.to : fullEnd;
}

function isKnownEarly(period: Period, date: IsoDate, { early }: Timing): boolean {
	return early.some(({ on, known }) => on > date && on <= period.to && known <= date);
}

function isTooFine(
	period: Period,
	grain: Grain | null,
	{ finest, point }: Timing,
	asOf: IsoDate,
	yearStart: string
): boolean {
	if (grain !== null) return grains.indexOf(grain) < grains.indexOf(finest);
	if (finest === 'day' || point) return false;
	return (
		periodOf(period.from, finest, yearStart).from !== period.from ||
		(period.to < asOf && periodOf(period.to, finest, yearStart).to !== period.to)
	);
}

import { formatDate } from '#lib/indicators/format.ts';
import type { Language } from '#lib/indicators/language.ts';
import {
	addDays,
	dateOfDay,
	dayNumber,
	endOfMonth,
	monthIndex,
	type Grain
} from '#lib/indicators/period.ts';
import { textWidth } from './text-width.ts';

/** A tick on the time axis; `day` counts from 1970, `x` is the middle of its label. */
export type TimeTick = { readonly day: number; readonly x: number; readonly label: string };

export type TimeAxis = {
	readonly from: number;
	readonly to: number;
	readonly grain: Grain;
	readonly language: Language;
	/** Where a day lies, in pixels. */
	readonly place: (day: number) => number;
	/** No label goes outside. */
	readonly bounds: readonly [number, number];
	readonly size: number;
	readonly onEve?: boolean;
};

const monthSteps = [1, 3, 6, 12, 24, 60, 120, 240];
const daySteps = [1, 2, 7, 14, 28];
const gap = 12;

/** Daily figures over a season have days for ticks, months over more. */
function inDays({ from, to, grain }: Pick<TimeAxis, 'from' | 'to' | 'grain'>): boolean {
	return grain === 'day' && to - from <= 92;
}

/**
 * The finest ticks whose labels keep apart: month ends (where monthly figures stand), years for
 * yearly figures, days for a short span.
 */
export function timeTicks(axis: TimeAxis): TimeTick[] {
	for (const days of candidates(axis)) {
		if (days.length < 2) continue;
		const ticks = label(days, axis);
		if (apart(ticks, axis.size)) return ticks;
	}
	return endTicks(axis);
}

/**
 * The two ends of the axis and nothing between: the ticks of a small picture. An axis that opens on
 * the eve of a window (31 December) is named from the window's first month (January).
 */
export function endTicks(axis: TimeAxis): TimeTick[] {
	const { from, to } = axis;
	const last = tick(to, text(to, axis, true), axis);
	if (from === to) return [last];
	const first = tick(from, text(axis.onEve ? from + 1 : from, axis, true), axis);
	const ticks = [first, last];
	return apart(ticks, axis.size) ? ticks : ticks.slice(-1);
}

function* candidates({ from, to, grain }: TimeAxis): Generator<number[]> {
	if (inDays({ from, to, grain }))
		for (const step of daySteps) {
			const days: number[] = [];
			for (let day = to; day >= from; day -= step) days.unshift(day);
			yield days;
		}
	const finest = { day: 1, month: 1, quarter: 3, year: 12 }[grain];
	const ends = monthEnds(from, to);
	for (const step of monthSteps.filter((step) => step >= finest))
		yield ends.filter((day) => (monthIndex(dateOfDay(day)) + 1) % step === 0);
}

/** The last day of each month whose end lies between two days. */
function monthEnds(from: number, to: number): number[] {
	const days: number[] = [];
	let end = endOfMonth(dateOfDay(from));
	while (dayNumber(end) <= to) {
		days.push(dayNumber(end));
		end = endOfMonth(addDays(end, 1));
	}
	return days;
}

/** The year is told on the first tick, on each December, and on the first of a year without one. */
function label(days: readonly number[], axis: TimeAxis): TimeTick[] {
	const dates = days.map(dateOfDay);
	return days.map((day, at) => {
		const date = dates[at]!;
		const year = date.slice(0, 4);
		const december = !inDays(axis) && dates.some((other) => other.startsWith(`${year}-12`));
		const first = !dates[at - 1]?.startsWith(year);
		const withYear = at === 0 || (december ? date.startsWith(`${year}-12`) : first);
		return tick(day, text(day, axis, withYear), axis);
	});
}

/** « janv. 2019 », « 5 déc. 2019 » or « 2019 »; without the year when it is already told. */
function text(day: number, { from, to, grain, language }: TimeAxis, withYear: boolean): string {
	const date = dateOfDay(day);
	if (grain === 'year') return date.slice(0, 4);
	if (inDays({ from, to, grain })) return formatDate(date, language, withYear ? 'medium' : 'short');
	const month = formatDate(date, language, 'month');
	return withYear ? month : month.slice(0, -5);
}

function tick(day: number, label: string, axis: TimeAxis): TimeTick {
	const half = textWidth(label, axis.size) / 2;
	const [low, high] = axis.bounds;
	return { day, label, x: Math.min(Math.max(axis.place(day), low + half), high - half) };
}

function apart(ticks: readonly TimeTick[], size: number): boolean {
	return ticks.every((tick, at) => {
		const before = ticks[at - 1];
		if (!before) return true;
		const room = tick.x - before.x;
		return room >= (textWidth(tick.label, size) + textWidth(before.label, size)) / 2 + gap;
	});
}

import type { Random } from './random.ts';

/** A day as `YYYY-MM-DD`; days compare as texts. */
export type Day = string;

/** A month as `YYYY-MM`. */
export type Month = string;

const millisecondsOfDay = 86_400_000;

function toNumber(day: Day): number {
	return Date.parse(`${day}T00:00:00Z`) / millisecondsOfDay;
}

export function addDays(day: Day, days: number): Day {
	return new Date((toNumber(day) + days) * millisecondsOfDay).toISOString().slice(0, 10);
}

export function daysBetween(from: Day, to: Day): number {
	return toNumber(to) - toNumber(from);
}

/** 0 is Sunday. */
export function weekday(day: Day): number {
	return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The same day or the next that is neither Saturday nor Sunday. */
export function nextWorkday(day: Day): Day {
	const at = weekday(day);
	return at === 6 ? addDays(day, 2) : at === 0 ? addDays(day, 1) : day;
}

export function monthEnd(month: Month): Day {
	const [year, number] = month.split('-').map(Number);
	return new Date(Date.UTC(year!, number!, 0)).toISOString().slice(0, 10);
}

export function addMonths(month: Month, months: number): Month {
	const [year, number] = month.split('-').map(Number);
	const at = year! * 12 + number! - 1 + months;
	return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** The months from the first to the last, both included. */
export function monthsBetween(first: Month, last: Month): Month[] {
	const months: Month[] = [];
	for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
	return months;
}

/** A day of the month, any. */
export function dayIn(month: Month, random: Random): Day {
	return `${month}-${String(random.between(1, Number(monthEnd(month).slice(8)))).padStart(2, '0')}`;
}

/** `31/12/2019`. */
export function frenchDay(day: Day | null): string {
	return day === null ? '' : `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** `31-12-2019 14:30`, as Brevo writes. */
export function brevoTime(day: Day | null, time: string): string {
	return day === null ? '' : `${day.slice(8)}-${day.slice(5, 7)}-${day.slice(0, 4)} ${time}`;
}

/** `12/31/19 14:30`, as Eventbrite writes. */
export function americanTime(day: Day, time: string): string {
	return `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(2, 4)} ${time}`;
}

/** An hour of the day when people write, `14:07`. */
export function timeOfDay(random: Random): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return `${two(random.between(8, 21))}:${two(random.between(0, 59))}`;
}

/** A calendar day as `YYYY-MM-DD`, in the programme's time zone. */
export type IsoDate = string;

export type Grain = 'day' | 'month' | 'quarter' | 'year';

export const grains: readonly Grain[] = ['day', 'month', 'quarter', 'year'];

/** Both ends included. */
export type Period = { readonly from: IsoDate; readonly to: IsoDate };

/** A length of calendar time; months and days are never converted into each other. */
export type Duration = { readonly months: number; readonly days: number };

const millisecondsPerDay = 86_400_000;

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isIsoDate(text: unknown): text is IsoDate {
	if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** Days since 1970-01-01. Throws on a text that is no date. */
export function dayNumber(date: IsoDate): number {
	const time = Date.parse(`${date}T00:00:00Z`);
	if (Number.isNaN(time)) throw new RangeError(`Not a date: ${date}`);
	return time / millisecondsPerDay;
}

export function dateOfDay(day: number): IsoDate {
	return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}

export function addDays(date: IsoDate, days: number): IsoDate {
	return dateOfDay(dayNumber(date) + days);
}

/** Days from `from` to `to`, negative when `to` comes first; the same day is 0. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
	return dayNumber(to) - dayNumber(from);
}

/** Same day of another month, or that month's last day: 31 January + 1 month is 28 or 29 February. */
export function addMonths(date: IsoDate, months: number): IsoDate {
	const index = monthIndex(date) + months;
	const year = Math.floor(index / 12);
	const month = index - year * 12 + 1;
	return isoDate(year, month, Math.min(Number(date.slice(8)), daysInMonth(year, month)));
}

/** The last day of the date's month. */
export function endOfMonth(date: IsoDate): IsoDate {
	const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
	return isoDate(year, month, daysInMonth(year, month));
}

/** The last `count` ends of months before a day's month, oldest first: for 20 December, up to 30 November. */
export function monthEndsBefore(day: IsoDate, count: number): readonly IsoDate[] {
	return Array.from({ length: count }, (_, at) => endOfMonth(addMonths(day, at - count)));
}

export function isEndOfMonth(date: IsoDate): boolean {
	return endOfMonth(date) === date;
}

/** As `addMonths`, but a month's last day stays a month's last day: 28 February 2021 − 12 is 29 February 2020. */
export function addMonthsKeepingEnd(date: IsoDate, months: number): IsoDate {
	const moved = addMonths(date, months);
	return isEndOfMonth(date) ? endOfMonth(moved) : moved;
}

/** Months since year 0; the difference of two is the number of months between them. */
export function monthIndex(date: IsoDate): number {
	return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/**
 * The day, month, quarter or year that the date lies in. Quarters and years are the
 * programme's: they follow `yearStart` (`MM-DD`). Months are the calendar's.
 */
export function periodOf(date: IsoDate, grain: Grain, yearStart = '01-01'): Period {
	if (grain === 'day') return { from: date, to: date };
	if (grain === 'month') return { from: `${date.slice(0, 8)}01`, to: endOfMonth(date) };
	const start = startOfYear(date, yearStart);
	const nextYear = yearStartIn(Number(start.slice(0, 4)) + 1, yearStart);
	if (grain === 'year') return { from: start, to: addDays(nextYear, -1) };
	const starts = [start, ...[3, 6, 9].map((months) => addMonths(start, months)), nextYear];
	const next = starts.findIndex((from) => from > date);
	return { from: starts[next - 1] ?? start, to: addDays(starts[next] ?? nextYear, -1) };
}

/** Every whole period that shares a day with `from`…`to`, in order; none when `to` comes before `from`. */
export function periodsBetween(
	from: IsoDate,
	to: IsoDate,
	grain: Grain,
	yearStart = '01-01'
): Period[] {
	const periods: Period[] = [];
	for (let start = from; start <= to;) {
		const period = periodOf(start, grain, yearStart);
		periods.push(period);
		start = addDays(period.to, 1);
	}
	return periods;
}

/** The first day of the programme's year that the date lies in. */
export function startOfYear(date: IsoDate, yearStart = '01-01'): IsoDate {
	const year = Number(date.slice(0, 4));
	const start = yearStartIn(year, yearStart);
	return start <= date ? start : yearStartIn(year - 1, yearStart);
}

function yearStartIn(year: number, yearStart: string): IsoDate {
	const [month, day] = [Number(yearStart.slice(0, 2)), Number(yearStart.slice(3))];
	return isoDate(year, month, Math.min(day, daysInMonth(year, month)));
}

function daysInMonth(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isoDate(year: number, month: number, day: number): IsoDate {
	return [
		String(year).padStart(4, '0'),
		String(month).padStart(2, '0'),
		String(day).padStart(2, '0')
	].join('-');
}

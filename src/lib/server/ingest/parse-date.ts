import { offsetAt } from '#lib/indicators/time-zone.ts';

/** A moment as written: local when `offset` is null, else minutes east of Greenwich. */
export type Moment = {
	readonly year: number;
	readonly month: number;
	readonly day: number;
	/** Seconds since midnight; null for a date alone. */
	readonly seconds: number | null;
	readonly offset: number | null;
};

export type DateOrder = 'DMY' | 'MDY' | 'YMD';

/** Why a text gives no date: no day of the calendar, two possible days, or no date at all. */
export type DateFault = 'calendar' | 'order' | 'date';

const numeric =
	/^(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?:(?:[T ]|,? +(?:à +)?)(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*([ap]\.?m\.?)?\s*(.*))?$/i;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const worded =
	/^(?:(?:lun|mar|mer|jeu|ven|sam|dim)[a-z]*\.?,? +)?(\d{1,2})(?:er)?[ -]([a-zéûîôà]{3,9})\.?[ -](\d{2}|\d{4})$/i;
const serial = /^\d{5}(?:[.,]\d+)?$/;
const zone = /^(?:z|(?:utc|gmt)?\s*([+\-−])(\d{1,2}):?(\d{2})?|utc|gmt)$/i;

const months = [
	'jan',
	'fev',
	'mar',
	'avr',
	'mai',
	'juin',
	'juil',
	'aou',
	'sep',
	'oct',
	'nov',
	'dec'
];
const englishMonths = [
	'jan',
	'feb',
	'mar',
	'apr',
	'may',
	'jun',
	'jul',
	'aug',
	'sep',
	'oct',
	'nov',
	'dec'
];

/**
 * Reads a date or a moment in every shape that exports have: `31/12/2019`, ISO with or without
 * offset, `2026/07/29 9:00:00 AM UTC+3`, `11/29/24 22:28`, `20 décembre 2019`, Excel serials.
 * `order` says which of day and month comes first; without it `03/04/2019` is two days and refused.
 */
export function parseMoment(
	text: string,
	order: DateOrder | null,
	epoch: 1900 | 1904 = 1900
): Moment | DateFault {
	const parts = numeric.exec(text);
	if (parts) return numericMoment(parts, order);
	const packed = compact.exec(text);
	if (packed) return checked(Number(packed[1]), Number(packed[2]), Number(packed[3]), null, null);
	if (serial.test(text)) return parseSerial(Number(text.replace(',', '.')), epoch);
	const words = worded.exec(text);
	if (words) {
		const month = monthOf(words[2]!);
		if (month !== null) return checked(fullYear(words[3]!), month, Number(words[1]), null, null);
	}
	return 'date';
}

/** Days since 30 December 1899 (or 1 January 1904), with the time as a fraction. */
export function parseSerial(value: number, epoch: 1900 | 1904): Moment | DateFault {
	const days = epoch === 1904 ? value + 1_462 : value;
	if (!(days >= 10_000 && days < 80_000)) return 'date';
	const whole = Math.floor(days);
	const seconds = Math.round((days - whole) * 86_400);
	const date = new Date(Date.UTC(1899, 11, 30) + whole * 86_400_000 + seconds * 1_000);
	return {
		year: date.getUTCFullYear(),
		month: date.getUTCMonth() + 1,
		day: date.getUTCDate(),
		seconds: value === whole - (epoch === 1904 ? 1_462 : 0) ? null : seconds % 86_400,
		offset: null
	};
}

/** What a text tells about the order of day and month in its column; null when it tells nothing. */
export function orderEvidence(text: string): DateOrder | 'either' | null {
	const parts = numeric.exec(text);
	if (!parts) return null;
	const [, first = '', , second = '', third = ''] = parts;
	if (first.length > 2) return 'YMD';
	if (third.length > 2 || Number(third) <= 99) {
		const a = Number(first);
		const b = Number(second);
		if (a > 12 && b <= 12) return 'DMY';
		if (b > 12 && a <= 12) return 'MDY';
		if (a <= 12 && b <= 12 && a !== b) return 'either';
	}
	return null;
}

/** `DD/MM/YYYY`, `MM/DD/YY HH:mm`, … as an order; null when the format names no day. */
export function orderOfFormat(format: string): DateOrder | null {
	const letters = format
		.replace(/[Hh].*$/, '')
		.toUpperCase()
		.replace(/J/g, 'D')
		.replace(/A/g, 'Y')
		.replace(/[^DMY]/g, '')
		.replace(/(.)\1+/g, '$1');
	return letters === 'DMY' || letters === 'MDY' || letters === 'YMD' ? letters : null;
}

/** The local day in a time zone, `YYYY-MM-DD`. */
export function toIsoDate(moment: Moment, timeZone: string): string {
	return toIsoDateTime(moment, timeZone).slice(0, 10);
}

/** The local date and time in a time zone, `YYYY-MM-DDTHH:MM:SS`; midnight for a date alone. */
export function toIsoDateTime(moment: Moment, timeZone: string): string {
	if (moment.offset === null || moment.seconds === null)
		return `${pad(moment.year, 4)}-${pad(moment.month)}-${pad(moment.day)}T${clock(moment.seconds ?? 0)}`;
	const instant =
		Date.UTC(moment.year, moment.month - 1, moment.day) +
		(moment.seconds - moment.offset * 60) * 1_000;
	return new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 19);
}

function numericMoment(parts: RegExpExecArray, order: DateOrder | null): Moment | DateFault {
	const [, first = '', , second = '', third = '', hour, minute, second60, half, rest] = parts;
	let seconds: number | null = null;
	let offset: number | null = null;
	if (hour !== undefined) {
		const time = secondsOfDay(Number(hour), Number(minute), Number(second60 ?? 0), half);
		if (time === null) return 'date';
		seconds = time;
		if (rest) {
			const found = offsetOf(rest.trim());
			if (found === undefined) return 'date';
			offset = found;
		}
	}
	if (first.length > 2) {
		if (first.length !== 4 || third.length > 2) return 'date';
		return checked(Number(first), Number(second), Number(third), seconds, offset);
	}
	if (third.length === 3) return 'date';
	if (order === 'YMD' && third.length <= 2 && first.length === 2)
		return checked(fullYear(first), Number(second), Number(third), seconds, offset);
	if (third.length < 2) return 'date';
	const year = fullYear(third);
	const a = Number(first);
	const b = Number(second);
	const settled = order === 'YMD' ? null : order;
	if (settled === 'MDY') return checked(year, a, b, seconds, offset);
	if (settled === 'DMY' || a === b || a > 12) return checked(year, b, a, seconds, offset);
	if (b > 12) return checked(year, a, b, seconds, offset);
	return 'order';
}

/** A two-digit year is in 1970–2069, never the year 25. */
function fullYear(text: string): number {
	const year = Number(text);
	if (text.length > 2) return year;
	return year < 70 ? 2_000 + year : 1_900 + year;
}

function secondsOfDay(
	hour: number,
	minute: number,
	second: number,
	half: string | undefined
): number | null {
	let hours = hour;
	if (half) {
		if (hour < 1 || hour > 12) return null;
		hours = (hour % 12) + (half[0]!.toLowerCase() === 'p' ? 12 : 0);
	}
	if (hours > 23 || minute > 59 || second > 59) return null;
	return hours * 3_600 + minute * 60 + second;
}

/** Minutes east of Greenwich, undefined for what names no offset. */
function offsetOf(text: string): number | undefined {
	const match = zone.exec(text);
	if (!match) return undefined;
	if (!match[1]) return 0;
	const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
	if (minutes > 14 * 60) return undefined;
	return match[1] === '+' ? minutes : -minutes;
}

function checked(
	year: number,
	month: number,
	day: number,
	seconds: number | null,
	offset: number | null
): Moment | DateFault {
	if (year < 1_000) return 'date';
	if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return 'calendar';
	return { year, month, day, seconds, offset };
}

export function daysInMonth(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function monthOf(word: string): number | null {
	const folded = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	const french = months.findIndex((month) => folded.startsWith(month));
	if (french !== -1) return french + 1;
	const english = englishMonths.findIndex((month) => folded.startsWith(month));
	return english === -1 ? null : english + 1;
}

function pad(value: number, length = 2): string {
	return String(value).padStart(length, '0');
}

function clock(seconds: number): string {
	return `${pad(Math.floor(seconds / 3_600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

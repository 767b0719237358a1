import type { Language } from './language.ts';
import { isEndOfMonth, monthIndex, type Grain, type IsoDate, type Period } from './period.ts';
import { offsetAt } from './time-zone.ts';

/**
 * `long` « 1er janvier 2020 » · `day` « 1er janvier » · `medium` « 20 déc. 2019 » · `short` « 20 déc. » ·
 * `month` « janv. 2019 » · `long-month` « janvier 2019 » · `numeric` « 20/12/2019 ».
 */
export type DateStyle = 'long' | 'day' | 'medium' | 'short' | 'month' | 'long-month' | 'numeric';

type Names = readonly string[];

const names: Readonly<Record<Language, { readonly long: Names; readonly short: Names }>> = {
	fr: {
		long: [
			'janvier',
			'février',
			'mars',
			'avril',
			'mai',
			'juin',
			'juillet',
			'août',
			'septembre',
			'octobre',
			'novembre',
			'décembre'
		],
		short: [
			'janv.',
			'févr.',
			'mars',
			'avr.',
			'mai',
			'juin',
			'juill.',
			'août',
			'sept.',
			'oct.',
			'nov.',
			'déc.'
		]
	},
	en: {
		long: [
			'January',
			'February',
			'March',
			'April',
			'May',
			'June',
			'July',
			'August',
			'September',
			'October',
			'November',
			'December'
		],
		short: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
	}
};

/** A date in words; the numeric style is day/month/year in both languages. */
export function formatDate(date: IsoDate, language: Language, style: DateStyle = 'long'): string {
	const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)];
	const long = names[language].long[Number(month) - 1] ?? month;
	const short = names[language].short[Number(month) - 1] ?? month;
	const number = language === 'fr' && day === '01' ? '1er' : String(Number(day));
	switch (style) {
		case 'long':
			return `${number} ${long} ${year}`;
		case 'day':
			return `${number} ${long}`;
		case 'medium':
			return `${number} ${short} ${year}`;
		case 'short':
			return `${number} ${short}`;
		case 'month':
			return `${short} ${year}`;
		case 'long-month':
			return `${long} ${year}`;
		case 'numeric':
			return `${day}/${month}/${year}`;
	}
}

/** A moment as clocks of a time zone show it: « le 20 décembre 2019 à 14 h 02 ». */
export function formatMoment(moment: string | Date, timeZone: string, language: Language): string {
	const instant = new Date(moment).getTime();
	const local = new Date(instant + offsetAt(instant, timeZone)).toISOString();
	const day = formatDate(local.slice(0, 10), language);
	const [hour, minute] = [local.slice(11, 13), local.slice(14, 16)];
	return language === 'fr'
		? `le ${day} à ${Number(hour)}\u00a0h\u00a0${minute}`
		: `on ${day} at ${hour}:${minute}`;
}

/**
 * The name of a whole period: « 20 décembre 2019 », « décembre 2019 », « 4e trimestre 2019 », « 2019 »,
 * « 2019-2020 » for a year that starts in another month. A clipped period keeps its name.
 */
export function formatPeriod(period: Period, grain: Grain, language: Language): string {
	const year = Number(period.from.slice(0, 4));
	const startsYear = period.from.slice(5) === '01-01';
	switch (grain) {
		case 'day':
			return formatDate(period.to, language);
		case 'month':
			return formatDate(period.from, language, 'long-month');
		case 'quarter': {
			const quarter = (monthIndex(period.from) % 12) / 3 + 1;
			if (!Number.isInteger(quarter) || !period.from.endsWith('-01')) {
				return formatSpan(period, language);
			}
			if (language === 'en') return `Q${quarter} ${year}`;
			return `${quarter}${quarter === 1 ? 'er' : 'e'} trimestre ${year}`;
		}
		case 'year':
			return startsYear ? String(year) : `${year}-${year + 1}`;
	}
}

/** « du 1er janvier au 20 décembre 2019 », « de décembre 2018 à décembre 2019 » for whole months, a day alone as itself. */
export function formatSpan({ from, to }: Period, language: Language): string {
	if (from === to) return formatDate(from, language);
	if (from.endsWith('-01') && isEndOfMonth(to)) return monthSpan(from, to, language);
	const start = formatDate(from, language, from.slice(0, 4) === to.slice(0, 4) ? 'day' : 'long');
	const end = formatDate(to, language);
	return language === 'fr' ? `du ${start} au ${end}` : `${start} to ${end}`;
}

function monthSpan(from: IsoDate, to: IsoDate, language: Language): string {
	const last = formatDate(to, language, 'long-month');
	if (from.slice(0, 7) === to.slice(0, 7)) return last;
	const first = formatDate(from, language, 'long-month');
	if (from.slice(0, 4) === to.slice(0, 4)) {
		if (from.slice(5) === '01-01' && to.slice(5) === '12-31') return from.slice(0, 4);
		const month = first.slice(0, -5);
		return language === 'fr' ? `${de(month)} à ${last}` : `${month} to ${last}`;
	}
	return language === 'fr' ? `${de(first)} à ${last}` : `${first} to ${last}`;
}

/** « de juin », « d’avril » : elided before a vowel or a silent h. */
export function de(words: string): string {
	return /^[aeiouyhàâéèêëîïôûœæ]/i.test(words) ? `d’${words}` : `de ${words}`;
}

const seasons: Readonly<Record<Language, readonly string[]>> = {
	fr: ['à l’hiver', 'au printemps', 'à l’été', 'à l’automne'],
	en: ['in winter', 'in spring', 'in summer', 'in autumn']
};

/** « au printemps 2022 », « à l’hiver 2021-2022 » (December to February): for dates no one can give to the month. */
export function inSeason(date: IsoDate, language: Language): string {
	const shifted = monthIndex(date) + 1;
	const season = Math.floor((shifted % 12) / 3);
	const year = Math.floor(shifted / 12);
	const words = seasons[language][season] ?? '';
	return season === 0 ? `${words} ${year - 1}-${year}` : `${words} ${year}`;
}

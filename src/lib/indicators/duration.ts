import type { Language } from './language.ts';
import { addDays, addMonths, type Duration, type IsoDate } from './period.ts';
import { pluralize } from './plural.ts';

const units: Readonly<Record<string, Duration>> = {
	day: { months: 0, days: 1 },
	week: { months: 0, days: 7 },
	month: { months: 1, days: 0 },
	year: { months: 12, days: 0 }
};

/** `18 months`, `15 days`, `2 weeks`, `1 year`, with or without the plural's s; null for anything else. */
export function parseDuration(text: string): Duration | null {
	const [, count, unit] = /^\s*(\d{1,4})\s+(day|week|month|year)s?\s*$/.exec(text) ?? [];
	const one = unit === undefined ? undefined : units[unit];
	if (one === undefined) return null;
	return { months: one.months * Number(count), days: one.days * Number(count) };
}

/** The months first, kept within their month, then the days. */
export function addDuration(date: IsoDate, duration: Duration): IsoDate {
	return addDays(addMonths(date, duration.months), duration.days);
}

export function subtractDuration(date: IsoDate, duration: Duration): IsoDate {
	return addMonths(addDays(date, -duration.days), -duration.months);
}

/** « 18 mois », « 15 jours », « 1 an », « 18 mois et 15 jours ». */
export function formatDuration(duration: Duration, language: Language): string {
	const parts: string[] = [];
	const years = duration.months / 12;
	if (duration.months > 0) {
		parts.push(
			Number.isInteger(years) && duration.days === 0
				? counted(years, language === 'fr' ? ['an', 'ans'] : ['year', 'years'], language)
				: counted(
						duration.months,
						language === 'fr' ? ['mois', 'mois'] : ['month', 'months'],
						language
					)
		);
	}
	if (duration.days > 0 || parts.length === 0) {
		parts.push(
			counted(duration.days, language === 'fr' ? ['jour', 'jours'] : ['day', 'days'], language)
		);
	}
	return parts.join(language === 'fr' ? ' et ' : ' and ');
}

function counted(count: number, words: readonly [string, string], language: Language): string {
	return `${count}\u00A0${pluralize(count, words, language)}`;
}

import { formatDate } from './date-words.ts';
import type { Language } from './language.ts';
import { dayOf, offsetAt } from './time-zone.ts';

/** « 5 février 2019 à 7 h », "5 February 2019 at 07:00", by the clocks of a time zone. */
export function momentWords(moment: string, timeZone: string, language: Language): string {
	const instant = Date.parse(moment);
	const clock = new Date(instant + offsetAt(instant, timeZone)).toISOString();
	const [hour, minute] = [clock.slice(11, 13), clock.slice(14, 16)];
	const date = formatDate(dayOf(moment, timeZone), language);
	if (language === 'en') return `${date} at ${hour}:${minute}`;
	return `${date} à ${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`;
}

/** The same with its preposition: « le 20 décembre 2019 à 14 h 02 », "on 20 December 2019 at 14:02". */
export function formatMoment(moment: string, timeZone: string, language: Language): string {
	return `${language === 'fr' ? 'le' : 'on'} ${momentWords(moment, timeZone, language)}`;
}

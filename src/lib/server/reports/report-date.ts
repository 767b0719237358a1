import { formatDate } from '#lib/indicators/format.ts';
import { isIsoDate, type IsoDate } from '#lib/indicators/period.ts';
import type { Edition } from '../editions/edition.ts';
import { checkDay } from '../values/compute-values.ts';
import { JalonError } from '../programme/problem.ts';

/**
 * Year and date of a report. A year alone speaks of its last meeting of the committee that the data
 * cover, else of its last day; a date alone is of its year; neither takes the edition's own date.
 * Throws `unknown-year`, and `year-not-begun` for a year that the date comes before.
 */
export function reportDate(
	{ asOf: latest, programme }: Pick<Edition, 'asOf' | 'programme'>,
	asked: {
		readonly year: number | null;
		readonly asOf: IsoDate | null;
		/** The dates that figures are compared with because the committee met, in order. */
		readonly meetings: readonly IsoDate[];
	}
): { readonly year: number; readonly asOf: IsoDate } {
	const { since } = programme.settings;
	const asOf = asked.asOf === null ? null : checkDay(asked.asOf, 'asOf');
	const [first, last] = [since, asOf ?? latest].map((date) => Number(date.slice(0, 4)));
	const year = asked.year ?? last!;
	if (asOf !== null && year > last!) throw notBegun(year, asOf);
	// A date's own year is always its own, before the programme too.
	const isKnown = year === last || (year >= first! && year <= last!);
	if (!Number.isInteger(year) || (asked.year !== null && !isKnown))
		throw new JalonError('unknown-year', {
			fr: `Pas de données pour l’année ${year} : elles vont de ${first} à ${last}.`,
			en: `No data for the year ${year}: they go from ${first} to ${last}.`
		});
	if (asOf !== null) return { year, asOf };
	if (asked.year === null) return { year, asOf: latest };
	const inYear = asked.meetings.filter((date) => isIsoDate(date) && date.startsWith(`${year}-`));
	const meeting = inYear.findLast((date) => date <= latest);
	const end = `${year}-12-31`;
	return { year, asOf: meeting ?? (end < latest ? end : latest) };
}

function notBegun(year: number, asOf: IsoDate): JalonError {
	const own = asOf.slice(0, 4);
	return new JalonError('year-not-begun', {
		fr: `Au ${formatDate(asOf, 'fr')}, l’année ${year} n’a pas commencé. Gardez la date pour un rapport de ${own}, ou l’année ${year} avec une date plus tardive.`,
		en: `On ${formatDate(asOf, 'en')}, the year ${year} has not begun. Keep the date for a report of ${own}, or the year ${year} with a later date.`
	});
}

import { isIsoDate, type IsoDate } from '#lib/indicators/period.ts';
import type { Edition } from '../editions/edition.ts';
import { checkDay } from '../values/compute-values.ts';
import { JalonError } from '../programme/problem.ts';

/**
 * Year and date of a report. A year alone speaks of its last meeting of the committee that the data
 * cover, else of its last day; a date alone is of its year; neither takes the edition's own date.
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
	if (asked.asOf !== null) {
		const asOf = checkDay(asked.asOf, 'asOf');
		return { year: asked.year ?? Number(asOf.slice(0, 4)), asOf };
	}
	if (asked.year === null) return { year: Number(latest.slice(0, 4)), asOf: latest };
	const { year } = asked;
	const [first, last] = [Number(since.slice(0, 4)), Number(latest.slice(0, 4))];
	if (!Number.isInteger(year) || year < first || year > last)
		throw new JalonError('unknown-year', {
			fr: `Pas de données pour l’année ${year} : elles vont de ${first} à ${last}.`,
			en: `No data for the year ${year}: they go from ${first} to ${last}.`
		});
	const inYear = asked.meetings.filter((date) => isIsoDate(date) && date.startsWith(`${year}-`));
	const meeting = inYear.findLast((date) => date <= latest);
	const end = `${year}-12-31`;
	return { year, asOf: meeting ?? (end < latest ? end : latest) };
}

import { formatDate } from '#lib/indicators/format.ts';
import type { Language } from '#lib/indicators/language.ts';
import * as m from '#lib/paraglide/messages.js';
import type { BuildLine } from '#lib/server/pages/report-builds.ts';

type Choices = Pick<
	BuildLine,
	'chosen' | 'meeting' | 'year' | 'asOf' | 'place' | 'places' | 'language'
>;

/** « année 2019, Grand Cahors », « séance 2019-02 », « Postes pourvus, année 2019 ». */
export function buildChoices(
	{ chosen, meeting, year, asOf, place, places, language: made }: Choices,
	language: Language
): string {
	return [
		...chosen,
		meeting === null ? null : m.builds_meeting({ meeting }),
		year === null ? null : m.builds_year({ year: String(year) }),
		asOf === null
			? null
			: m.as_of({ date: formatDate(asOf, language) }).toLocaleLowerCase(language),
		places > 1 ? m.builds_places({ count: String(places) }) : (place ?? m.whole_programme()),
		made === language ? null : made === 'en' ? m.builds_language() : m.builds_language_fr()
	]
		.filter((part) => part !== null)
		.join(', ');
}

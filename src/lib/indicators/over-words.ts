import { formatDuration } from './duration.ts';
import type { Indicator, Over } from './indicator.ts';
import type { Language, Localized } from './language.ts';
import type { Grain } from './period.ts';

/** What a headline figure counts, as a sentence's end: « 12 foyers installés depuis le début ». */
export const overTitles: Readonly<Record<Over, Required<Localized>>> = {
	start: { fr: 'depuis le début', en: 'since the start' },
	year: { fr: 'depuis le début de l’année', en: 'since the start of the year' },
	'12-months': { fr: 'sur 12\u00A0mois', en: 'over 12\u00A0months' },
	month: { fr: 'depuis le début du mois', en: 'since the start of the month' }
};

/** The window of a headline figure; one that matures stops that long before the date. Empty where it has none. */
export function windowWords({ over, matures }: WindowOf, language: Language): string {
	if (over === null) return '';
	if (matures === null) return overTitles[over][language];
	const age = formatDuration(matures, language);
	return language === 'fr'
		? `${overTitles[over].fr}, jusqu’à ${age} avant la date`
		: `${overTitles[over].en}, up to ${age} before the date`;
}

type WindowOf = Pick<Indicator, 'over' | 'matures'>;

export const grainTitles: Readonly<Record<Grain, Required<Localized>>> = {
	day: { fr: 'Jour', en: 'Day' },
	month: { fr: 'Mois', en: 'Month' },
	quarter: { fr: 'Trimestre', en: 'Quarter' },
	year: { fr: 'Année', en: 'Year' }
};

import type { Over } from './indicator.ts';
import type { Localized } from './language.ts';
import type { Grain } from './period.ts';

/** What a headline figure counts, as a sentence's end: « 12 foyers installés depuis le début ». */
export const overTitles: Readonly<Record<Over, Required<Localized>>> = {
	start: { fr: 'depuis le début', en: 'since the start' },
	year: { fr: 'depuis le début de l’année', en: 'since the start of the year' },
	'12-months': { fr: 'sur 12\u00A0mois', en: 'over 12\u00A0months' },
	month: { fr: 'depuis le début du mois', en: 'since the start of the month' }
};

export const grainTitles: Readonly<Record<Grain, Required<Localized>>> = {
	day: { fr: 'Jour', en: 'Day' },
	month: { fr: 'Mois', en: 'Month' },
	quarter: { fr: 'Trimestre', en: 'Quarter' },
	year: { fr: 'Année', en: 'Year' }
};

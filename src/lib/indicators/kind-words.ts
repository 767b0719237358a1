import type { Kind } from './indicator.ts';
import type { Localized } from './language.ts';

/** How an indicator is counted, for who reads its definition. */
export const kindTitles: Readonly<Record<Kind, Required<Localized>>> = {
	stock: { fr: 'nombre à une date', en: 'number on a date' },
	flow: { fr: 'somme sur une période', en: 'sum over a period' },
	ratio: { fr: 'rapport de deux sommes', en: 'ratio of two sums' },
	median: { fr: 'médiane', en: 'median' },
	distinct: { fr: 'nombre sans double compte', en: 'number without double counting' },
	level: { fr: 'dernière valeur connue', en: 'last known value' },
	formula: { fr: 'rapport de deux indicateurs', en: 'ratio of two indicators' }
};

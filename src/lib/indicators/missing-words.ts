import type { Language, Localized } from './language.ts';
import { localize } from './language.ts';
import { formatNumber, noBreak } from './number-words.ts';
import { pluralize } from './plural.ts';
import type { Missing } from './value.ts';

const unavailable: Localized = { fr: 'non disponible', en: 'not available' };
const masked: Localized = {
	fr: 'masqué (secret statistique)',
	en: 'hidden (statistical confidentiality)'
};

/** What stands in place of a figure: « non disponible », or the one wording for what is masked. */
export function formatMissing(missing: Missing | null, language: Language): string {
	return localize(missing === 'secret' ? masked : unavailable, language);
}

const reasons: Readonly<Record<Missing, Localized>> = {
	'no-data': { fr: 'aucune donnée', en: 'no data' },
	'outside-coverage': {
		fr: 'hors de la période couverte par les fichiers reçus',
		en: 'outside the period covered by the files received'
	},
	'not-due': { fr: 'pas encore mesurable à cette date', en: 'cannot be measured yet at this date' },
	'not-at-level': {
		fr: 'la source ne descend pas à ce niveau de détail',
		en: 'the source does not go into this detail'
	},
	'below-minimum': { fr: 'trop peu d’observations', en: 'too few observations' },
	secret: { fr: 'secret statistique', en: 'statistical confidentiality' }
};

/** Why there is no figure, in a few words: « moins de 10 observations » when the minimum is given. */
export function missingReason(
	missing: Missing | null,
	language: Language,
	minimum: number | null = null
): string {
	if (missing === 'below-minimum' && minimum !== null) {
		const count = formatNumber(minimum, language);
		return language === 'fr'
			? `moins de ${count}${noBreak}${pluralize(minimum, ['observation', 'observations'], 'fr')}`
			: `fewer than ${count}${noBreak}${pluralize(minimum, ['observation', 'observations'], 'en')}`;
	}
	return localize(reasons[missing ?? 'no-data'], language);
}

/** As a sentence says it: « donnée non disponible (moins de 10 observations) », « masqué (secret statistique) ». */
export function tellMissing(
	missing: Missing | null,
	language: Language,
	minimum: number | null = null
): string {
	if (missing === 'secret') return formatMissing(missing, language);
	const words = localize(untold, language);
	return (missing ?? 'no-data') === 'no-data'
		? words
		: `${words} (${missingReason(missing, language, minimum)})`;
}

const untold: Localized = { fr: 'donnée non disponible', en: 'figure not available' };

/** « non disponible (moins de 10 observations) », « masqué (secret statistique) ». */
export function explainMissing(
	missing: Missing | null,
	language: Language,
	minimum: number | null = null
): string {
	const words = formatMissing(missing, language);
	if (missing === 'secret') return words;
	return `${words} (${missingReason(missing, language, minimum)})`;
}

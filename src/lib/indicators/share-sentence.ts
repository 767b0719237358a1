import { formatValue } from './format.ts';
import type { Indicator } from './indicator.ts';
import type { Language } from './language.ts';
import { formatNumber, noBreak } from './number-words.ts';
import { pluralize } from './plural.ts';
import type { Value } from './value.ts';

type Words = Readonly<Record<Language, readonly [string, string]>>;

/** What the units of observation that programmes share are called, one and several. */
const words: Readonly<Record<string, Words>> = {
	person: { fr: ['personne', 'personnes'], en: ['person', 'people'] },
	household: { fr: ['foyer', 'foyers'], en: ['household', 'households'] },
	company: { fr: ['entreprise', 'entreprises'], en: ['company', 'companies'] },
	commune: { fr: ['commune', 'communes'], en: ['commune', 'communes'] },
	post: { fr: ['poste', 'postes'], en: ['post', 'posts'] },
	offer: { fr: ['offre', 'offres'], en: ['offer', 'offers'] },
	milestone: { fr: ['jalon', 'jalons'], en: ['milestone', 'milestones'] }
};

const observations: Words = {
	fr: ['observation', 'observations'],
	en: ['observation', 'observations']
};
const rows: Words = { fr: ['ligne', 'lignes'], en: ['row', 'rows'] };
const distinct: Words = {
	fr: ['unité distincte', 'unités distinctes'],
	en: ['distinct unit', 'distinct units']
};

/**
 * « 89 ambassadeurs sur 320 »: a part of a count against the whole; for rates and medians the units
 * behind each, « 12 personnes sur 40 ». Null when either can't be told.
 */
export function shareSentence(
	part: Pick<Value, 'value' | 'units'>,
	whole: Pick<Value, 'value' | 'units'>,
	indicator: Pick<Indicator, 'kind' | 'format' | 'unit' | 'observed'>,
	language: Language
): string | null {
	const { kind, format, unit } = indicator;
	const among = language === 'fr' ? ' sur ' : ' out of ';
	if (kind === 'stock' || kind === 'flow' || kind === 'distinct') {
		if (part.value === null || whole.value === null) return null;
		const counted = formatValue(part.value, format, language, { unit });
		return counted + among + formatValue(whole.value, format, language);
	}
	if (part.units === null || whole.units === null) return null;
	const units = counted(part.units, wordsOf(indicator.observed), language);
	return units + among + formatNumber(whole.units, language);
}

/** « 320 lignes, 318 unités distinctes »; the units are told where they are not as many. */
export function rowsBehindSentence(
	count: { readonly observations: number; readonly units: number | null },
	language: Language
): string {
	const lines = counted(count.observations, rows, language);
	if (count.units === null || count.units === count.observations) return lines;
	return `${lines}, ${counted(count.units, distinct, language)}`;
}

function counted(count: number, forms: Words, language: Language): string {
	return formatNumber(count, language) + noBreak + pluralize(count, forms[language], language);
}

function wordsOf(observed: string): Words {
	return (Object.hasOwn(words, observed) ? words[observed] : undefined) ?? observations;
}

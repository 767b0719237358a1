import { changeSentence } from './change-sentence.ts';
import type { Comparison } from './comparison-words.ts';
import { formatDate, formatIndicatorValue } from './format.ts';
import { gapAfterFigure, gapSentence } from './gap-sentence.ts';
import type { Indicator } from './indicator.ts';
import { localize, type Language } from './language.ts';
import { tellMissing } from './missing-words.ts';
import { goalWords, projectionSentence } from './projection-sentence.ts';
import { colon, semicolon } from './series-words.ts';
import type { Value } from './value.ts';

export { changeSentence } from './change-sentence.ts';
export { chartSentence, spreadSentence } from './chart-sentence.ts';
export type { Comparison } from './comparison-words.ts';
export { gapAfterFigure, gapSentence } from './gap-sentence.ts';
export { projectionSentence } from './projection-sentence.ts';
export { rowsSentence } from './rows-sentence.ts';
export { statusMissingReasons, statusTitles } from './status-words.ts';
export { trajectorySentence } from './trajectory-sentence.ts';

type Described = Pick<Indicator, 'better' | 'breaks' | 'format' | 'minimum' | 'unit'>;

/** « Donnée non disponible (moins de 10 observations) », « Masqué (secret statistique) »; null when there is a figure. */
export function missingSentence(
	value: Pick<Value, 'value' | 'missing'>,
	indicator: Pick<Indicator, 'minimum'>,
	language: Language
): string | null {
	if (value.value !== null) return null;
	return capitalized(tellMissing(value.missing, language, indicator.minimum));
}

/** « 320 ambassadeurs, 8 de plus qu’à la séance précédente »; without the change when there is none to tell. */
export function figureSentence(
	current: Value,
	previous: Value | null,
	indicator: Described,
	comparison: Comparison,
	language: Language
): string {
	const missing = missingSentence(current, indicator, language);
	if (missing !== null) return missing;
	const { text } = formatIndicatorValue(current, indicator, language);
	const change = changeSentence(current, previous, indicator, comparison, language);
	if (change === null) return text;
	// « 320 ambassadeurs, stable » would not agree.
	return `${text}, ${language === 'fr' ? change.replace(/^stable /, 'chiffre stable ') : change}`;
}

/** « Foyers installés : 17, 13 de plus qu’à la séance précédente »: the figure after the indicator's title. */
export function titledSentence(
	current: Value,
	previous: Value | null,
	indicator: Described & Pick<Indicator, 'title'>,
	comparison: Comparison,
	language: Language
): string {
	const said = afterTitle(current, previous, indicator, comparison, language);
	return `${localize(indicator.title, language)}${colon(language)}${said}`;
}

/** What comes after the title and its colon: no capital, and no unit where the title has just said it. */
export function afterTitle(
	current: Value,
	previous: Value | null,
	indicator: Described & Pick<Indicator, 'title'>,
	comparison: Comparison,
	language: Language
): string {
	const said = figureSentence(current, previous, indicator, comparison, language);
	if (current.value === null) return lowered(said);
	const { figure, text } = formatIndicatorValue(current, indicator, language);
	return saysUnit(indicator, language) ? said.replace(text, figure) : said;
}

/** Whether a title is nothing but the unit. */
function saysUnit(
	{ title, format, unit }: Described & Pick<Indicator, 'title'>,
	language: Language
): boolean {
	const isWord = format.style === 'integer' || format.style === 'decimal';
	const forms = language === 'en' ? (unit.en ?? unit.fr) : unit.fr;
	const named = localize(title, language).toLowerCase();
	return isWord && forms.some((form) => form.toLowerCase() === named);
}

/** A sentence after a colon: « donnée non disponible ». */
export function lowered(sentence: string): string {
	return /^\p{Lu}\p{Ll}/u.test(sentence) || /^[ÀÂÉÈÊÎÔÛ] /u.test(sentence)
		? uncapitalized(sentence)
		: sentence;
}

/**
 * What the committee should know of a figure, in one sentence: why, then when. « Il manque 13 postes
 * pour être dans le rythme ; à ce rythme, la cible de 40 serait atteinte en juin 2020 au lieu de décembre
 * 2019. » Where less is better the figure comes first: « 6 jours, 2 de plus que la cible. »
 */
export function attentionSentence(value: Value, indicator: Described, language: Language): string {
	const missing = missingSentence(value, indicator, language);
	if (missing !== null) return `${missing}.`;
	const { text } = formatIndicatorValue(value, indicator, language);
	const gap = value.plan?.gap ?? null;
	const said = gapSentence(value, indicator, language);
	if (gap === null || said === null) return `${text}.`;
	const after = gapAfterFigure(value, indicator, language);
	const why = indicator.better === 'down' ? `${text}, ${uncapitalized(after ?? said)}` : said;
	const when = whenWords(value, indicator, language);
	return `${capitalized(why)}${when === null ? '' : semicolon(language) + uncapitalized(when)}.`;
}

/** Where the pace leads, else when the target is due; null when the gap has just been told against it. */
function whenWords(value: Value, indicator: Described, language: Language): string | null {
	const { projection, planned, target, plan } = value;
	const told = projection !== null && projection.reason !== 'too-short';
	if (told && (projection.reason !== 'reached' || planned !== target))
		return projectionSentence(value, indicator, language);
	const due = plan?.targetOn ?? null;
	if (target === null || due === null || planned === target) return null;
	const goal = goalWords(target, indicator, language);
	const month = formatDate(due, language, 'long-month');
	return language === 'fr'
		? `la cible est de ${goal} en ${month}`
		: `the target is ${goal} by ${month}`;
}

function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function uncapitalized(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}

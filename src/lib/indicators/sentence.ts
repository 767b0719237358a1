import { changeSentence } from './change-sentence.ts';
import type { Comparison } from './comparison-words.ts';
import { formatIndicatorValue } from './format.ts';
import { gapAfterFigure, gapSentence } from './gap-sentence.ts';
import type { Indicator } from './indicator.ts';
import type { Language } from './language.ts';
import { explainMissing } from './missing-words.ts';
import { projectionSentence } from './projection-sentence.ts';
import type { Value } from './value.ts';

export { changeSentence } from './change-sentence.ts';
export { chartSentence, spreadSentence } from './chart-sentence.ts';
export type { Comparison } from './comparison-words.ts';
export { gapAfterFigure, gapSentence } from './gap-sentence.ts';
export { projectionSentence } from './projection-sentence.ts';
export { rowsSentence } from './rows-sentence.ts';
export { statusMissingReasons, statusTitles } from './status-words.ts';

type Described = Pick<Indicator, 'better' | 'breaks' | 'format' | 'minimum' | 'unit'>;

/** « Non disponible (moins de 10 observations) », « Masqué (secret statistique) »; null when there is a figure. */
export function missingSentence(
	value: Pick<Value, 'value' | 'missing'>,
	indicator: Pick<Indicator, 'minimum'>,
	language: Language
): string | null {
	if (value.value !== null) return null;
	return capitalized(explainMissing(value.missing, language, indicator.minimum));
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
	return change === null ? text : `${text}, ${change}`;
}

/**
 * What the committee should know of a figure, in full sentences: the gap, then where the pace
 * leads. « Il manque 13 postes pour être dans le rythme. À ce rythme, la cible de 40 serait atteinte en
 * juin 2020 au lieu de décembre 2019. » Where less is better the figure comes first: « 6 jours, 2 de
 * plus que la cible. »
 */
export function attentionSentence(value: Value, indicator: Described, language: Language): string {
	const missing = missingSentence(value, indicator, language);
	if (missing !== null) return `${missing}.`;
	const { text } = formatIndicatorValue(value, indicator, language);
	const gap = value.plan?.gap ?? null;
	const said = gapSentence(value, indicator, language);
	if (gap === null || said === null) return `${text}.`;
	const after = gapAfterFigure(value, indicator, language);
	const sentences = [
		indicator.better === 'down' ? `${text}, ${uncapitalized(after ?? said)}` : said
	];
	const projection = projectionSentence(value, indicator, language);
	if (projection !== null && tellsMore(value)) sentences.push(projection);
	return `${sentences.map(capitalized).join('. ')}.`;
}

/** A history too short is no news, nor is a target reached when the gap has just been told against it. */
function tellsMore({ projection, planned, target }: Value): boolean {
	if (projection?.reason === 'too-short') return false;
	return projection?.reason !== 'reached' || planned !== target;
}

function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function uncapitalized(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}

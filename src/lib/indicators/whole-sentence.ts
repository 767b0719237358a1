import { displayed, formatIndicatorValue, formatValue } from './format.ts';
import type { Indicator } from './indicator.ts';
import type { Language } from './language.ts';
import type { Value } from './value.ts';

type Figure = Pick<Value, 'value' | 'missing'>;

const percent = { style: 'percent', decimals: 0 } as const;

/**
 * A territory's figure beside the programme's: « 23 % du total du programme (320), pour 26 % de la
 * population » for a count, « 50,6 % dans l’ensemble du programme » for a rate. `populationShare` is its
 * part of the inhabitants; null leaves them out. No capital, no final full stop; null when either
 * figure is unknown, or there is nothing to have a part of.
 */
export function wholeSentence(
	value: Figure,
	whole: Figure,
	indicator: Pick<Indicator, 'kind' | 'format' | 'unit' | 'minimum'>,
	populationShare: number | null,
	language: Language
): string | null {
	if (value.value === null || whole.value === null) return null;
	const { format } = indicator;
	const counts = ['stock', 'flow', 'distinct', 'level'].includes(indicator.kind);
	if (!counts || format.style !== 'integer') {
		const { text } = formatIndicatorValue(whole, indicator, language);
		return language === 'fr'
			? `${text} dans l’ensemble du programme`
			: `${text} in the programme as a whole`;
	}
	if (whole.value <= 0 || value.value < 0) return null;
	const total = formatValue(whole.value, format, language);
	const share = shareWords(value.value / whole.value, language);
	const inhabitants = populationShare === null ? null : shareWords(populationShare, language);
	if (language === 'fr') {
		const part = `${share} du total du programme (${total})`;
		return inhabitants === null ? part : `${part}, pour ${inhabitants} de la population`;
	}
	const part = `${share} of the programme’s total (${total})`;
	return inhabitants === null ? part : `${part}, with ${inhabitants} of the population`;
}

/** « 23 % », « moins de 1 % » for what is something but rounds to nothing. */
export function shareWords(share: number, language: Language): string {
	if (share > 0 && displayed(share, percent) === 0)
		return `${language === 'fr' ? 'moins de ' : 'under '}${formatValue(0.01, percent, language)}`;
	return formatValue(share, percent, language);
}

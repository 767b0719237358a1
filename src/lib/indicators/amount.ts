import type { Indicator } from './indicator.ts';
import type { Language } from './language.ts';
import { displayed, unitWord } from './format.ts';
import { formatNumber, noBreak } from './number-words.ts';
import { pluralize } from './plural.ts';

type Measured = Pick<Indicator, 'format' | 'unit'>;

/** A scale such as « sur 5 » or « /5 » counts points. */
const scale = /^(\/|sur |out of )/;

/** Whether a difference is 0 once it is rounded as the indicator is displayed. */
export function isNothing(difference: number, { format }: Measured): boolean {
	return displayed(difference, format) === 0;
}

/**
 * The size of a difference with its unit: « 42 ambassadeurs », « 3,1 points » between percentages,
 * « 1 200 € ». Its sign is left to the words around it.
 */
export function amountWithUnit(
	difference: number,
	indicator: Measured,
	language: Language
): string {
	const { format, unit } = indicator;
	const size = Math.abs(difference);
	const shown = displayed(size, format);
	const number = formatNumber(shown, language, { decimals: format.decimals });
	const inPoints = format.style === 'percent' || scale.test(unit.fr[0]);
	if (inPoints) return number + noBreak + pluralize(shown, ['point', 'points'], language);
	if (format.style === 'currency' && language === 'en') return `€${number}`;
	return number + noBreak + unitWord(size, format, unit, language);
}

/** As above, but a count stands alone: « 42 » where the unit has just been said. */
export function amountAlone(difference: number, indicator: Measured, language: Language): string {
	const { format, unit } = indicator;
	if (format.style === 'percent' || format.style === 'currency' || scale.test(unit.fr[0])) {
		return amountWithUnit(difference, indicator, language);
	}
	return formatNumber(displayed(Math.abs(difference), format), language, {
		decimals: format.decimals
	});
}

import type { Indicator } from './indicator.ts';
import type { Language } from './language.ts';
import { displayed, unitWord } from './format.ts';
import { withEuro } from './money.ts';
import { formatNumber, noBreak } from './number-words.ts';
import { pluralize } from './plural.ts';

type Measured = Pick<Indicator, 'format' | 'unit'>;

/** A scale such as « sur 5 » or « /5 » counts points. */
const scale = /^(\/|sur |out of )/;

/** Whether differences are told in points, the unit being a scale. */
export function countsPoints({ fr }: Measured['unit']): boolean {
	return scale.test(fr[0]);
}

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
	// A difference is told as one says it: « 7 points », not « 7,0 points ».
	const decimals = Number.isInteger(shown) ? 0 : format.decimals;
	const number = formatNumber(shown, language, { decimals });
	const inPoints = format.style === 'percent' || countsPoints(unit);
	if (inPoints) return number + noBreak + pluralize(shown, ['point', 'points'], language);
	if (format.style === 'currency') return withEuro(number, language);
	return number + noBreak + unitWord(size, format, unit, language);
}

/** As above, but a count stands alone: « 42 » where the unit has just been said. */
export function amountAlone(difference: number, indicator: Measured, language: Language): string {
	const { format, unit } = indicator;
	if (format.style === 'percent' || format.style === 'currency' || countsPoints(unit)) {
		return amountWithUnit(difference, indicator, language);
	}
	const shown = displayed(Math.abs(difference), format);
	const decimals = Number.isInteger(shown) ? 0 : format.decimals;
	return formatNumber(shown, language, { decimals });
}

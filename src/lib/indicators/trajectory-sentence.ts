import { amountWithUnit, isNothing } from './amount.ts';
import type { Indicator } from './indicator.ts';
import type { Language } from './language.ts';
import type { Value } from './value.ts';

const places = {
	fr: {
		below: 'au-dessous de la trajectoire',
		on: 'sur la trajectoire',
		above: 'au-dessus de la trajectoire'
	},
	en: { below: 'below the trajectory', on: 'on the trajectory', above: 'above the trajectory' }
} as const;

/**
 * Where a figure lies, whichever way is better: « 42 ambassadeurs au-dessous de la trajectoire », « sur
 * la trajectoire ». No capital, no final full stop; null without a plan.
 */
export function trajectorySentence(
	{ plan }: Pick<Value, 'plan'>,
	indicator: Pick<Indicator, 'format' | 'unit'>,
	language: Language
): string | null {
	const gap = plan?.gap ?? null;
	if (gap === null) return null;
	if (isNothing(gap, indicator)) return places[language].on;
	return `${amountWithUnit(gap, indicator, language)} ${places[language][gap < 0 ? 'below' : 'above']}`;
}

import { amountAlone, amountWithUnit, countsPoints, isNothing } from './amount.ts';
import { isFavourable } from './gap.ts';
import type { Indicator } from './indicator.ts';
import type { Language } from './language.ts';
import type { Value } from './value.ts';

type Described = Pick<Indicator, 'better' | 'format' | 'unit'>;

/**
 * The gap to the plan in the indicator's own unit: « Il manque 42 ambassadeurs pour être dans le
 * rythme », « 20 ambassadeurs de plus que prévu à cette date », « 2 jours de plus que la cible ».
 * Against the target itself once the plan has got there. No final full stop; null without a gap.
 */
export function gapSentence(
	value: Pick<Value, 'plan' | 'planned' | 'target'>,
	indicator: Described,
	language: Language
): string | null {
	return gapWords(value, indicator, language, amountWithUnit);
}

/** As `gapSentence`, for after the figure: « 2 de plus que la cible ». */
export function gapAfterFigure(
	value: Pick<Value, 'plan' | 'planned' | 'target'>,
	indicator: Described,
	language: Language
): string | null {
	return gapWords(value, indicator, language, amountAlone);
}

function gapWords(
	value: Pick<Value, 'plan' | 'planned' | 'target'>,
	indicator: Described,
	language: Language,
	say: typeof amountWithUnit
): string | null {
	const gap = value.plan?.gap ?? null;
	if (gap === null || indicator.better === 'none') return null;
	const reference = value.planned === value.target ? 'target' : 'plan';
	if (isNothing(gap, indicator)) return nothing[language][reference];
	const side = isFavourable(gap, indicator.better) ? 'good' : 'bad';
	const inPoints = indicator.format.style === 'percent' || countsPoints(indicator.unit);
	if (language === 'en' && inPoints && side === 'good' && reference === 'plan')
		return `${say(gap, indicator, language)} ${indicator.better === 'up' ? 'above' : 'under'} the plan at this date`;
	return words[language][`${indicator.better}-${side}-${reference}`](say(gap, indicator, language));
}

const nothing = {
	fr: { plan: 'Dans le rythme prévu à cette date', target: 'Cible atteinte' },
	en: { plan: 'As planned at this date', target: 'Target reached' }
};

type Case = `${'up' | 'down'}-${'good' | 'bad'}-${'plan' | 'target'}`;

const words: Record<Language, Record<Case, (amount: string) => string>> = {
	fr: {
		'up-bad-plan': (amount) => `Il manque ${amount} pour être dans le rythme`,
		'up-bad-target': (amount) => `Il manque ${amount} pour atteindre la cible`,
		'up-good-plan': (amount) => `${amount} de plus que prévu à cette date`,
		'up-good-target': (amount) => `${amount} de plus que la cible`,
		'down-bad-plan': (amount) => `${amount} de trop pour être dans le rythme`,
		'down-bad-target': (amount) => `${amount} de plus que la cible`,
		'down-good-plan': (amount) => `${amount} de moins que prévu à cette date`,
		'down-good-target': (amount) => `${amount} de moins que la cible`
	},
	en: {
		'up-bad-plan': (amount) => `${amount} short of the plan at this date`,
		'up-bad-target': (amount) => `${amount} short of the target`,
		'up-good-plan': (amount) => `${amount} more than planned at this date`,
		'up-good-target': (amount) => `${amount} above the target`,
		'down-bad-plan': (amount) => `${amount} over the plan at this date`,
		'down-bad-target': (amount) => `${amount} over the target`,
		'down-good-plan': (amount) => `${amount} under the plan at this date`,
		'down-good-target': (amount) => `${amount} under the target`
	}
};

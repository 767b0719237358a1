import { amountAlone, amountWithUnit, countsPoints } from './amount.ts';
import { breakBetween, changeBetween, type Change } from './change.ts';
import { againstWords, thanWords, type Comparison } from './comparison-words.ts';
import { formatDate } from './date-words.ts';
import { formatValue } from './format.ts';
import type { Indicator } from './indicator.ts';
import type { Language } from './language.ts';
import { localize } from './language.ts';
import { narrowNoBreak } from './number-words.ts';
import { roundTo } from './round.ts';
import type { Value } from './value.ts';

type Described = Pick<Indicator, 'format' | 'unit' | 'breaks'>;
type Compared = Pick<Value, 'value' | 'to'>;

/** Under this many, a percentage says less than the number itself. */
const smallestBase = 30;
/** Past a doubling, and down to nothing, so does it too. */
const largestShare = 1;

/**
 * The change between two figures: « 89 de plus qu’au 28 juin 2019 » against a date or a meeting,
 * « en hausse de 12 % par rapport à 2018 (286) » against a period (points between percentages, the
 * number itself from a small base and past a doubling), « stable par rapport à 2018 ». Across a break in series it says so
 * instead. No capital, no final full stop; null when a figure is missing.
 */
export function changeSentence(
	current: Compared,
	previous: Compared | null,
	indicator: Described,
	comparison: Comparison,
	language: Language
): string | null {
	if (previous === null || previous.value === null) return null;
	const change = changeBetween(current.value, previous.value, indicator.format);
	if (change === null) return null;
	const broken = breakBetween(indicator, previous.to, current.to);
	if (broken !== null) {
		const day = formatDate(broken.on, language);
		const reason = localize(broken.reason, language).replace(/\.$/, '');
		return language === 'fr'
			? `rupture de série le ${day}${narrowNoBreak}: ${reason}`
			: `break in series on ${day}: ${reason}`;
	}
	if (change.displayed === 0) return stableWords(comparison, language);
	if (comparison.with === 'date' || comparison.with === 'meeting') {
		return differenceWords(change, indicator, comparison, language);
	}
	const before = formatValue(previous.value, indicator.format, language);
	const words = isBestInPercent(change, previous.value, indicator)
		? trendWords(change, indicator, comparison, language)
		: differenceWords(change, indicator, comparison, language);
	return `${words} (${before})`;
}

function isBestInPercent(change: Change, previous: number, { format }: Described): boolean {
	if (format.style === 'percent') return true;
	if (format.style !== 'integer' && format.style !== 'currency') return false;
	if (change.relative === null || previous < smallestBase) return false;
	const share = Math.abs(roundTo(change.relative, 2));
	return share !== 0 && share <= largestShare && change.relative > -1;
}

/** « stable par rapport à 2018 », « stable sur un an ». */
function stableWords(comparison: Comparison, language: Language): string {
	const french = language === 'fr';
	if (comparison.with === 'year-earlier')
		return french ? 'stable sur un an' : 'unchanged over a year';
	return `${french ? 'stable' : 'unchanged'} ${againstWords(comparison, language)}`;
}

/** « 89 de plus qu’au 28 juin 2019 », « 12 jours de moins qu’en 2018 ». */
function differenceWords(
	{ difference }: Change,
	indicator: Described,
	comparison: Comparison,
	language: Language
): string {
	const amount = (indicator.format.style === 'days' ? amountWithUnit : amountAlone)(
		difference,
		indicator,
		language
	);
	const than = thanWords(comparison, language);
	if (language === 'fr') return `${amount} de ${difference > 0 ? 'plus' : 'moins'} ${than}`;
	return `${amount} ${englishSide(difference > 0, indicator)} ${than}`;
}

/** Rates and marks are higher or lower; money is more or less; what is counted, more or fewer. */
function englishSide(isMore: boolean, { format, unit }: Described): string {
	if (format.style === 'percent' || countsPoints(unit)) return isMore ? 'higher' : 'lower';
	if (isMore) return 'more';
	return format.style === 'integer' ? 'fewer' : 'less';
}

/** « en hausse de 12 % par rapport à 2018 ». */
function trendWords(
	{ difference, relative }: Change,
	indicator: Described,
	comparison: Comparison,
	language: Language
): string {
	const amount =
		relative === null
			? amountAlone(difference, indicator, language)
			: formatValue(Math.abs(relative), { style: 'percent', decimals: 0 }, language);
	const against = againstWords(comparison, language);
	if (language === 'en') return `${difference > 0 ? 'up' : 'down'} ${amount} ${against}`;
	return `en ${difference > 0 ? 'hausse' : 'baisse'} de ${amount} ${against}`;
}

import { withDeclaredMark } from './declared-mark.ts';
import type { Format, Indicator, Unit } from './indicator.ts';
import type { Language } from './language.ts';
import { explainMissing, formatMissing, missingReason } from './missing-words.ts';
import { withEuro } from './money.ts';
import { formatNumber, noBreak } from './number-words.ts';
import { pluralize } from './plural.ts';
import { roundTo } from './round.ts';
import type { Missing, Value } from './value.ts';

export { formatDate, formatPeriod, formatSpan, type DateStyle } from './date-words.ts';
export { explainMissing, formatMissing, missingReason } from './missing-words.ts';
export { formatNumber, formatOrdinal } from './number-words.ts';

export type Figure = {
	/** « 320 », « 41,2 », « non disponible ». */
	readonly figure: string;
	/** « ambassadeurs », « % », « € », or why there is no figure. */
	readonly unit: string;
	/** Both as they are read: « 320 ambassadeurs », « 41,2 % ». */
	readonly text: string;
};

const days: Unit = { fr: ['jour', 'jours'], en: ['day', 'days'] };

/** What is displayed of a stored value: percentages are stored as fractions. */
export function displayed(value: number, format: Format): number {
	return roundTo(format.style === 'percent' ? value * 100 : value, format.decimals);
}

/**
 * A value as text: « 1 234 », « 41,2 % », « 1 200 € », « 6 jours », with the unit's word when it is
 * given (a percentage or an amount has its own). What is missing or no number is said in words,
 * never shown as 0.
 */
export function formatValue(
	value: number | null,
	format: Format,
	language: Language,
	options: {
		readonly unit?: Unit | undefined;
		readonly sign?: boolean;
		readonly missing?: Missing | null;
	} = {}
): string {
	if (value === null || !Number.isFinite(value)) {
		return formatMissing(options.missing ?? null, language);
	}
	const { decimals } = format;
	const number = formatNumber(displayed(value, format), language, {
		decimals,
		sign: options.sign ?? false
	});
	if (format.style === 'currency') return withEuro(number, language);
	const unit = unitWord(value, format, options.unit, language);
	if (unit === '') return number;
	return format.style === 'percent' && language === 'en' ? `${number}%` : number + noBreak + unit;
}

/** The figure and its unit apart, for large figures and columns; missing ones with their reason. */
export function formatIndicatorValue(
	value: Pick<Value, 'value' | 'missing' | 'declared'>,
	indicator: Pick<Indicator, 'format' | 'unit' | 'minimum'>,
	language: Language
): Figure {
	const { format, unit, minimum } = indicator;
	if (value.value === null || !Number.isFinite(value.value)) {
		return {
			figure: formatMissing(value.missing, language),
			unit: value.missing === 'secret' ? '' : missingReason(value.missing, language, minimum),
			text: explainMissing(value.missing, language, minimum)
		};
	}
	return {
		figure: formatNumber(displayed(value.value, format), language, { decimals: format.decimals }),
		unit: unitWord(value.value, format, unit, language),
		text: withDeclaredMark(formatValue(value.value, format, language, { unit }), value, language)
	};
}

/** As above where the unit stands in smaller type beside its figure: English writes its signs against the number. */
export function figureBesideUnit(
	value: Pick<Value, 'value' | 'missing'>,
	indicator: Pick<Indicator, 'format' | 'unit' | 'minimum'>,
	language: Language
): Pick<Figure, 'figure' | 'unit'> {
	const { figure, unit, text } = formatIndicatorValue(
		{ value: value.value, missing: value.missing },
		indicator,
		language
	);
	const { style } = indicator.format;
	const isSigned = style === 'currency' || style === 'percent';
	return isSigned && language === 'en' && value.value !== null
		? { figure: text, unit: '' }
		: { figure, unit };
}

/** The unit in the number that the displayed value asks for: « 1,5 jour », « 2 jours ». */
export function unitWord(
	value: number,
	format: Format,
	unit: Unit | undefined,
	language: Language
): string {
	if (format.style === 'percent') return '%';
	if (format.style === 'currency') return '€';
	const words = unit ?? (format.style === 'days' ? days : undefined);
	if (words === undefined) return '';
	const forms = language === 'en' ? (words.en ?? words.fr) : words.fr;
	return pluralize(displayed(value, format), forms, language);
}

/** Points of percentage: « +3,1 pts », « −1 pt » ; `points` is 3.1, not 0.031. */
export function formatPoints(
	points: number,
	language: Language,
	{ decimals = 1, sign = true }: { readonly decimals?: number; readonly sign?: boolean } = {}
): string {
	const word = pluralize(roundTo(points, decimals), ['pt', 'pts'], language);
	return formatNumber(points, language, { decimals, sign }) + noBreak + word;
}

/** « a, b et c »; "a, b and c". */
export function formatList(words: readonly string[], language: Language): string {
	const [last, ...rest] = [...words].reverse();
	if (last === undefined) return '';
	if (rest.length === 0) return last;
	return `${rest.reverse().join(', ')} ${language === 'fr' ? 'et' : 'and'} ${last}`;
}

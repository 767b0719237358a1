import { de } from './date-words.ts';
import { formatValue } from './format.ts';
import type { Indicator } from './indicator.ts';
import type { Language, Localized } from './language.ts';
import { formatNumber, noBreak } from './number-words.ts';

/** How a rounded figure is introduced: « plus de 500 ambassadeurs », « près de 600 personnes ». */
export type Wording = 'more-than' | 'at-least' | 'nearly' | 'less-than' | 'about';

export const wordings: Readonly<Record<Wording, Required<Localized>>> = {
	'more-than': { fr: 'plus de', en: 'more than' },
	'at-least': { fr: 'au moins', en: 'at least' },
	nearly: { fr: 'près de', en: 'nearly' },
	'less-than': { fr: 'moins de', en: 'fewer than' },
	about: { fr: 'environ', en: 'about' }
};

/** The wording for the words as written, in either language, whatever the case; null when unknown. */
export function parseWording(words: string): Wording | null {
	const said = words
		.trim()
		.toLowerCase()
		.replace(/\s+/g, ' ')
		.replace(/ d[’']$/, ' de');
	const found = Object.entries(wordings).find(([, text]) => text.fr === said || text.en === said);
	if (found) return found[0] as Wording;
	return said === 'less than' ? 'less-than' : said === 'around' ? 'about' : null;
}

/**
 * The values for which a wording is honest, as shares of the rounded figure. « Plus de 500 » is
 * true of 5 000 but misleads: past a fifth more, a reader is owed a nearer round figure (« plus
 * de 600 »). « Près de » is under the figure, by 5 % at most; « environ » is 5 % either way.
 */
const bounds: Readonly<Record<Wording, { from: number; to: number; open: 'from' | 'to' | null }>> =
	{
		'more-than': { from: 1, to: 1.2, open: 'from' },
		'at-least': { from: 1, to: 1.2, open: null },
		nearly: { from: 0.95, to: 1, open: 'to' },
		'less-than': { from: 0.8, to: 1, open: 'to' },
		about: { from: 0.95, to: 1.05, open: null }
	};

/** Whether the words may be said of the value; never of a missing value or of a rounded figure that isn't positive. */
export function wordingHolds(wording: Wording, rounded: number, value: number | null): boolean {
	if (value === null || !Number.isFinite(value) || !(rounded > 0)) return false;
	const { from, to, open } = bounds[wording];
	const share = value / rounded;
	const slack = 1e-9;
	return (
		(open === 'from' ? value > rounded : share >= from - slack) &&
		(open === 'to' ? value < rounded : share <= to + slack)
	);
}

/** « plus de 500 », with the figure grouped. */
export function formatWording(wording: Wording, rounded: number, language: Language): string {
	const decimals = Number.isInteger(rounded) ? 0 : 1;
	return `${wordings[wording][language]}${noBreak}${formatNumber(rounded, language, { decimals })}`;
}

/**
 * « plus de 500 ambassadeurs », « près de 50 % », "less than €1,000": with the unit, as the round figure
 * asks for it. `rounded` is as displayed: 50 for 50 %.
 */
export function wordingWithUnit(
	wording: Wording,
	rounded: number,
	{ format, unit }: Pick<Indicator, 'format' | 'unit'>,
	language: Language
): string {
	const stored = format.style === 'percent' ? rounded / 100 : rounded;
	const decimals = Number.isInteger(rounded) ? 0 : 1;
	const figure = formatValue(stored, { ...format, decimals }, language, { unit });
	const words =
		wording === 'less-than' && language === 'en' && format.style !== 'integer'
			? 'less than'
			: wordings[wording][language];
	return `${words}${noBreak}${figure}`;
}

/** What a wording that doesn't hold should have been: the values it may be said of. */
export function explainWording(wording: Wording, rounded: number, language: Language): string {
	const { from, to, open } = bounds[wording];
	const say = (share: number) => {
		const value = share * rounded;
		return formatNumber(value, language, { decimals: Number.isInteger(value) ? 0 : 1 });
	};
	const words = formatWording(wording, rounded, language);
	if (language === 'fr') {
		const excluded = open === null ? '' : `, ${say(1)} exclu`;
		return `«${noBreak}${words}${noBreak}» se dit ${de(say(from))} à ${say(to)}${excluded}`;
	}
	const excluded = open === null ? '' : `, ${say(1)} excluded`;
	return `“${words}” is said of ${say(from)} to ${say(to)}${excluded}`;
}

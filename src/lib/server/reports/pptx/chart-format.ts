import { displayed } from '#lib/indicators/format.ts';
import type { Format } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';
import { withEuro } from '#lib/indicators/money.ts';
import { noBreak } from '#lib/indicators/number-words.ts';
import { formatLanguage } from '../../exports/workbook-styles.ts';

/**
 * A number's format as Office writes it, after a word when there is one: « cible 300 ». PowerPoint
 * takes the separators of the machine.
 */
export function formatCode({ style, decimals }: Format, language: Language, word = ''): string {
	const said = word === '' ? '' : `"${word.replaceAll('"', '')}${noBreak}"`;
	const before = formatLanguage[language] + said;
	const digits = `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`;
	const number = before + digits;
	const french = language === 'fr';
	switch (style) {
		case 'percent':
			return french ? `${number}"${noBreak}"%` : `${number}%`;
		case 'currency':
			return before + withEuro(digits, language, (words) => `"${words}"`);
		case 'days':
			// One and a half day is singular in French, plural in English.
			return french
				? `[<2]${number}"${noBreak}jour";${number}"${noBreak}jours"`
				: `[=1]${number}"${noBreak}day";${number}"${noBreak}days"`;
		default:
			return number;
	}
}

/** The same without decimals that are all zero. */
export function roundCode(value: number, format: Format, language: Language, word: string): string {
	const whole = Number.isInteger(displayed(value, format));
	return formatCode(whole ? { ...format, decimals: 0 } : format, language, word);
}

/** Of an axis, whose steps may need more or fewer decimals than the figures. */
export function axisCode(format: Format, step: number, language: Language): string {
	const shown = format.style === 'percent' ? step * 100 : step;
	const decimals = Math.min(6, Math.max(0, Math.ceil(-Math.log10(shown) - 1e-9)));
	const style = format.style === 'days' ? 'integer' : format.style;
	return formatCode({ style, decimals }, language);
}

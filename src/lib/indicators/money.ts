import type { Language } from './language.ts';
import { noBreak } from './number-words.ts';

/**
 * A number of euros with its sign where its language writes it: « 1 200 € », "€1,200", "−€26". The
 * number may be the digits of a spreadsheet's format, `quoted` then says how such a format holds words.
 */
export function withEuro(
	number: string,
	language: Language,
	quoted: (words: string) => string = (words) => words
): string {
	return language === 'en'
		? number.replace(/(?=[\d#])/, quoted('€'))
		: number + quoted(`${noBreak}€`);
}

import type { Language } from './language.ts';

/** French is plural from 2 on (0 and 1,5 are singular); English is singular for 1 only. */
export function isPlural(count: number, language: Language): boolean {
	const size = Math.abs(count);
	return language === 'fr' ? size >= 2 : size !== 1;
}

/** The word that goes with the number as it is displayed: round it first. */
export function pluralize(
	count: number,
	[singular, plural]: readonly [string, string],
	language: Language
): string {
	return isPlural(count, language) ? plural : singular;
}

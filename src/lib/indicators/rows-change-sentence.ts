import type { Language } from './language.ts';
import { formatNumber, noBreak } from './number-words.ts';
import { pluralize } from './plural.ts';

/**
 * « 12 nouvelles, 3 modifiées, 1 disparue, 308 identiques »: rows by key. What there is none of is left
 * out; nothing but the same is said alone.
 */
export function rowsChangeSentence(
	keys: {
		readonly new: number;
		readonly changed: number;
		readonly gone: number;
		readonly same: number;
		/** Of the new ones, those dated in days that were covered already. */
		readonly late: number;
	},
	language: Language
): string {
	const count = (number: number, words: readonly [string, string]) =>
		number === 0
			? []
			: [formatNumber(number, language) + noBreak + pluralize(number, words, language)];
	if (language === 'fr') {
		const late = count(keys.late, ['tardive', 'tardives']).map((words) => ` (dont ${words})`);
		return [
			...count(keys.new, ['nouvelle', 'nouvelles']).map((words) => words + late.join('')),
			...count(keys.changed, ['modifiée', 'modifiées']),
			...count(keys.gone, ['disparue', 'disparues']),
			...count(keys.same, ['identique', 'identiques'])
		].join(', ');
	}
	const late = count(keys.late, ['late', 'late']).map((words) => ` (${words})`);
	return [
		...count(keys.new, ['new', 'new']).map((words) => words + late.join('')),
		...count(keys.changed, ['changed', 'changed']),
		...count(keys.gone, ['gone', 'gone']),
		...count(keys.same, ['same', 'same'])
	].join(', ');
}

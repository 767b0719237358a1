import type { Language } from './language.ts';
import { formatNumber, noBreak } from './number-words.ts';
import { pluralize } from './plural.ts';
import { colon } from './series-words.ts';

/**
 * « 320 lignes lues : 317 retenues, 2 écartées, 1 vide »; what there is none of is left out, but for
 * the rows that were kept.
 */
export function rowsSentence(
	rows: {
		readonly read: number;
		readonly accepted: number;
		readonly rejected: number;
		readonly blank: number;
	},
	language: Language
): string {
	const count = (number: number, words: readonly [string, string]) =>
		formatNumber(number, language) + noBreak + pluralize(number, words, language);
	const french = language === 'fr';
	const parts = [
		count(rows.accepted, french ? ['retenue', 'retenues'] : ['kept', 'kept']),
		rows.rejected > 0 &&
			count(rows.rejected, french ? ['écartée', 'écartées'] : ['set aside', 'set aside']),
		rows.blank > 0 && count(rows.blank, french ? ['vide', 'vides'] : ['blank', 'blank'])
	].filter((part) => part !== false);
	const read = count(rows.read, french ? ['ligne lue', 'lignes lues'] : ['row read', 'rows read']);
	return read + colon(language) + parts.join(', ');
}

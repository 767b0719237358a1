import type { Language } from './language.ts';
import { formatNumber, noBreak } from './number-words.ts';
import { pluralize } from './plural.ts';
import { colon, semicolon } from './series-words.ts';

/**
 * « 320 lignes lues : 317 retenues, 2 écartées, 1 vide ; 3 corrigées »; what there is none of is left
 * out, but for the rows that were kept. Mended rows are among the others.
 */
export function rowsSentence(
	rows: {
		readonly read: number;
		readonly accepted: number;
		readonly rejected: number;
		readonly blank: number;
		readonly mended?: number;
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
	const mended = rows.mended ?? 0;
	const mends =
		mended === 0
			? ''
			: semicolon(language) +
				count(mended, french ? ['corrigée', 'corrigées'] : ['mended', 'mended']);
	return read + colon(language) + parts.join(', ') + mends;
}

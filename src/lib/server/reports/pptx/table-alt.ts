import type { Language } from '#lib/indicators/language.ts';
import { pluralize } from '#lib/indicators/plural.ts';
import { colon } from '#lib/indicators/series-words.ts';
import type { Table } from '../document.ts';
import { plainText } from '../inline.ts';

/** « Tableau de 5 lignes : Indicateur, Cible, Prévu. », for who hears the slide. */
export function tableAlt({ caption, columns, rows }: Table, language: Language): string {
	const heads = columns.map(({ title }) => plainText(title)).join(', ');
	const french = language === 'fr';
	const lines = pluralize(rows.length, french ? ['ligne', 'lignes'] : ['row', 'rows'], language);
	const told = `${french ? 'Tableau de' : 'Table of'} ${rows.length} ${lines}${colon(language)}${heads}.`;
	return caption.length === 0 ? told : `${plainText(caption)}. ${told}`;
}

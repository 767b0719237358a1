import type { Language } from '#lib/indicators/language.ts';
import type { TableColumn } from '../exports/table-file.ts';
import type { RegisterEntry } from './register.ts';

/** The record of processing activities, a row each: what an officer puts in their own. */
export function registerTable(
	register: readonly RegisterEntry[],
	language: Language
): {
	readonly title: string;
	readonly columns: readonly TableColumn[];
	readonly rows: readonly (readonly (string | null)[])[];
} {
	const word = words[language];
	const list = (items: readonly string[]) => (items.length === 0 ? null : items.join(' ; '));
	return {
		title: word.title,
		columns: word.columns.map(([id, title]) => ({ id, title, type: 'text' })),
		rows: register.map((one) => [
			one.id,
			one.title,
			one.purpose ?? word.lacking,
			one.basis ?? word.lacking,
			one.people ?? word.lacking,
			one.source,
			list(one.dropped),
			list(one.replaced),
			list(one.identifying),
			list(one.sensitive),
			list(one.recipients) ?? word.lacking,
			[...one.keep, ...(one.lacking.includes('keep') ? [word.lacking] : [])].join(' ')
		])
	};
}

type Columns = readonly (readonly [id: string, title: string])[];

const words = {
	fr: {
		title: 'Registre des traitements',
		lacking: 'À compléter',
		columns: [
			['id', 'Identifiant'],
			['processing', 'Traitement'],
			['purpose', 'Finalité'],
			['basis', 'Base légale'],
			['people', 'Personnes concernées'],
			['source', 'Origine'],
			['dropped', 'Retiré à la lecture'],
			['pseudonym', 'Remplacé par un pseudonyme'],
			['kept', 'Gardé, désigne une personne'],
			['sensitive', 'Sensible'],
			['recipients', 'Destinataires'],
			['keep', 'Durée de conservation']
		] satisfies Columns
	},
	en: {
		title: 'Register of processing',
		lacking: 'To be completed',
		columns: [
			['id', 'Id'],
			['processing', 'Processing'],
			['purpose', 'Purpose'],
			['basis', 'Legal basis'],
			['people', 'People concerned'],
			['source', 'Source'],
			['dropped', 'Dropped as files are read'],
			['pseudonym', 'Replaced by a pseudonym'],
			['kept', 'Kept, stands for a person'],
			['sensitive', 'Sensitive'],
			['recipients', 'Recipients'],
			['keep', 'How long']
		] satisfies Columns
	}
} as const;

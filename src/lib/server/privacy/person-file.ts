import type { Language } from '#lib/indicators/language.ts';
import { tableToCsv } from '../exports/table-csv.ts';
import type { PersonFound } from './find-person.ts';

/** All that is held of a person's data, a value a line, as they may open it: the right of access. */
export async function personFile(found: PersonFound, language: Language): Promise<string> {
	const word = words[language];
	const rows = [
		...found.files.flatMap(({ title, name, rows: held }) =>
			held.flatMap(({ line, values }) =>
				Object.entries(values).map(([column, value]) => [title, name, String(line), column, value])
			)
		),
		...found.published.flatMap(({ title, values }, at) =>
			Object.entries(values).map(([column, value]) => [
				title,
				word.published,
				String(at + 1),
				column,
				value
			])
		)
	];
	const table = {
		name: 'person',
		title: word.title,
		language,
		columns: word.columns.map((title, at) => ({
			id: ['data', 'file', 'row', 'column', 'value'][at]!,
			title,
			type: at === 4 ? ('code' as const) : ('text' as const)
		})),
		rows,
		notes: [],
		marks: { asOf: null, edition: null, filters: null, fictitious: false }
	};
	let text = '';
	for await (const piece of tableToCsv(table, 'office')) text += piece;
	return text;
}

const words = {
	fr: {
		title: 'Données d’une personne',
		published: 'lu et publié, sous pseudonyme',
		columns: ['Données', 'Fichier', 'Ligne', 'Colonne', 'Valeur']
	},
	en: {
		title: 'A person’s data',
		published: 'read and published, under a pseudonym',
		columns: ['Data', 'File', 'Row', 'Column', 'Value']
	}
} as const;

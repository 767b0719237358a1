import { missingColumn, openColumns } from './table-csv.ts';
import type { TableColumn, TableFile } from './table-file.ts';

/** The Table Schema of a table's open data (Frictionless, as schema.data.gouv.fr reads it). */
export function tableSchema(table: Omit<TableFile, 'rows'>) {
	const { language } = table;
	const words = schemaWords[language];
	return {
		$schema: 'https://specs.frictionlessdata.io/schemas/table-schema.json',
		name: table.name.replace(/[^a-z0-9._-]+/gi, '-').toLowerCase(),
		title: table.title,
		description: table.notes
			.map(({ title, text }) => `${title}${language === 'fr' ? '\u00a0' : ''}: ${text}`)
			.join('\n'),
		lang: language,
		version: '1.0.0',
		missingValues: [''],
		fields: [
			...table.columns.flatMap((column) => [
				field(column.id, column.title, column.type, column.meaning),
				...(column.type === 'figure'
					? [
							{
								...field(missingColumn(column), words.missing(column.title), 'text'),
								description: words.why,
								constraints: { enum: [...reasons] }
							}
						]
					: [])
			]),
			...openColumns(table).map(({ id, title, type }) => field(id, title, type))
		]
	};
}

const reasons = [
	'no-data',
	'outside-coverage',
	'not-due',
	'not-at-level',
	'below-minimum',
	'secret'
] as const;

const types: Readonly<Record<TableColumn['type'], object>> = {
	text: { type: 'string' },
	code: { type: 'string' },
	date: { type: 'date', format: '%Y-%m-%d' },
	number: { type: 'number' },
	figure: { type: 'number' },
	boolean: { type: 'boolean', trueValues: ['true'], falseValues: ['false'] }
};

function field(name: string, title: string, type: TableColumn['type'], meaning?: string) {
	return {
		name,
		title,
		...(meaning === undefined ? {} : { description: meaning }),
		...types[type]
	};
}

const schemaWords = {
	fr: {
		missing: (title: string) => `${title} : motif d’absence`,
		why: 'Pourquoi il n’y a pas de chiffre ; vide quand il y en a un.'
	},
	en: {
		missing: (title: string) => `${title}: why it is missing`,
		why: 'Why there is no figure; empty when there is one.'
	}
};

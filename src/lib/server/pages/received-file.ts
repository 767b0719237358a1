import { localize } from '#lib/indicators/language.ts';
import type { TableColumn, TableFile } from '../exports/table-file.ts';
import { tellFile, type FileSetting } from './file-notes.ts';
import { datasetPage, receivedPage } from './received.ts';

/** What was received of each kind of file, one row each. */
export function receivedFile(setting: FileSetting): TableFile {
	const { edition, reader } = setting;
	const word = words[reader.language];
	return {
		...tellFile(setting, { name: 'received', title: word.title, asOf: null }),
		columns: [
			word.dataset,
			word.kind,
			word.partner,
			word.source,
			word.deliveries,
			word.refused,
			word.lastOn,
			word.coverFrom,
			word.coverUntil,
			...word.rows
		],
		rows: receivedPage(edition, reader).datasets.map((one) => [
			one.dataset,
			one.title,
			one.partner,
			one.source,
			one.deliveries,
			one.refused,
			one.lastOn,
			one.coverage[0]?.from ?? null,
			one.coverage.at(-1)?.until ?? null,
			one.rows.read,
			one.rows.accepted,
			one.rows.rejected,
			one.rows.blank
		])
	};
}

/** Each file received of one kind. Throws `not-found` for an unknown one. */
export async function receivedDatasetFile(
	dataset: string,
	setting: FileSetting
): Promise<TableFile> {
	const { edition, reader } = setting;
	const { language } = reader;
	const word = words[language];
	const page = await datasetPage(edition, dataset, reader);
	return {
		...tellFile(setting, {
			name: `received-${dataset}`,
			title: `${word.title} — ${page.dataset.title}`,
			asOf: null
		}),
		columns: [
			word.dataset,
			word.file,
			word.deliveredOn,
			word.format,
			word.encoding,
			word.coverFrom,
			word.coverUntil,
			...word.rows,
			word.why
		],
		rows: page.readings.map(({ name, deliveredOn, understanding, covers, rows, refused }) => [
			dataset,
			name,
			deliveredOn,
			understanding?.format ?? null,
			understanding?.encoding ?? null,
			covers?.from ?? null,
			covers?.until ?? null,
			rows.read,
			rows.accepted,
			rows.rejected,
			rows.blank,
			refused ? localize(refused.message, language) : null
		])
	};
}

const column = (id: string, type: TableColumn['type'], title: string): TableColumn => ({
	id,
	type,
	title
});

const words = {
	fr: {
		title: 'Données reçues',
		dataset: column('dataset', 'text', 'Identifiant'),
		kind: column('title', 'text', 'Fichier'),
		partner: column('partner', 'text', 'Partenaire'),
		source: column('source', 'text', 'Source'),
		deliveries: column('deliveries', 'number', 'Dépôts retenus'),
		refused: column('refused', 'number', 'Dépôts refusés'),
		lastOn: column('last_on', 'date', 'Dernier dépôt'),
		coverFrom: column('covers_from', 'date', 'Couvre du'),
		coverUntil: column('covers_until', 'date', 'Couvre jusqu’au'),
		file: column('file', 'text', 'Fichier'),
		deliveredOn: column('delivered_on', 'date', 'Date du dépôt'),
		format: column('format', 'text', 'Format'),
		encoding: column('encoding', 'text', 'Encodage'),
		why: column('refused_because', 'text', 'Pourquoi il est refusé'),
		rows: [
			column('rows_read', 'number', 'Lignes lues'),
			column('rows_accepted', 'number', 'Lignes retenues'),
			column('rows_set_aside', 'number', 'Lignes écartées'),
			column('rows_blank', 'number', 'Lignes vides')
		]
	},
	en: {
		title: 'Data received',
		dataset: column('dataset', 'text', 'Id'),
		kind: column('title', 'text', 'File'),
		partner: column('partner', 'text', 'Partner'),
		source: column('source', 'text', 'Source'),
		deliveries: column('deliveries', 'number', 'Deliveries taken'),
		refused: column('refused', 'number', 'Deliveries refused'),
		lastOn: column('last_on', 'date', 'Last delivery'),
		coverFrom: column('covers_from', 'date', 'Covers from'),
		coverUntil: column('covers_until', 'date', 'Covers until'),
		file: column('file', 'text', 'File'),
		deliveredOn: column('delivered_on', 'date', 'Delivered on'),
		format: column('format', 'text', 'Format'),
		encoding: column('encoding', 'text', 'Encoding'),
		why: column('refused_because', 'text', 'Why it is refused'),
		rows: [
			column('rows_read', 'number', 'Rows read'),
			column('rows_accepted', 'number', 'Rows accepted'),
			column('rows_set_aside', 'number', 'Rows set aside'),
			column('rows_blank', 'number', 'Blank rows')
		]
	}
} as const;

import { localize } from '#lib/indicators/language.ts';
import { shortName } from '#lib/indicators/territory.ts';
import { pseudonymKey } from '../editions/pseudonym-key.ts';
import type { TableCell, TableColumn, TableFile } from '../exports/table-file.ts';
import { pseudonymsOf } from '../ingest/pseudonym.ts';
import { dimensionLabel, dimensionTitle } from '../values/catalogue.ts';
import { findIndicators } from '../values/compute-values.ts';
import { factRows, type FactRow } from '../values/fact-rows.ts';
import { tellFile, type FileSetting } from './file-notes.ts';
import { filtersOf } from './indicator-filters.ts';

/** A spreadsheet takes no more of them well. */
const mostRows = 100_000;
/** Digits that tell units of a file apart, and are no identifier; more than on a page, for there are more rows. */
const shownDigits = 12;

/**
 * The facts behind one figure, each unit under a pseudonym, for internal use; `part` is that of a formula.
 * Throws `not-allowed` for who may not see them.
 */
export async function rowsFile(
	id: string,
	part: string | null,
	setting: FileSetting
): Promise<TableFile> {
	const { edition, workspace, view, reader } = setting;
	const { language } = reader;
	const word = words[language];
	const [indicator] = findIndicators(edition, [id], reader);
	if (!indicator) throw new Error(`no indicator ${id}`);
	const { where } = filtersOf(edition, indicator, view, reader);
	const { asOf, territory, sort } = view;
	const found = await factRows(
		edition,
		{
			...{ indicator: id, part, sort, territory, where },
			...{ asOf: asOf ?? edition.asOf, page: 1, size: mostRows }
		},
		reader
	);
	const { measured, columns, observations } = found;
	const { settings } = edition.programme;
	const pseudonym = pseudonymsOf(await pseudonymKey(workspace, settings.fictitious));
	const unit = (key: unknown) =>
		key === null || key === undefined ? null : pseudonym(String(key)).slice(0, shownDigits);
	const cell = (row: FactRow, name: string): TableCell => {
		const raw = row[name] ?? null;
		if (name === 'key') return unit(raw);
		if (name in measured.dimensions) {
			const value = raw === null ? null : String(raw);
			const label = dimensionLabel(edition, measured, name, value, language);
			return { code: value ?? '', words: label };
		}
		if (raw === null || dates.includes(name)) return raw === null ? null : String(raw);
		if (numbers.includes(name)) return Number(raw);
		return name === 'place' ? shortName(String(raw)) : String(raw);
	};
	const title = `${word.title} — ${localize(indicator.title, language)}`;
	return {
		...tellFile(setting, {
			name: `rows-${id}`,
			title,
			indicator,
			notes: [
				{ title: word.use, text: word.internal },
				...(observations > mostRows ? [{ title: word.cut, text: word.cutShort(observations) }] : [])
			]
		}),
		columns: [
			...columns.map((name): TableColumn => {
				if (name in measured.dimensions)
					return {
						id: name,
						type: 'text',
						title: localize(dimensionTitle(edition, measured, name), language)
					};
				return { id: name, type: typeOf(name), title: word.columns[name] ?? name };
			}),
			{ id: 'unit', type: 'code', title: word.unit, meaning: word.unitMeaning },
			{ id: 'use', type: 'text', title: word.use }
		],
		rows: each(found.rows, (row) => [
			...columns.map((name) => cell(row, name)),
			unit(row.unit_key),
			word.internalShort
		])
	};
}

/** Made as they are written; rows about persons are kept by no browser. */
function* each(rows: readonly FactRow[], make: (row: FactRow) => TableCell[]) {
	for (const row of rows) yield make(row);
}

const dates: readonly string[] = ['start_on', 'end_on', 'on_date', 'known_on'];
const numbers: readonly string[] = ['quantity', 'numerator', 'denominator', 'value'];

function typeOf(name: string): TableColumn['type'] {
	if (dates.includes(name)) return 'date';
	if (numbers.includes(name)) return 'number';
	return name === 'key' ? 'code' : 'text';
}

type Columns = Readonly<Record<string, string>>;

const words = {
	fr: {
		title: 'Lignes derrière le chiffre',
		use: 'Usage',
		internalShort: 'usage interne',
		internal: 'Usage interne. Chaque ligne porte un pseudonyme ; ne pas diffuser.',
		cut: 'Lignes',
		cutShort: (count: number) =>
			`Ce fichier s’arrête à 100 000 lignes sur ${count}. Les filtres de la page en réduisent le nombre.`,
		unit: 'Pseudonyme',
		unitMeaning: 'Le même pour les lignes de la même personne, du même foyer, du même poste.',
		columns: {
			start_on: 'Depuis le',
			end_on: 'Jusqu’au',
			on_date: 'Date',
			known_on: 'Connu le',
			quantity: 'Quantité',
			numerator: 'Numérateur',
			denominator: 'Dénominateur',
			value: 'Valeur',
			key: 'Compté une fois',
			place: 'Territoire'
		} as Columns
	},
	en: {
		title: 'Rows behind the figure',
		use: 'Use',
		internalShort: 'internal use',
		internal: 'Internal use. Each row has a pseudonym; do not pass it on.',
		cut: 'Rows',
		cutShort: (count: number) =>
			`This file stops at 100,000 rows of ${count}. The page’s filters make them fewer.`,
		unit: 'Pseudonym',
		unitMeaning: 'The same for rows about the same person, household or post.',
		columns: {
			start_on: 'Since',
			end_on: 'Until',
			on_date: 'Date',
			known_on: 'Known on',
			quantity: 'Quantity',
			numerator: 'Numerator',
			denominator: 'Denominator',
			value: 'Value',
			key: 'Counted once',
			place: 'Territory'
		} as Columns
	}
};

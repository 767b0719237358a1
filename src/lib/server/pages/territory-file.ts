import { localize } from '#lib/indicators/language.ts';
import type { TableColumn, TableFile } from '../exports/table-file.ts';
import { tellFile, type FileSetting } from './file-notes.ts';
import {
	amountCell,
	differenceCell,
	figureCell,
	figureColumns,
	statusCell,
	unitCell
} from './figure-cells.ts';
import type { TerritoryPage } from './territory.ts';

/** Every figure of one territory, beside the whole programme's. */
export function territoryFile(
	{ code, name, rows }: TerritoryPage,
	setting: FileSetting
): TableFile {
	const { language } = setting.reader;
	const word = words[language];
	const common = figureColumns(language);
	return {
		...tellFile(setting, {
			name: `territory-${code}`,
			title: name,
			choices: [word.territory(name)]
		}),
		columns: [
			word.code,
			word.name,
			common.indicator,
			common.title,
			common.from,
			common.to,
			common.value,
			common.unit,
			word.change,
			word.whole,
			common.target,
			common.status,
			common.declared
		],
		rows: rows.map(({ indicator, value, whole, change }) => [
			code,
			name,
			indicator.id,
			localize(indicator.title, language),
			value.from,
			value.to,
			figureCell(value, indicator),
			unitCell(value.value, indicator, language),
			differenceCell(change?.difference ?? null, indicator),
			whole && figureCell(whole, indicator),
			amountCell(value.target, indicator),
			statusCell(value, language),
			value.declared?.stands === true
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
		territory: (name: string) => `Territoire\u202f: ${name}`,
		code: column('territory', 'code', 'Code du territoire'),
		name: column('territory_name', 'text', 'Territoire'),
		change: column('change', 'figure', 'Évolution sur un an'),
		whole: column('whole', 'figure', 'Ensemble du programme')
	},
	en: {
		territory: (name: string) => `Territory: ${name}`,
		code: column('territory', 'code', 'Territory’s code'),
		name: column('territory_name', 'text', 'Territory'),
		change: column('change', 'figure', 'Change over a year'),
		whole: column('whole', 'figure', 'Whole programme')
	}
} as const;

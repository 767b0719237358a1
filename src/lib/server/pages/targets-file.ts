import type { TableColumn, TableFile } from '../exports/table-file.ts';
import { visibleIndicators } from '../values/compute-values.ts';
import { targetsOf } from '../values/targets.ts';
import { localize } from '#lib/indicators/language.ts';
import { placeName } from './choices.ts';
import { tellFile, type FileSetting } from './file-notes.ts';
import { amountCell, figureColumns, unitCell } from './figure-cells.ts';

/** Baselines and targets as the edition was published with them, one row each; of the view's territory when it has one. */
export function targetsFile(setting: FileSetting): TableFile {
	const { edition, reader, view } = setting;
	const { language } = reader;
	const word = words[language];
	const common = figureColumns(language);
	const shown = new Map(visibleIndicators(edition, reader).map((one) => [one.id, one]));
	const points = targetsOf(edition).filter(
		({ territory }) => view.territory === null || territory === view.territory
	);
	return {
		...tellFile(setting, { name: 'targets', title: word.title, asOf: null }),
		columns: [
			common.indicator,
			common.title,
			word.territory,
			word.territoryName,
			word.date,
			word.role,
			common.value,
			common.unit,
			word.note
		],
		rows: points.flatMap(({ indicator: id, territory, date, role, value, note }) => {
			const indicator = shown.get(id);
			if (!indicator) return [];
			return [
				[
					id,
					localize(indicator.title, language),
					territory,
					placeName(territory),
					date,
					{ code: role, words: word.roles[role] },
					amountCell(value, indicator),
					unitCell(value, indicator, language),
					note
				]
			];
		})
	};
}

const column = (id: string, type: TableColumn['type'], title: string): TableColumn => ({
	id,
	type,
	title
});

const words = {
	fr: {
		title: 'Points de départ et cibles',
		territory: column('territory', 'code', 'Code du territoire'),
		territoryName: column('territory_name', 'text', 'Territoire'),
		date: column('date', 'date', 'Date'),
		role: column('role', 'text', 'Rôle'),
		note: column('note', 'text', 'Note'),
		roles: { baseline: 'point de départ', target: 'cible' }
	},
	en: {
		title: 'Baselines and targets',
		territory: column('territory', 'code', 'Territory’s code'),
		territoryName: column('territory_name', 'text', 'Territory'),
		date: column('date', 'date', 'Date'),
		role: column('role', 'text', 'Role'),
		note: column('note', 'text', 'Note'),
		roles: { baseline: 'baseline', target: 'target' }
	}
} as const;

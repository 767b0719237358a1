import { formatDate } from '#lib/indicators/format.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import { projectionSentence } from '#lib/indicators/sentence.ts';
import type { TableColumn, TableFile, TableRow } from '../exports/table-file.ts';
import type { CommitteeRow } from './committee-figures.ts';
import type { CommitteePage } from './committee.ts';
import { tellFile, type FileSetting } from './file-notes.ts';
import {
	amountCell,
	differenceCell,
	figureCell,
	figureColumns,
	statusCell,
	unitCell
} from './figure-cells.ts';

/** Every figure of the committee's page, in its order, as one table; of one axis where the view holds it to one. */
export function committeeFile(
	{ asOf, axes, compareOn, withoutAudience }: CommitteePage,
	setting: FileSetting
): TableFile {
	const { language } = setting.reader;
	const word = words[language];
	const common = figureColumns(language);
	const text = (id: string, title: string): TableColumn => ({ id, title, type: 'text' });
	const date = (id: string, title: string): TableColumn => ({ id, title, type: 'date' });
	const figure = (id: string, title: string, meaning: string): TableColumn => ({
		id,
		title,
		meaning,
		type: 'figure'
	});
	const { axis } = setting.view;
	const [first] = axes;
	return {
		...tellFile(setting, {
			name: axis === null ? 'committee' : `committee-${axis}`,
			title: axis === null || !first ? word.title : `${word.title} — ${first.title}`,
			asOf,
			notes: [
				{ title: word.compared, text: formatDate(compareOn, language) },
				...(withoutAudience > 0
					? [{ title: word.left, text: word.withoutAudience(withoutAudience) }]
					: [])
			]
		}),
		columns: [
			text('axis', word.axis),
			common.indicator,
			common.title,
			common.from,
			common.to,
			common.value,
			common.unit,
			date('before_on', word.beforeOn),
			figure('before', word.before, word.beforeMeaning),
			figure('change', word.change, word.changeMeaning),
			common.planned,
			figure('gap', word.gap, word.gapMeaning),
			common.target,
			common.targetOn,
			common.status,
			text('projection', word.projection),
			date('figure_on', word.figureOn),
			date('next_on', word.nextOn),
			text('owner', word.owner),
			common.declared
		],
		rows: axes.flatMap(({ title, rows }) => rows.map((row) => rowOf(row, title, language)))
	};
}

function rowOf(row: CommitteeRow, axis: string, language: Language): TableRow {
	const { indicator, value, before, change } = row;
	return [
		axis,
		indicator.id,
		localize(indicator.title, language),
		value.from,
		value.to,
		figureCell(value, indicator),
		unitCell(value.value, indicator, language),
		before.to,
		figureCell(before, indicator),
		differenceCell(change?.difference ?? null, indicator),
		amountCell(value.planned, indicator),
		differenceCell(value.plan?.gap ?? null, indicator),
		amountCell(value.target, indicator),
		value.target === null ? null : (value.plan?.targetOn ?? null),
		statusCell(value, language),
		projectionSentence(value, indicator, language),
		row.figureOn,
		row.nextOn,
		indicator.owner,
		value.declared?.stands === true
	];
}

const words = {
	fr: {
		title: 'Vue du comité',
		compared: 'Comparé au',
		left: 'Indicateurs absents',
		withoutAudience: (count: number) =>
			count === 1 ? '1 indicateur n’a pas de public.' : `${count} indicateurs n’ont pas de public.`,
		axis: 'Axe',
		beforeOn: 'Comparé au',
		before: 'Chiffre précédent',
		beforeMeaning: 'Le même chiffre à la date à laquelle la page compare.',
		change: 'Évolution',
		changeMeaning:
			'Chiffre moins chiffre précédent ; entre deux taux, une fraction (0.031 pour 3,1 points).',
		gap: 'Écart au prévu',
		gapMeaning: 'Chiffre moins prévu, dans l’unité de l’indicateur.',
		projection: 'Projection',
		figureOn: 'Dernière mise à jour',
		nextOn: 'Prochaine mise à jour',
		owner: 'Responsable'
	},
	en: {
		title: 'Committee',
		compared: 'Compared with',
		left: 'Indicators left out',
		withoutAudience: (count: number) =>
			count === 1 ? '1 indicator has no audience.' : `${count} indicators have no audience.`,
		axis: 'Axis',
		beforeOn: 'Compared with',
		before: 'Earlier figure',
		beforeMeaning: 'The same figure at the date that the page compares with.',
		change: 'Change',
		changeMeaning: 'Figure minus earlier figure; between rates, a fraction (0.031 for 3.1 points).',
		gap: 'Gap to plan',
		gapMeaning: 'Figure minus planned, in the indicator’s unit.',
		projection: 'Projection',
		figureOn: 'Last update',
		nextOn: 'Next update',
		owner: 'Owner'
	}
} as const;

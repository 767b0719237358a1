import { formatDate } from '#lib/indicators/format.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import { projectionSentence } from '#lib/indicators/sentence.ts';
import { weatherTitles } from '#lib/indicators/weather.ts';
import type { TableColumn, TableFile, TableRow } from '../exports/table-file.ts';
import { committeeBusiness } from './committee-business.ts';
import { orderedAxes, tableRows, type TableRow as Line } from './committee-order.ts';
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

/** Every figure of the committee's page as one table, in the order that the page shows; of one axis where the view holds it to one. */
export function committeeFile(
	{ asOf, axes, compareOn, withoutAudience }: CommitteePage,
	setting: FileSetting
): TableFile {
	const { workspace, view } = setting;
	const { language } = setting.reader;
	const said = committeeBusiness(workspace, view, asOf, setting.reader).appraisals.indicator;
	const asked = { sort: view.sort, language };
	const lines =
		view.layout === 'table'
			? tableRows(axes, asked, said)
			: orderedAxes(axes, asked, said).flatMap(({ rows }) => rows);
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
	const { axis } = view;
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
			common.declared,
			text('appraisal', word.appraisal),
			text('appraisal_wording', word.wording),
			text('appraised_by', word.by),
			date('appraised_on', word.on)
		],
		rows: lines.map((line) => rowOf(line, language))
	};
}

function rowOf(row: Line, language: Language): TableRow {
	const { indicator, value, before, change, appraisal, weather } = row;
	return [
		row.axisTitle,
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
		value.declared?.stands === true,
		weather && { code: weather, words: localize(weatherTitles[weather], language) },
		appraisal?.wording ?? null,
		appraisal?.by ?? null,
		appraisal?.writtenOn ?? null
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
		owner: 'Responsable',
		appraisal: 'Appréciation du pilote',
		wording: 'Commentaire du pilote',
		by: 'Appréciation de',
		on: 'Appréciation du'
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
		owner: 'Owner',
		appraisal: 'Officer’s appraisal',
		wording: 'Officer’s comment',
		by: 'Appraised by',
		on: 'Appraised on'
	}
} as const;

import { formatDate } from '#lib/indicators/format.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import { moveReasons } from '#lib/indicators/move-words.ts';
import type { Value } from '#lib/indicators/value.ts';
import { weatherTitles, type Weather } from '#lib/indicators/weather.ts';
import type { TableCell, TableColumn, TableFile, TableRow } from '../exports/table-file.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { JalonError } from '../programme/problem.ts';
import {
	amountCell,
	differenceCell,
	figureCell,
	figureColumns,
	statusCell,
	unitCell
} from './figure-cells.ts';
import { tellFile, type FileSetting } from './file-notes.ts';
import type { ComparedLine, MeetingComparisonPage } from './meeting-comparison.ts';

/** Two meetings line by line: each figure then and now, and why it moved. Throws `not-found` where there are not two. */
export function meetingComparisonFile(
	{ compared }: MeetingComparisonPage,
	setting: FileSetting
): TableFile {
	const { language } = setting.reader;
	const word = words[language];
	if (!compared)
		throw new JalonError('not-found', {
			fr: 'Il faut deux séances pour les comparer.',
			en: 'It takes two meetings to compare them.'
		});
	const { before, after, axes } = compared;
	const common = figureColumns(language);
	const side = ({ id, date }: Meeting) => `${id}, ${formatDate(date, language)}`;
	const figure = (id: string, { asOf }: Meeting): TableColumn => ({
		id,
		title: word.asOf(formatDate(asOf, language)),
		type: 'figure',
		meaning: word.rates
	});
	return {
		...tellFile(setting, {
			name: `meetings-${before.id}-${after.id}`,
			title: word.title,
			asOf: after.asOf,
			// Each meeting has the version of its own day.
			edition: null,
			choices: [`${side(before)} → ${side(after)}`]
		}),
		columns: [
			word.axis,
			common.indicator,
			common.title,
			common.unit,
			figure('before', before),
			figure('after', after),
			...word.columns
		],
		rows: axes.flatMap(({ title, lines }) =>
			lines.map((line) => rowOf(line, localize(title, language), language))
		)
	};
}

function rowOf(line: ComparedLine, axis: string, language: Language): TableRow {
	const { indicator, before, after, facts } = line;
	const figure = (value: Value | null) =>
		value === null ? amountCell(null, indicator) : figureCell(value, indicator);
	const status = (value: Value | null) => value && statusCell(value, language);
	const weather = (level: Weather | null): TableCell =>
		level && { code: level, words: localize(weatherTitles[level], language) };
	return [
		axis,
		indicator.id,
		localize(indicator.title, language),
		unitCell(after?.value ?? before?.value ?? null, indicator, language),
		figure(before),
		figure(after),
		// The two do not compare where the window began anew.
		differenceCell(line.restarted ? null : line.difference, indicator),
		differenceCell(line.restarted ? null : line.since, indicator),
		differenceCell(line.revised, indicator),
		facts?.new ?? null,
		facts?.ended ?? null,
		facts?.added ?? null,
		facts?.changed ?? null,
		facts?.removed ?? null,
		line.definitionChanged,
		line.targetsChanged,
		moveReasons(line, language).join(' · ') || null,
		status(before),
		status(after),
		weather(line.appraisals.before),
		weather(line.appraisals.after)
	];
}

const column = (id: string, type: TableColumn['type'], title: string): TableColumn => ({
	id,
	type,
	title
});

const words = {
	fr: {
		title: 'Comparaison de deux séances',
		asOf: (date: string) => `Situation au ${date}`,
		rates: 'Un taux est une fraction : 0.412 pour 41,2 %.',
		axis: column('axis', 'text', 'Axe'),
		columns: [
			column('difference', 'figure', 'Différence'),
			column('since', 'figure', 'Depuis'),
			column('revised', 'figure', 'Par révision'),
			column('facts_new', 'number', 'Nouveaux'),
			column('facts_ended', 'number', 'Terminés'),
			column('facts_added', 'number', 'Ajoutés par révision'),
			column('facts_changed', 'number', 'Corrigés'),
			column('facts_removed', 'number', 'Retirés'),
			column('definition_changed', 'boolean', 'Définition changée'),
			column('targets_changed', 'boolean', 'Cible changée'),
			column('reasons', 'text', 'Raisons'),
			column('status_before', 'text', 'Statut avant'),
			column('status_after', 'text', 'Statut après'),
			column('appraisal_before', 'text', 'Appréciation avant'),
			column('appraisal_after', 'text', 'Appréciation après')
		]
	},
	en: {
		title: 'Two meetings compared',
		asOf: (date: string) => `As of ${date}`,
		rates: 'A rate is a fraction: 0.412 for 41.2%.',
		axis: column('axis', 'text', 'Axis'),
		columns: [
			column('difference', 'figure', 'Difference'),
			column('since', 'figure', 'Since'),
			column('revised', 'figure', 'By revision'),
			column('facts_new', 'number', 'New'),
			column('facts_ended', 'number', 'Ended'),
			column('facts_added', 'number', 'Added by revision'),
			column('facts_changed', 'number', 'Corrected'),
			column('facts_removed', 'number', 'Removed'),
			column('definition_changed', 'boolean', 'Definition changed'),
			column('targets_changed', 'boolean', 'Target changed'),
			column('reasons', 'text', 'Reasons'),
			column('status_before', 'text', 'Status before'),
			column('status_after', 'text', 'Status after'),
			column('appraisal_before', 'text', 'Appraisal before'),
			column('appraisal_after', 'text', 'Appraisal after')
		]
	}
} as const;

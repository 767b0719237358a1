import { unitWord } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import { statusTitles } from '#lib/indicators/sentence.ts';
import type { FigureCell } from '#lib/indicators/typed-cell.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { CodedCell, TableCell, TableColumn } from '../exports/table-file.ts';

type Measured = Pick<Indicator, 'format' | 'minimum' | 'unit'>;

/** A figure with why it is missing, as its indicator writes it. */
export function figureCell(
	{ value, missing }: Pick<Value, 'value' | 'missing'>,
	{ format, minimum }: Measured
): FigureCell {
	return { value, missing: value === null ? missing : null, format, minimum };
}

/** A planned figure, a target: empty where there is none. */
export function amountCell(value: number | null, { format }: Measured): FigureCell {
	return { value, missing: null, format };
}

/** A difference in the indicator's unit, in points between percentages. */
export function differenceCell(value: number | null, { format }: Measured): FigureCell {
	return { value, missing: null, format, points: true };
}

/** « ambassadeurs », « % »; open data has a rate as a fraction and says so. */
export function unitCell(value: number | null, indicator: Measured, language: Language): CodedCell {
	const words = unitWord(value ?? 2, indicator.format, indicator.unit, language);
	const { style } = indicator.format;
	if (style === 'percent') return { code: 'fraction', words };
	return { code: style === 'currency' ? 'EUR' : words, words };
}

export function statusCell({ status }: Pick<Value, 'status'>, language: Language): TableCell {
	return status === null ? null : { code: status, words: localize(statusTitles[status], language) };
}

/** Columns that several tables have, in the reader's language. */
export function figureColumns(language: Language) {
	const word = words[language];
	const column = (id: string, type: TableColumn['type'], title: string, meaning?: string) =>
		({ id, type, title, ...(meaning === undefined ? {} : { meaning }) }) satisfies TableColumn;
	return {
		indicator: column('indicator', 'text', word.indicatorId, word.indicatorMeaning),
		title: column('title', 'text', word.indicator),
		from: column('from', 'date', word.from, word.fromMeaning),
		to: column('to', 'date', word.to, word.toMeaning),
		value: column('value', 'figure', word.figure, word.rates),
		unit: column('unit', 'text', word.unit, word.unitMeaning),
		planned: column('planned', 'figure', word.planned, word.plannedMeaning),
		target: column('target', 'figure', word.target),
		targetOn: column('target_on', 'date', word.targetOn),
		status: column('status', 'text', word.status, word.statusMeaning),
		partial: column('partial', 'boolean', word.partial, word.partialMeaning),
		declared: column('declared', 'boolean', word.declared, word.declaredMeaning)
	};
}

const words = {
	fr: {
		indicatorId: 'Identifiant',
		indicatorMeaning: 'Identifiant de l’indicateur, le même partout.',
		indicator: 'Indicateur',
		from: 'Du',
		fromMeaning: 'Premier jour de la période, compris.',
		to: 'Au',
		toMeaning: 'Dernier jour de la période, compris.',
		figure: 'Chiffre',
		rates: 'Un taux est une fraction : 0.412 pour 41,2 %.',
		unit: 'Unité',
		unitMeaning: '« fraction » pour un taux, « EUR » pour des euros.',
		planned: 'Prévu',
		plannedMeaning: 'Ce que la trajectoire demande à cette date.',
		target: 'Cible',
		targetOn: 'Date de la cible',
		status: 'Statut',
		statusMeaning:
			'ahead : en avance ; on-track : dans le rythme ; at-risk : à surveiller ; off-track : en retard ; no-target : sans cible.',
		partial: 'Période en cours',
		partialMeaning: 'La période continue après la date de situation.',
		declared: 'Chiffre déclaré',
		declaredMeaning: 'Donné par une personne, faute de chiffre tiré des fichiers.'
	},
	en: {
		indicatorId: 'Id',
		indicatorMeaning: 'Id of the indicator, the same everywhere.',
		indicator: 'Indicator',
		from: 'From',
		fromMeaning: 'First day of the period, included.',
		to: 'To',
		toMeaning: 'Last day of the period, included.',
		figure: 'Figure',
		rates: 'A rate is a fraction: 0.412 for 41.2%.',
		unit: 'Unit',
		unitMeaning: '“fraction” for a rate, “EUR” for euros.',
		planned: 'Planned',
		plannedMeaning: 'What the trajectory asks for at this date.',
		target: 'Target',
		targetOn: 'Target’s date',
		status: 'Status',
		statusMeaning: 'ahead, on-track, at-risk, off-track or no-target.',
		partial: 'Period in progress',
		partialMeaning: 'The period goes on after the date of the figures.',
		declared: 'Declared figure',
		declaredMeaning: 'Given by a person, where files give none.'
	}
} as const;

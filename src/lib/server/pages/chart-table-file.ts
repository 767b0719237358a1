import { tableOf } from '#lib/charts/chart-table.ts';
import { tellChart } from '#lib/charts/chart-telling.ts';
import type { FigureSpec } from '#lib/charts/spec.ts';
import { formatDate } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { Value } from '#lib/indicators/value.ts';
import { localize } from '#lib/indicators/language.ts';
import { perThousand } from '#lib/indicators/per-thousand.ts';
import type { TableCell, TableColumn, TableFile, TableRow } from '../exports/table-file.ts';
import { tellFile, type FileSetting } from './file-notes.ts';
import { amountCell, figureCell, figureColumns, statusCell, unitCell } from './figure-cells.ts';

type Content = Pick<TableFile, 'columns'> & { readonly rows: readonly TableRow[] };

/** The figures that a chart draws, typed. `name` is that of its files. */
export function chartTableFile(spec: FigureSpec, name: string, setting: FileSetting): TableFile {
	const { title, sentence } = tellChart(spec);
	const word = words[spec.language];
	return {
		...tellFile(setting, {
			name,
			title,
			indicator: spec.indicator,
			notes: [{ title: word.summary, text: sentence }]
		}),
		...withIndicator(contentOf(spec), spec.indicator, spec.language)
	};
}

function contentOf(spec: FigureSpec): Content {
	const { indicator, language } = spec;
	const common = figureColumns(language);
	const word = words[language];
	const own = (value: Value): TableCell[] => [
		value.from,
		value.to,
		figureCell(value, indicator),
		unitCell(value.value, indicator, language)
	];
	const dated = [common.from, common.to, common.value, common.unit];
	switch (spec.form) {
		case 'trajectory':
		case 'bars': {
			const targets = spec.form === 'bars' ? [] : (spec.trajectory?.targets ?? []);
			const last = spec.values.at(-1)?.to ?? '';
			return {
				columns: [
					...dated,
					common.planned,
					common.target,
					common.status,
					common.partial,
					word.note
				],
				rows: [
					...spec.values.map((value) => [
						...own(value),
						amountCell(value.planned, indicator),
						amountCell(value.target, indicator),
						statusCell(value, language),
						value.partial,
						eventsIn(spec, value.from === value.to ? value.to.slice(0, 7) : value.from, value.to)
					]),
					...targets
						.filter(({ date }) => date > last)
						.map(({ date, value }) => [
							null,
							date,
							amountCell(null, indicator),
							unitCell(value, indicator, language),
							amountCell(value, indicator),
							amountCell(value, indicator),
							null,
							false,
							word.toCome
						])
				]
			};
		}
		case 'bullet':
			return {
				columns: [...dated, common.planned, common.target, common.status],
				rows: [
					[
						...own(spec.value),
						amountCell(spec.value.planned, indicator),
						amountCell(spec.value.target, indicator),
						statusCell(spec.value, language)
					]
				]
			};
		case 'dots':
			return {
				columns: [
					word.key,
					{ id: 'label', title: capitalized(spec.split), type: 'text' },
					...dated,
					word.beforeOn,
					word.before
				],
				rows: spec.rows.map(({ key, label, value, previous }) => [
					key,
					label,
					...own(value),
					previous?.to ?? null,
					previous ? figureCell(previous, indicator) : null
				])
			};
		case 'multiples':
			return {
				columns: [
					word.key,
					{ id: 'label', title: capitalized(spec.split), type: 'text' },
					...dated
				],
				rows: spec.panels.flatMap(({ key, label, values }) =>
					values.map((value) => [key, label, ...own(value)])
				)
			};
		case 'tiles':
			return {
				columns: [
					word.key,
					{ id: 'label', title: capitalized(spec.split), type: 'text' },
					...dated,
					word.population,
					word.rate
				],
				rows: spec.values.map(({ code, name, value, population }) => [
					code,
					name,
					...own(value),
					population,
					indicator.format.style === 'percent' ? null : perThousand(value.value, population)
				])
			};
		default:
			return writtenContent(spec);
	}
}

/** A form that has no table of figures of its own gives the one that stands beside it, as it is written. */
function writtenContent(spec: FigureSpec): Content {
	const { columns, rows } = tableOf(spec);
	return {
		columns: columns.map((title, at) => ({ id: `column_${at + 1}`, title, type: 'text' })),
		rows: rows.map(({ header, cells }) => [header, ...cells])
	};
}

/** What happened since the row before, as the chart tells it. */
function eventsIn(spec: FigureSpec, from: string, to: string): string | null {
	if (spec.form !== 'trajectory') return null;
	const told = [
		...(spec.events ?? []).map(({ on, label }) => ({ on, text: label })),
		...spec.indicator.breaks.map(({ on, reason }) => ({ on, text: reason }))
	].filter(({ on }) => on >= from && on <= to);
	const texts = [
		...new Set(
			told.map(
				({ on, text }) =>
					`${formatDate(on, spec.language, 'medium')} ${localize(text, spec.language)}`
			)
		)
	];
	return texts.length === 0 ? null : texts.join(' · ');
}

/** Each row then names its indicator, so that tables of several can be put together. */
function withIndicator({ columns, rows }: Content, { id }: Indicator, language: Language): Content {
	return {
		columns: [...columns, figureColumns(language).indicator],
		rows: rows.map((row) => [...row, id])
	};
}

function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

const column = (id: string, type: TableColumn['type'], title: string): TableColumn => ({
	id,
	type,
	title
});

const words = {
	fr: {
		summary: 'En une phrase',
		toCome: 'à venir',
		key: column('key', 'code', 'Code'),
		note: column('note', 'text', 'Événements'),
		beforeOn: column('before_on', 'date', 'Un an plus tôt'),
		before: column('before', 'figure', 'Chiffre un an plus tôt'),
		population: column('population', 'number', 'Habitants'),
		rate: column('per_thousand', 'number', 'Pour 1 000 habitants')
	},
	en: {
		summary: 'In a sentence',
		toCome: 'to come',
		key: column('key', 'code', 'Code'),
		note: column('note', 'text', 'Events'),
		beforeOn: column('before_on', 'date', 'A year earlier'),
		before: column('before', 'figure', 'Figure a year earlier'),
		population: column('population', 'number', 'Inhabitants'),
		rate: column('per_thousand', 'number', 'Per 1,000 inhabitants')
	}
} as const;

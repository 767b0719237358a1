import { eventLine } from '#lib/indicators/event.ts';
import { formatPeriod } from '#lib/indicators/format.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import { addDays, addMonths, type Grain, type IsoDate } from '#lib/indicators/period.ts';
import { statusTitles } from '#lib/indicators/sentence.ts';
import { plannedAt } from '#lib/indicators/trajectory.ts';
import { typedPeriod } from '#lib/indicators/typed-cell.ts';
import type { Value } from '#lib/indicators/value.ts';
import { fullWindow } from '#lib/indicators/window.ts';
import {
	amountCell,
	dateCell,
	figureCell,
	wordCell,
	type ChartCell,
	type Rows
} from './chart-cell.ts';
import { tellChart } from './chart-telling.ts';
import { chartWords } from './chart-words.ts';
import { eventsShown } from './event-rules.ts';
import { grainOf } from './grain-of.ts';
import type { BarsProps, FigureSpec, TrajectoryProps } from './spec.ts';
import { areaRows, dotRows, panelRows, tileRows } from './spread-rows.ts';
import { standAtDates } from './trajectory-data.ts';

/** The same figures as a picture's, to be read line by line. */
export type ChartTable = {
	readonly caption: string;
	/** The first one heads the rows' names; the others are figures, set flush right, but for `events`. */
	readonly columns: readonly string[];
	readonly rows: readonly { readonly header: string; readonly cells: readonly string[] }[];
	/** The last column tells what happened in each period, in words. */
	readonly events: boolean;
};

/** The same with what each cell says typed beside its words. */
export type TypedChartTable = Omit<ChartTable, 'rows'> & Rows;

/** Every figure that the picture draws, missing ones in words. */
export function tableOf(spec: FigureSpec): ChartTable {
	const { rows, ...table } = typedTableOf(spec);
	return {
		...table,
		rows: rows.map(({ header, cells }) => ({
			header: header.words,
			cells: cells.map(({ words }) => words)
		}))
	};
}

/** The figures of `tableOf`, typed. */
export function typedTableOf(spec: FigureSpec): TypedChartTable {
	const { title: caption } = tellChart(spec);
	const words = chartWords[spec.language].columns;
	switch (spec.form) {
		case 'trajectory':
			return {
				caption,
				...withEvents(trajectoryRows(spec), spec, (first) => addMonths(first.to, -1))
			};
		case 'bars':
			return { caption, ...withEvents(barRows(spec), spec, (first) => addDays(first.from, -1)) };
		case 'bullet': {
			const { value } = spec;
			const status =
				value.status === null ? '' : localize(statusTitles[value.status], spec.language);
			return {
				caption,
				events: false,
				columns: [words.period, words.figure, words.planned, words.target, words.status],
				rows: [
					{
						header: dateCell(value.to, spec.language),
						cells: [
							figureCell(spec, value),
							amountCell(spec, value.planned),
							amountCell(spec, value.target),
							wordCell(status)
						]
					}
				]
			};
		}
		case 'dots':
			return { caption, events: false, ...dotRows(spec) };
		case 'multiples':
			return { caption, events: false, ...panelRows(spec) };
		case 'tiles':
			return { caption, events: false, ...tileRows(spec) };
		case 'map':
			return { caption, events: false, ...areaRows(spec) };
	}
}

/** A last column with what happened in each period, where something did. */
function withEvents(
	{ columns, rows }: Rows,
	spec: TrajectoryProps | BarsProps,
	/** The day before the first figure's period: its window may begin long before. */
	eveOf: (first: Value) => IsoDate
): Rows & Pick<ChartTable, 'events'> {
	const { language, values } = spec;
	const events = eventsShown(spec.indicator, spec.events ?? [], spec.hideBreaks ?? false);
	const told = values.map((value, at) => {
		const since = values[at - 1]?.to ?? eveOf(value);
		return events.filter(({ on }) => on > since && on <= value.to);
	});
	if (told.every((own) => own.length === 0)) return { columns, rows, events: false };
	const stop = language === 'fr' ? '\u202f; ' : '; ';
	return {
		columns: [...columns, chartWords[language].columns.events],
		rows: rows.map(({ header, cells }, at) => ({
			header,
			cells: [
				...cells,
				wordCell((told[at] ?? []).map((event) => eventLine(event, language)).join(stop))
			]
		})),
		events: true
	};
}

function trajectoryRows(spec: TrajectoryProps): Rows {
	const { indicator, language, values, trajectory = null } = spec;
	const words = chartWords[language];
	const dated = standAtDates(values, indicator);
	// Of totals to date, all of a window that goes on are partial: the last one alone has a day to come.
	const running = (value: Value) => value.partial && value === values.at(-1);
	const name = (value: Value) =>
		dated
			? dateCell(value.to, language, running(value) ? ` (${words.partial})` : '')
			: periodCell(value, grainOf(values), language);
	const planned = (date: string) => {
		const window = fullWindow(indicator.over, date, values[0]?.from ?? date, spec.yearStart);
		return indicator.better === 'none' ? null : plannedAt(trajectory, date, indicator, window);
	};
	const last = values.at(-1)?.to ?? '';
	const later = (trajectory?.targets ?? []).filter((target) => target.date > last);
	const withPlan = trajectory !== null || values.some((value) => value.planned !== null);
	return {
		columns: [
			words.columns.period,
			words.columns.figure,
			...(withPlan ? [words.columns.planned] : [])
		],
		rows: [
			...values.map((value) => ({
				header: name(value),
				cells: [
					figureCell(spec, value),
					...(withPlan ? [amountCell(spec, value.planned ?? planned(value.to))] : [])
				]
			})),
			...later.map((target) => ({
				header: dateCell(target.date, language),
				cells: [wordCell(words.toCome), amountCell(spec, target.value)]
			}))
		]
	};
}

function barRows(spec: BarsProps): Rows {
	const { language, values } = spec;
	const words = chartWords[language];
	const grain = spec.grain ?? grainOf(values);
	const marks = values.map((value) => value.target ?? value.planned);
	const withMarks = marks.some((mark) => mark !== null);
	return {
		columns: [
			words.columns.period,
			words.columns.figure,
			...(withMarks ? [words.columns.target] : [])
		],
		rows: values.map((value, at) => ({
			header: periodCell(value, grain, language),
			cells: [figureCell(spec, value), ...(withMarks ? [amountCell(spec, marks[at] ?? null)] : [])]
		}))
	};
}

function periodCell(value: Value, grain: Grain, language: Language): ChartCell {
	const after = value.partial ? ` (${chartWords[language].partial})` : '';
	const typed = typedPeriod(value, grain, after);
	const words = formatPeriod(value, grain, language) + after;
	return typed === null ? wordCell(words) : { words, typed };
}

import { withDeclaredMark } from '#lib/indicators/declared-mark.ts';
import { eventLine } from '#lib/indicators/event.ts';
import { formatDate, formatNumber, formatPeriod, formatValue } from '#lib/indicators/format.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import { addDays, addMonths, type IsoDate } from '#lib/indicators/period.ts';
import { statusTitles } from '#lib/indicators/sentence.ts';
import { plannedAt } from '#lib/indicators/trajectory.ts';
import type { Value } from '#lib/indicators/value.ts';
import { fullWindow } from '#lib/indicators/window.ts';
import { perThousand } from '#lib/indicators/per-thousand.ts';
import { tellChart, isDated } from './chart-telling.ts';
import { chartWords } from './chart-words.ts';
import { eventsShown } from './event-rules.ts';
import { figureOf } from './map-layout.ts';
import { hasRate } from './map-measures.ts';
import { grainOf } from './grain-of.ts';
import type {
	BarsProps,
	DotPlotProps,
	FigureSpec,
	MapProps,
	MultiplesProps,
	TileMapProps,
	TrajectoryProps
} from './spec.ts';
import { runsToDate } from './trajectory-data.ts';

/** The same figures as a picture's, to be read line by line. */
export type ChartTable = {
	readonly caption: string;
	/** The first one heads the rows' names; the others are figures, set flush right, but for `events`. */
	readonly columns: readonly string[];
	readonly rows: readonly { readonly header: string; readonly cells: readonly string[] }[];
	/** The last column tells what happened in each period, in words. */
	readonly events: boolean;
};

/** Every figure that the picture draws, missing ones in words. */
export function tableOf(spec: FigureSpec): ChartTable {
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
						header: formatDate(value.to, spec.language, 'medium'),
						cells: [
							writeValue(spec, value),
							optional(spec, value.planned),
							optional(spec, value.target),
							status
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

type Rows = Pick<ChartTable, 'columns' | 'rows'>;

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
			cells: [...cells, (told[at] ?? []).map((event) => eventLine(event, language)).join(stop)]
		})),
		events: true
	};
}

type Written = Pick<FigureSpec, 'indicator' | 'language'>;

function write(
	{ indicator, language }: Written,
	figure: number | null,
	missing: Value['missing'] = null
): string {
	return formatValue(figure, indicator.format, language, { missing });
}

/** A figure that a person gave says so. */
function writeValue(written: Written, value: Value): string {
	return withDeclaredMark(write(written, value.value, value.missing), value, written.language);
}

function optional(written: Written, figure: number | null): string {
	return figure === null ? '' : write(written, figure);
}

function trajectoryRows(spec: TrajectoryProps): Rows {
	const { indicator, language, values, trajectory = null } = spec;
	const words = chartWords[language];
	const dated = values.every(isDated) || runsToDate(values, indicator);
	const name = (value: Value) =>
		dated
			? formatDate(value.to, language, 'medium')
			: formatPeriod(value, grainOf(values), language);
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
				header: value.partial ? `${name(value)} (${words.partial})` : name(value),
				cells: [
					writeValue(spec, value),
					...(withPlan ? [optional(spec, value.planned ?? planned(value.to))] : [])
				]
			})),
			...later.map((target) => ({
				header: formatDate(target.date, language, 'medium'),
				cells: [words.toCome, write(spec, target.value)]
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
		rows: values.map((value, at) => {
			const name = formatPeriod(value, grain, language);
			return {
				header: value.partial ? `${name} (${words.partial})` : name,
				cells: [writeValue(spec, value), ...(withMarks ? [optional(spec, marks[at] ?? null)] : [])]
			};
		})
	};
}

function dotRows(spec: DotPlotProps): Rows {
	const { rows, language, split } = spec;
	const earlier = rows.find((row) => row.previous)?.previous ?? null;
	const now = rows[0]?.value;
	return {
		columns: [
			capitalized(split),
			now ? formatDate(now.to, language, 'medium') : chartWords[language].columns.figure,
			...(earlier ? [formatDate(earlier.to, language, 'medium')] : [])
		],
		rows: rows.map(({ label, value, previous }) => ({
			header: label,
			cells: [
				writeValue(spec, value),
				...(earlier ? [write(spec, previous?.value ?? null, previous?.missing ?? null)] : [])
			]
		}))
	};
}

function panelRows(spec: MultiplesProps): Rows {
	const { panels, language } = spec;
	const all = panels.flatMap((panel) => panel.values);
	const dates = [...new Set(all.map((value) => value.to))].sort();
	const longest = panels.reduce<readonly Value[]>(
		(best, panel) => (panel.values.length > best.length ? panel.values : best),
		[]
	);
	const grain = all.every(isDated) ? null : grainOf(longest);
	return {
		columns: [chartWords[language].columns.period, ...panels.map((panel) => panel.label)],
		rows: dates.map((date) => {
			const found = panels.map((panel) => panel.values.find((value) => value.to === date));
			const one = found.find((value) => value !== undefined);
			return {
				header:
					grain === null || !one
						? formatDate(date, language, 'medium')
						: formatPeriod(one, grain, language),
				cells: found.map((value) => (value ? writeValue(spec, value) : write(spec, null)))
			};
		})
	};
}

function tileRows(spec: TileMapProps): Rows {
	const { language } = spec;
	const words = chartWords[language].columns;
	return {
		columns: [capitalized(spec.split), words.figure, words.population, words.rate],
		rows: spec.values.map(({ name, value, population }) => ({
			header: name,
			cells: [
				writeValue(spec, value),
				population === null ? '' : formatNumber(population, language),
				rateWords(perThousand(value.value, population), language)
			]
		}))
	};
}

/** Nothing where there is none. */
function rateWords(rate: number | null, language: Language): string {
	return rate === null ? '' : formatNumber(rate, language, { decimals: 1 });
}

function areaRows(spec: MapProps): Rows {
	const { areas, language, indicator } = spec;
	const words = chartWords[language].columns;
	const now = areas[0]?.value;
	const earlier = areas.find(({ previous }) => previous)?.previous ?? null;
	const withRate = hasRate(indicator);
	return {
		columns: [
			capitalized(spec.split),
			now ? formatDate(now.to, language, 'medium') : words.figure,
			...(earlier ? [formatDate(earlier.to, language, 'medium')] : []),
			...(withRate ? [words.population, words.rate] : [])
		],
		rows: areas.map((area) => {
			const { name, value, previous, population } = area;
			const rate = figureOf(area, 'rate');
			return {
				header: name,
				cells: [
					writeValue(spec, value),
					...(earlier ? [write(spec, previous?.value ?? null, previous?.missing ?? null)] : []),
					...(withRate
						? [
								population === null ? '' : formatNumber(population, language),
								rateWords(rate, language)
							]
						: [])
				]
			};
		})
	};
}

function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

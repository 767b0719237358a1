import { formatDate, formatMissing } from '#lib/indicators/format.ts';
import type { Format } from '#lib/indicators/indicator.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import { dateOfDay, dayNumber, type IsoDate } from '#lib/indicators/period.ts';
import { roundTo } from '#lib/indicators/round.ts';
import { colon } from '#lib/indicators/series-words.ts';
import type { Status } from '#lib/indicators/status.ts';
import type { Value } from '#lib/indicators/value.ts';
import { periodName } from './bars-labels.ts';
import { unitCaption } from './chart-sizes.ts';
import { chartWords } from './chart-words.ts';
import { grainOf } from './grain-of.ts';
import type { DayPoint } from './planned-line.ts';
import type {
	BarsProps,
	DotPlotProps,
	FigureSpec,
	MultiplesProps,
	TrajectoryProps
} from './spec.ts';
import { countsFromZero, runsOf } from './trajectory-data.ts';
import { dataOf } from './trajectory-input.ts';
import { valueAxis } from './value-ticks.ts';

/** What a series tells: figures, those of an earlier date, what was planned, targets, the pace to come. */
export type SeriesRole = 'figure' | 'earlier' | 'planned' | 'target' | 'pace';

export type ChartSeries = {
	readonly role: SeriesRole;
	readonly name: string;
	/**
	 * One for each category, null where there is none. Figures are rounded as they are read, so that
	 * they tell no more than the page does; a percentage is a fraction.
	 */
	readonly values: readonly (number | null)[];
};

/** The numbers that a picture draws, for a format that draws charts of its own. */
export type ChartNumbers = {
	/** A line in time, a column for each period, a bar for each territory or value of a dimension. */
	readonly form: 'line' | 'columns' | 'bars';
	/** Of one among several; empty for one alone. */
	readonly name: string;
	/** « ambassadeurs »; empty where each figure carries its own. */
	readonly unit: string;
	readonly format: Format;
	/** Of the last figure: the colour of its line. */
	readonly status: Status | null;
	/** Days in order, or names as they are drawn, with the reason where a figure is missing. */
	readonly categories:
		| { readonly kind: 'days'; readonly days: readonly IsoDate[] }
		| { readonly kind: 'names'; readonly names: readonly string[] };
	readonly series: readonly ChartSeries[];
	/** Places of the periods in progress. */
	readonly partial: readonly number[];
	readonly axis: { readonly low: number; readonly high: number; readonly step: number };
};

/** Pixels along the value axis, and between two of its ticks, on a slide. */
const axisRoom = { room: 300, spacing: 56 };
/** Decimals of what is worked out between two figures, beyond theirs. */
const between: Readonly<Record<SeriesRole, number>> = {
	figure: 0,
	earlier: 0,
	target: 0,
	planned: 2,
	pace: 2
};

/** One chart, one for each of small multiples, none for a form without axes. */
export function numbersOf(spec: FigureSpec): readonly ChartNumbers[] {
	switch (spec.form) {
		case 'trajectory':
			return trajectoryNumbers(spec);
		case 'bars':
			return spec.values.length === 0 ? [] : [barNumbers(spec)];
		case 'dots':
			return spec.rows.length === 0 ? [] : [dotNumbers(spec)];
		case 'multiples':
			return panelNumbers(spec);
		case 'bullet':
		case 'tiles':
		case 'map':
			return [];
	}
}

function trajectoryNumbers(spec: TrajectoryProps): readonly ChartNumbers[] {
	const { indicator, language, values, trajectory = null, projection = null } = spec;
	const words = chartWords[language];
	const { runs, lines, targets, ...drawn } = dataOf({
		indicator,
		values,
		trajectory,
		projection,
		events: [],
		hideBreaks: false,
		language,
		width: 0,
		height: 0,
		yearStart: spec.yearStart ?? '01-01'
	});
	const pace = drawn.projection ?? [];
	const dated = values.map(({ to, planned }) => ({ day: dayNumber(to), planned }));
	const days = daysOf([...runs.flat(), ...lines.flat(), ...pace, ...dated]);
	// One day alone makes no axis.
	if (runs.length === 0 || days.length < 2) return [];
	const planned = lines.map((line) => [
		...line,
		...dated.flatMap(({ day, planned: told }) => {
			const value = line.some((point) => point.day === day) ? null : valueOn(line, day);
			return value === null ? [] : [{ day, value: told ?? value }];
		})
	]);
	const all = (role: SeriesRole, name: string, own: readonly (readonly DayPoint[])[]) =>
		own.map((points) => ({
			role,
			name: own.length === 1 ? name : `${name}, ${spanOf(points, language)}`,
			values: days.map((day) => points.find((point) => point.day === day)?.value ?? null)
		}));
	return [
		chartOf(spec, {
			form: 'line',
			status: drawn.last?.status ?? null,
			categories: { kind: 'days', days: days.map(dateOfDay) },
			series: [
				...all('figure', localize(indicator.title, language), runs),
				...all('planned', words.columns.planned, planned),
				...all('target', words.columns.target, targets.length === 0 ? [] : [targets]),
				...all('pace', words.pace, pace.length === 0 ? [] : [pace])
			],
			zero: countsFromZero(indicator)
		})
	];
}

function barNumbers(spec: BarsProps): ChartNumbers {
	const { indicator, language, values } = spec;
	const grain = spec.grain ?? grainOf(values);
	const marks = values.map(({ target, planned }) => target ?? planned);
	return chartOf(spec, {
		form: 'columns',
		status: null,
		categories: {
			kind: 'names',
			names: values.map((value, at) => {
				const told = values[at - 1]?.from.slice(0, 4) === value.from.slice(0, 4);
				return withReason(periodName(value, grain, language, told), value, language);
			})
		},
		series: [
			{
				role: 'figure',
				name: localize(indicator.title, language),
				values: values.map(({ value }) => value)
			},
			...(marks.every((mark) => mark === null)
				? []
				: [{ role: 'target' as const, name: chartWords[language].columns.target, values: marks }])
		],
		partial: values.flatMap(({ partial }, at) => (partial ? [at] : [])),
		zero: true
	});
}

function dotNumbers(spec: DotPlotProps): ChartNumbers {
	const { indicator, language, rows } = spec;
	const now = rows[0]?.value.to;
	const earlier = rows.find(({ previous }) => previous)?.previous ?? null;
	const on = (date: IsoDate | undefined) =>
		date === undefined ? localize(indicator.title, language) : formatDate(date, language, 'medium');
	return chartOf(spec, {
		form: 'bars',
		status: null,
		categories: {
			kind: 'names',
			names: rows.map(({ label, value }) => withReason(label, value, language))
		},
		series: [
			{ role: 'figure', name: on(now), values: rows.map(({ value }) => value.value) },
			...(earlier === null
				? []
				: [
						{
							role: 'earlier' as const,
							name: on(earlier.to),
							values: rows.map(({ previous }) => previous?.value ?? null)
						}
					])
		],
		zero: true
	});
}

/** On one value axis and the same days, so that they compare. */
function panelNumbers(spec: MultiplesProps): readonly ChartNumbers[] {
	const { indicator, panels } = spec;
	const values = panels.flatMap((panel) => panel.values);
	const days = daysOf(values.map(({ to }) => ({ day: dayNumber(to) })));
	const known = values.flatMap(({ value }) => value ?? []);
	if (days.length < 2) return [];
	return panels.map((panel) =>
		chartOf(
			spec,
			{
				form: 'line',
				status: null,
				categories: { kind: 'days', days: days.map(dateOfDay) },
				series: runsOf(panel.values, indicator).map((points) => ({
					role: 'figure',
					name: panel.label,
					values: days.map((day) => points.find((point) => point.day === day)?.value ?? null)
				})),
				zero: countsFromZero(indicator)
			},
			panel.label,
			known
		)
	);
}

type Asked = Pick<ChartNumbers, 'form' | 'status' | 'categories' | 'series'> & {
	readonly partial?: readonly number[];
	readonly zero: boolean;
};

function chartOf(
	{ indicator, language }: Pick<FigureSpec, 'indicator' | 'language'>,
	{ zero, partial = [], series, ...asked }: Asked,
	name = '',
	extent = series.flatMap(({ values }) => values.filter((value) => value !== null))
): ChartNumbers {
	const { format } = indicator;
	const { low, high, ticks } = valueAxis(extent, { zero, format, language, ...axisRoom });
	const [first, second] = ticks;
	return {
		...asked,
		name,
		unit: unitCaption(indicator, language),
		format,
		partial,
		series: series.map((own) => ({
			...own,
			values: own.values.map((value) => read(value, format, between[own.role]))
		})),
		axis: { low, high, step: first && second ? second.value - first.value : high - low }
	};
}

/** As it is read: a percentage is stored as a fraction. */
function read(value: number | null, { style, decimals }: Format, more: number): number | null {
	return value === null ? null : roundTo(value, decimals + more + (style === 'percent' ? 2 : 0));
}

function daysOf(points: readonly { readonly day: number }[]): readonly number[] {
	return [...new Set(points.map(({ day }) => day))].sort((one, other) => one - other);
}

/** Where a broken line passes on a day; null outside it. */
function valueOn(line: readonly DayPoint[], day: number): number | null {
	const next = line.findIndex((point) => point.day >= day);
	const [from, to] = [line[next - 1], line[next]];
	if (!from || !to) return null;
	return from.value + ((day - from.day) / (to.day - from.day)) * (to.value - from.value);
}

/** « déc. 2018 – juin 2019 ». */
function spanOf(points: readonly DayPoint[], language: Language): string {
	const days = [points[0]!, points.at(-1)!].map(({ day }) => dateOfDay(day));
	return [...new Set(days.map((day) => formatDate(day, language, 'month')))].join(' – ');
}

function withReason(name: string, { value, missing }: Value, language: Language): string {
	return value === null ? `${name}${colon(language)}${formatMissing(missing, language)}` : name;
}

import { describe, expect, test } from 'vitest';
import { formatDate, formatValue } from '#lib/indicators/format.ts';
import { exampleIndicator, exampleValue } from '#lib/indicators/example-figure.ts';
import { numbersOf, type ChartNumbers, type SeriesRole } from './chart-numbers.ts';
import { tableOf } from './chart-table.ts';
import { exampleCharts } from './example-charts.ts';
import { exampleMonths, exampleTrajectory } from './example-series.ts';
import type { FigureSpec } from './spec.ts';

const daysOf = ({ categories }: ChartNumbers) =>
	categories.kind === 'days' ? categories.days : [];
const namesOf = ({ categories }: ChartNumbers) =>
	categories.kind === 'names' ? categories.names : [];
/** What is known of a role, by category. */
const known = (chart: ChartNumbers, role: SeriesRole) =>
	new Map(
		chart.series
			.filter((series) => series.role === role)
			.flatMap(({ values }) => values.flatMap((value, at) => (value === null ? [] : [[at, value]])))
	);

describe('the numbers of a chart', () => {
	test.each(['fr', 'en'] as const)(
		'read as those of its table, to the last digit, in %s',
		(language) => {
			let compared = 0;
			for (const [name, spec] of Object.entries(exampleCharts(language, 720))) {
				const { rows } = tableOf(spec);
				const [chart] = numbersOf(spec);
				if (!chart || spec.form === 'multiples') continue;
				const write = (value: number) => formatValue(value, spec.indicator.format, language);
				const figures = [...known(chart, 'figure').values()].map(write);
				const told = rows.map(({ cells }) => cells[0] ?? '').filter((cell) => /\d/.test(cell));
				// A total to date is drawn from zero on the eve.
				const drawn = spec.form === 'trajectory' ? figures.slice(-told.length) : figures;
				expect(drawn.length, name).toBe(told.length);
				drawn.forEach((figure, at) => expect(told[at], name).toContain(figure));
				compared += drawn.length;
			}
			expect(compared).toBeGreaterThan(100);
		}
	);

	test('of a trajectory have its plan at each figure, its targets to come and nothing where a figure is missing', () => {
		const spec = {
			form: 'trajectory',
			language: 'fr',
			indicator: exampleIndicator(),
			values: exampleMonths('2019-10-01', [280, null, 309]),
			trajectory: exampleTrajectory(['2018-12-31', 0], ['2019-12-31', 300], ['2020-12-31', 500])
		} satisfies FigureSpec;
		const [chart] = numbersOf(spec);
		const days = daysOf(chart!);
		expect(days).toEqual(['2018-12-31', '2019-10-31', '2019-11-30', '2019-12-31', '2020-12-31']);
		const figures = chart!.series.filter(({ role }) => role === 'figure');
		// One series for each run: a line that spans a missing figure would invent it.
		expect(figures.map(({ values }) => values)).toEqual([
			[null, 280, null, null, null],
			[null, null, null, 309, null]
		]);
		expect(figures[0]?.name).toMatch(/, oct\. 2019$/);
		const table = tableOf(spec);
		for (const [at, value] of known(chart!, 'planned')) {
			const row = table.rows.find(({ header }) => header === formatDate(days[at]!, 'fr', 'medium'));
			if (row && row.cells[0] !== 'à venir')
				expect(row.cells[1]).toBe(formatValue(value, spec.indicator.format, 'fr'));
		}
		expect([...known(chart!, 'target')]).toEqual([
			[3, 300],
			[4, 500]
		]);
		expect(chart).toMatchObject({ unit: 'ambassadeurs', axis: { low: 0, high: 500, step: 100 } });
	});

	test('go on at a pace that is given up to the last target, not to the next one', () => {
		const spec = {
			form: 'trajectory',
			language: 'fr',
			indicator: exampleIndicator(),
			values: exampleMonths('2019-11-01', [200, 220]).map((value) => ({
				...value,
				plan: {
					baselineOn: null,
					targetOn: '2020-06-30',
					gap: null,
					behind: null,
					statusMissing: null
				}
			})),
			trajectory: exampleTrajectory(['2018-12-31', 0], ['2020-06-30', 300], ['2020-12-31', 500]),
			projection: { value: 440, reaches: null, reason: 'too-far' }
		} satisfies FigureSpec;
		const [chart] = numbersOf(spec);
		const days = daysOf(chart!);
		expect([...known(chart!, 'pace')].map(([at, value]) => [days[at], value])).toEqual([
			['2019-12-31', 220],
			['2020-12-31', 440]
		]);
	});

	test('are rounded as they are read: a ratio does not tell its parts', () => {
		const spec = {
			form: 'dots',
			language: 'fr',
			split: 'secteur',
			indicator: exampleIndicator({ format: { style: 'percent', decimals: 1 } }),
			rows: [
				{ key: 'a', label: 'Santé', value: exampleValue({ value: 40 / 97 }) },
				{ key: 'b', label: 'Autre', value: exampleValue({ value: null, missing: 'secret' }) }
			]
		} satisfies FigureSpec;
		const [chart] = numbersOf(spec);
		expect(chart?.series[0]?.values).toEqual([0.412, null]);
		expect(namesOf(chart!)).toEqual(['Santé', 'Autre\u202f: masqué (secret statistique)']);
	});

	test('of bars say which period goes on; small multiples are as many charts on one scale', () => {
		const charts = exampleCharts('fr', 720);
		const ongoing = Object.values(charts).find(
			(spec) => spec.form === 'bars' && spec.values.at(-1)?.partial
		);
		const [bars] = numbersOf(ongoing!);
		expect(bars?.partial).toEqual([namesOf(bars!).length - 1]);
		const panels = Object.values(charts).find(
			(spec) => spec.form === 'multiples' && spec.panels.length > 1
		)!;
		const numbers = numbersOf(panels);
		expect(numbers.length).toBe(panels.form === 'multiples' ? panels.panels.length : 0);
		expect(
			new Set(numbers.map(({ axis, categories }) => JSON.stringify([axis, categories]))).size
		).toBe(1);
	});

	test('are none where a form has no axes or nothing is known', () => {
		for (const spec of Object.values(exampleCharts('fr', 720)))
			if (spec.form === 'map' || spec.form === 'tiles' || spec.form === 'bullet')
				expect(numbersOf(spec)).toEqual([]);
		const empty = { language: 'fr', indicator: exampleIndicator() } as const;
		expect(numbersOf({ form: 'trajectory', ...empty, values: [] })).toEqual([]);
		expect(
			numbersOf({ form: 'trajectory', ...empty, values: exampleMonths('2019-10-01', [null]) })
		).toEqual([]);
		expect(numbersOf({ form: 'bars', ...empty, values: [] })).toEqual([]);
	});
});

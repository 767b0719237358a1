import { expect, test } from 'vitest';
import { meetingEvent } from '#lib/indicators/event.ts';
import { exampleIndicator, exampleValue } from '#lib/indicators/example-figure.ts';
import { tableOf, typedTableOf } from './chart-table.ts';
import { tellChart } from './chart-telling.ts';
import { exampleCharts } from './example-charts.ts';
import { exampleMonths, exampleTrajectory } from './example-series.ts';

test.each(['fr', 'en'] as const)(
	'every form has a caption, a column head for each cell and a sentence, in %s',
	(language) => {
		for (const spec of Object.values(exampleCharts(language, 720))) {
			const table = tableOf(spec);
			expect(table.caption).not.toBe('');
			expect(table.columns.every((column) => column.length > 0)).toBe(true);
			for (const row of table.rows) {
				expect(row.header).not.toBe('');
				expect(row.cells.length).toBeLessThanOrEqual(table.columns.length - 1);
			}
			expect(tellChart(spec).sentence).toMatch(/\.$/);
		}
	}
);

test('a trajectory’s table has each figure, what was planned, the targets to come, and what happened', () => {
	const spec = {
		form: 'trajectory',
		language: 'fr',
		indicator: exampleIndicator({
			breaks: [{ on: '2019-12-01', reason: { fr: 'Nouveau calcul' } }]
		}),
		values: exampleMonths('2019-11-01', [309, null]),
		trajectory: exampleTrajectory(['2018-12-31', 0], ['2019-12-31', 300], ['2020-12-31', 500]),
		events: [
			meetingEvent('2019-12-20'),
			{
				on: '2019-11-04',
				until: '2019-12-08',
				kind: 'campaigns',
				name: { fr: 'Campagne' },
				label: { fr: 'Changer de vie' }
			},
			meetingEvent('2019-06-28')
		]
	} as const;
	const table = tableOf(spec);
	expect(table.columns).toEqual(['Période', 'Chiffre', 'Prévu', 'Événements']);
	expect(table.rows).toEqual([
		{
			header: '30 nov. 2019',
			cells: ['309', '275', 'Campagne\u202f: Changer de vie (du 4 novembre au 8 décembre 2019)']
		},
		{
			header: '31 déc. 2019',
			cells: [
				'non disponible',
				'300',
				'Rupture de série\u202f: Nouveau calcul (1er décembre 2019)\u202f; Séance du 20 décembre'
			]
		},
		{ header: '31 déc. 2020', cells: ['à venir', '500', ''] }
	]);
	expect(tableOf({ ...spec, hideBreaks: true, events: [] }).columns).toHaveLength(3);
});

test('a spread’s table tells what is masked in the one wording, and the earlier date', () => {
	const table = tableOf({
		form: 'dots',
		language: 'fr',
		indicator: exampleIndicator(),
		split: 'intercommunalité',
		rows: [
			{
				key: 'a',
				label: 'Grand-Figeac',
				value: exampleValue({ value: 71 }),
				previous: exampleValue({ to: '2019-06-28', value: 66 })
			},
			{ key: 'b', label: 'Cazals-Salviac', value: exampleValue({ value: null, missing: 'secret' }) }
		]
	});
	expect(table.columns).toEqual(['Intercommunalité', '20 déc. 2019', '28 juin 2019']);
	expect(table.rows).toEqual([
		{ header: 'Grand-Figeac', cells: ['71', '66'] },
		{ header: 'Cazals-Salviac', cells: ['masqué (secret statistique)', 'non disponible'] }
	]);
});

test('the map’s table has the rate per 1,000 inhabitants', () => {
	const table = tableOf({
		form: 'tiles',
		language: 'fr',
		indicator: exampleIndicator(),
		split: 'intercommunalité',
		map: [],
		values: [
			{
				code: '200067361',
				name: 'Grand-Figeac',
				value: exampleValue({ value: 71 }),
				population: 45_489
			}
		]
	});
	expect(table.rows).toEqual([{ header: 'Grand-Figeac', cells: ['71', '45\u202f489', '1,6'] }]);
});

test('each cell is typed with what its words say: dates, figures, why there is none', () => {
	const { rows } = typedTableOf({
		form: 'trajectory',
		language: 'fr',
		indicator: exampleIndicator({ format: { style: 'days', decimals: 1 }, minimum: 10 }),
		values: [
			exampleValue({ from: '2019-11-30', to: '2019-11-30', value: 1.46 }),
			exampleValue({
				from: '2019-12-20',
				to: '2019-12-20',
				value: null,
				missing: 'below-minimum',
				partial: true
			})
		]
	});
	const format = { style: 'days', decimals: 1 };
	expect(rows).toEqual([
		{
			header: { words: '30 nov. 2019', typed: { date: '2019-11-30' } },
			cells: [
				{
					words: '1,5\u00a0jour',
					typed: { value: 1.5, missing: null, format, after: '\u00a0jour' }
				}
			]
		},
		{
			header: {
				words: '20 déc. 2019 (période en cours)',
				typed: { date: '2019-12-20', after: ' (période en cours)' }
			},
			cells: [
				{
					words: 'non disponible',
					typed: { value: null, missing: 'below-minimum', format, minimum: 10 }
				}
			]
		}
	]);
});

test('figures of windows that overlap are named by their last day, in the table and in the sentence', () => {
	const since = (to: string, value: number) => exampleValue({ from: '2018-12-01', to, value });
	const spec = {
		form: 'trajectory',
		language: 'fr',
		indicator: exampleIndicator({ kind: 'flow', over: 'start' }),
		values: [since('2019-10-31', 14), since('2019-11-30', 16)]
	} as const;
	expect(tableOf(spec).rows.map(({ header }) => header)).toEqual(['31 oct. 2019', '30 nov. 2019']);
	expect(tellChart(spec).sentence).toContain(', du 31 octobre au 30 novembre 2019\u202f: ');
});

test('of totals to date in a year that goes on, the last one alone says that its period does', () => {
	const upTo = (to: string, value: number, partial: boolean) =>
		exampleValue({ from: '2019-01-01', to, value, partial });
	const headers = (values: readonly ReturnType<typeof upTo>[]) =>
		tableOf({
			form: 'trajectory',
			language: 'fr',
			indicator: exampleIndicator({ kind: 'flow', over: 'year' }),
			values
		}).rows.map(({ header }) => header);
	const before = [upTo('2019-10-31', 14, true), upTo('2019-11-30', 16, true)];
	expect(headers([...before, upTo('2019-12-20', 17, true)])).toEqual([
		'31 oct. 2019',
		'30 nov. 2019',
		'20 déc. 2019 (période en cours)'
	]);
	expect(headers([...before, upTo('2019-12-31', 19, false)]).at(-1)).toBe('31 déc. 2019');
});

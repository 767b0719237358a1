import { exampleIndicator, exampleValue } from '#lib/indicators/example-figure.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { meetingEvent, type DatedEvent } from '#lib/indicators/event.ts';
import type { Language, Localized } from '#lib/indicators/language.ts';
import { addDays, addMonths, endOfMonth, type IsoDate } from '#lib/indicators/period.ts';
import { exampleMonths, exampleTrajectory } from './example-series.ts';
import type { FigureSpec } from './spec.ts';
import { exampleShapes, exampleTerritories } from './example-territories.ts';

const toDate = [0, 1, 2, 4, 6, 7, 9, 11, 14, 16, 19, 23];
const long = Array.from({ length: 60 }, (_, at) =>
	at > 20 && at < 24 ? null : 0.2 + 0.004 * at + 0.02 * Math.sin(at / 2)
);
const percent: Partial<Indicator> = {
	format: { style: 'percent', decimals: 1 },
	kind: 'ratio',
	over: '12-months'
};
const days: Partial<Indicator> = {
	id: 'days-to-first-reply',
	title: { fr: 'Délai de première réponse', en: 'Days to first reply' },
	unit: { fr: ['jour', 'jours'], en: ['day', 'days'] },
	kind: 'median',
	over: '12-months',
	better: 'down',
	format: { style: 'days', decimals: 0 }
};
const posts: Partial<Indicator> = {
	id: 'posts-filled',
	title: { fr: 'Postes pourvus', en: 'Posts filled' },
	unit: { fr: ['poste', 'postes'], en: ['post', 'posts'] },
	kind: 'flow',
	over: 'year'
};

function exampleEvent(on: IsoDate, label: Localized, until: IsoDate | null = null): DatedEvent {
	return { on, until, kind: 'campaigns', name: { fr: 'Campagne', en: 'Campaign' }, label };
}

function longNames(...dates: readonly IsoDate[]): readonly DatedEvent[] {
	return dates.map((on, at) =>
		exampleEvent(on, {
			fr: `Événement au nom plutôt long, ${at + 1}`,
			en: `An event with a longish name, ${at + 1}`
		})
	);
}

/** One of each form and of each case that has gone wrong in some chart somewhere, for tests. */
export function exampleCharts(language: Language, width: number): Record<string, FigureSpec> {
	const setting = { language, width };
	const indicator = exampleIndicator();
	const plan = exampleTrajectory(['2018-12-31', 0], ['2019-12-31', 300], ['2020-12-31', 500]);
	const line = { form: 'trajectory', ...setting, indicator } as const;
	const bar = {
		form: 'bars',
		...setting,
		indicator: exampleIndicator({ ...posts, id: 'posts' })
	} as const;
	const spread = exampleTerritories.map(({ code }, at) =>
		at % 4 === 3
			? exampleValue({ territory: code, value: null, missing: 'secret' })
			: exampleValue({ territory: code, value: 92 - at * 9 })
	);
	const outlined = {
		form: 'map',
		...setting,
		id: 'map-counts',
		width: Math.min(width, 620),
		indicator,
		split: 'intercommunalité',
		shapes: exampleShapes(exampleTerritories),
		areas: exampleTerritories.map(({ code, name }, at) => ({
			code,
			name,
			value: spread[at]!,
			previous: null,
			population: 4000 + 5000 * at
		}))
	} as const;
	const communes = Array.from({ length: 100 }, (_, at) => ({
		code: `c${at}`,
		name: `Commune-sur-Rivière ${at}`,
		column: at % 10,
		row: Math.floor(at / 10)
	}));
	const dense = {
		...outlined,
		id: 'dense-counts',
		split: 'commune',
		shapes: exampleShapes(communes),
		borders: [
			[
				[0, 50],
				[100, 50]
			]
		],
		areas: communes.map(({ code, name }, at) => ({
			code,
			name,
			value: exampleValue({ territory: code, value: (at * at) % 17 }),
			previous: null,
			population: 200 + ((at * 7919) % 5000)
		}))
	} as const;
	const year = (at: number, figure: number | null) =>
		exampleValue({ from: `${2019 + at}-01-01`, to: `${2019 + at}-12-31`, value: figure });
	return {
		stock: {
			...line,
			values: exampleMonths(
				'2018-12-01',
				[2, 48, 96, 141, 178, 206, 231, 250, 268, 281, 296, 309, 320],
				{
					to: '2019-12-20',
					partial: true,
					status: 'ahead',
					planned: 300,
					target: 500,
					projection: { value: 620, reaches: '2020-11-14', reason: null }
				}
			),
			trajectory: plan,
			events: [
				meetingEvent('2019-06-28'),
				exampleEvent('2019-07-10', { fr: 'Campagne d’été', en: 'Summer campaign' }, '2019-08-20')
			]
		},
		'behind plan': {
			...line,
			indicator: exampleIndicator({ ...posts, id: 'behind' }),
			values: toDate.map((figure, at) =>
				exampleValue({
					from: '2019-01-01',
					to: endOfMonth(addMonths('2019-01-01', at)),
					value: figure,
					...(at === 11
						? { to: '2019-12-20', partial: true, status: 'off-track', planned: 38, target: 40 }
						: {})
				})
			),
			trajectory: exampleTrajectory(null, ['2019-12-31', 40])
		},
		'lower is better': {
			...line,
			indicator: exampleIndicator(days),
			values: exampleMonths('2019-01-01', [3, 3, 4, 4, 3, 5, 8, 8, 7, 6, 6, 6], {
				status: 'at-risk',
				planned: 5,
				target: 4
			}),
			trajectory: exampleTrajectory(['2018-12-31', 6], ['2020-12-31', 4])
		},
		'five years with gaps, a break and events': {
			...line,
			indicator: exampleIndicator({
				...percent,
				id: 'posts-fill-rate',
				breaks: [{ on: '2021-01-01', reason: { fr: 'Nouveau mode de calcul', en: 'New method' } }]
			}),
			values: exampleMonths('2019-01-01', long, {
				status: 'on-track',
				planned: 0.48,
				target: 0.55
			}),
			trajectory: exampleTrajectory(['2018-12-31', 0.2], ['2021-12-31', 0.4], ['2024-12-31', 0.55]),
			events: longNames('2019-12-20', '2020-03-17', '2020-04-02', '2020-07-01')
		},
		'ten events, some on one day': {
			...line,
			indicator: exampleIndicator({
				id: 'ten-events',
				breaks: [{ on: '2019-08-01', reason: { fr: 'Nouveau mode de calcul', en: 'New method' } }]
			}),
			values: exampleMonths(
				'2018-12-01',
				[2, 48, 96, 141, 178, 206, 231, 250, 268, 281, 296, 309, 320],
				{ to: '2019-12-20', partial: true, status: 'ahead', planned: 300, target: 500 }
			),
			trajectory: plan,
			events: longNames(
				...['2019-01-02', '2019-03-01', '2019-03-03', '2019-03-03', '2019-05-20'],
				...['2019-06-28', '2019-07-10', '2019-10-11', '2019-12-19', '2019-12-19']
			)
		},
		'more events than a list holds': {
			...line,
			indicator: exampleIndicator({ id: 'many-events' }),
			values: exampleMonths('2019-01-01', [3, 5, 9, 12, 18, 21]),
			events: longNames(...Array.from({ length: 40 }, (_, at) => addDays('2019-02-01', 2 * at)))
		},
		'days of one month': {
			...line,
			values: Array.from({ length: 30 }, (_, at) => {
				const on = addDays('2019-11-25', at);
				return exampleValue({ from: on, to: on, value: 280 + at });
			})
		},
		'a level far from zero': {
			...line,
			indicator: exampleIndicator({ id: 'population', kind: 'level', better: 'none' }),
			values: [172796, 173347, 173828, 174094, 174670, 173929].map((figure, at) => ({
				...year(at, figure),
				from: `${2019 + at}-12-31`,
				status: 'no-target' as const
			}))
		},
		'a single point': {
			...line,
			values: [exampleValue({ status: 'ahead', planned: 300, target: 500 })],
			trajectory: plan
		},
		'a single point without a plan': { ...line, values: [exampleValue()] },
		'all missing': {
			...line,
			values: exampleMonths('2019-01-01', [null, null, null]),
			trajectory: plan
		},
		'all masked, no plan': {
			...line,
			values: exampleMonths('2019-01-01', [null, null], { missing: 'secret' })
		},
		'nothing at all': { ...line, values: [] },
		'huge numbers': {
			...line,
			indicator: exampleIndicator({ id: 'campaign-reach' }),
			values: exampleMonths('2019-01-01', [1e6, 3e6, 9e6, 1_234_567_890, 1.4e9], {
				status: 'on-track',
				planned: 1.4e9,
				target: 2e9
			}),
			trajectory: exampleTrajectory(['2018-12-31', 0], ['2020-12-31', 2e9])
		},
		'all zero': { ...line, values: exampleMonths('2019-01-01', [0, 0, 0, 0]) },
		'below zero': {
			...line,
			indicator: exampleIndicator({ id: 'net-migration', kind: 'level', better: 'none' }),
			values: exampleMonths('2019-01-01', [-120, -40, 30, 260, 310])
		},
		'years with marks': {
			...bar,
			values: [310, 96, 74, 120, 88].map((figure, at) => ({
				...year(at, figure),
				target: at === 0 ? 300 : 100,
				...(at === 4 ? { to: '2023-09-30', partial: true } : {})
			}))
		},
		'months of two years': {
			...bar,
			values: Array.from({ length: 24 }, (_, at) => {
				const from = addMonths('2019-01-01', at);
				const known = at !== 9;
				return exampleValue({
					from,
					to: endOfMonth(from),
					value: known ? Math.round(20 + 10 * Math.sin(at / 2)) : null,
					missing: known ? null : 'no-data'
				});
			})
		},
		'months with events': {
			...bar,
			indicator: exampleIndicator({ ...posts, id: 'months-with-events' }),
			values: Array.from({ length: 12 }, (_, at) => {
				const from = addMonths('2019-01-01', at);
				return exampleValue({ from, to: endOfMonth(from), value: 30 + 7 * (at % 4) });
			}),
			events: [
				meetingEvent('2019-06-28'),
				meetingEvent('2019-12-20'),
				...longNames('2019-04-30', '2019-05-01')
			]
		},
		'no bars': { ...bar, values: [] },
		'masked bars': {
			...bar,
			values: [year(0, 12), { ...year(1, null), missing: 'secret' as const }, year(2, 1_234_567)]
		},
		bullet: {
			form: 'bullet',
			...setting,
			width: Math.min(width, 400),
			indicator,
			value: exampleValue({ planned: 300, target: 500, status: 'ahead' })
		},
		'bullet over its target': {
			form: 'bullet',
			...setting,
			width: Math.min(width, 400),
			indicator,
			value: exampleValue({ value: 1_234_567, planned: 200_000, target: 300_000, status: 'ahead' })
		},
		'bullet without a figure': {
			form: 'bullet',
			...setting,
			width: Math.min(width, 400),
			indicator: exampleIndicator(percent),
			value: exampleValue({ value: null, missing: 'below-minimum', planned: 0.05, target: 0.6 })
		},
		'by territory': {
			form: 'dots',
			...setting,
			width: Math.min(width, 560),
			indicator,
			split: 'intercommunalité',
			rows: exampleTerritories.map(({ code, name }, at) => ({
				key: code,
				label: name,
				value: spread[at]!,
				previous: exampleValue({ ...spread[at]!, to: '2019-06-28', value: spread[at]!.value && 20 })
			}))
		},
		'by dimension': {
			form: 'dots',
			...setting,
			width: Math.min(width, 560),
			indicator: exampleIndicator(percent),
			split: 'secteur',
			rows: ['Entreprise', 'Tourisme, hébergement, restauration et loisirs de plein air'].map(
				(label, at) => ({
					key: label,
					label,
					value: exampleValue({ value: at ? null : 0.641, missing: at ? 'no-data' : null })
				})
			)
		},
		'by no one': { form: 'dots', ...setting, indicator, split: 'secteur', rows: [] },
		'multiples of nothing': {
			form: 'multiples',
			...setting,
			indicator,
			split: 'secteur',
			panels: []
		},
		multiples: {
			form: 'multiples',
			...setting,
			indicator,
			split: 'intercommunalité',
			panels: exampleTerritories.map(({ code, name }, at) => ({
				key: code,
				label: name,
				values:
					spread[at]!.value === null
						? [spread[at]!]
						: exampleMonths(
								'2018-12-01',
								Array.from({ length: 13 }, (_, month) => month * (10 - at))
							)
			}))
		},
		'map of counts': { ...outlined, measure: 'count' },
		'map of rates, some hidden': { ...outlined, id: 'map-rates', measure: 'rate' },
		'map of percentages, one chosen': {
			...outlined,
			id: 'map-percentages',
			measure: 'value',
			indicator: exampleIndicator(percent),
			chosen: 'c',
			areas: outlined.areas.map((area, at) => ({
				...area,
				value: exampleValue({ territory: area.code, value: at / 12 })
			}))
		},
		'map of a hundred communes': { ...dense, measure: 'count' },
		'rates of a hundred communes': { ...dense, id: 'dense-rates', measure: 'rate' },
		'map of nothing but zeros': {
			...outlined,
			id: 'map-zeros',
			measure: 'rate',
			areas: outlined.areas.map((area) => ({
				...area,
				value: exampleValue({ territory: area.code, value: 0 })
			}))
		},
		'tile map of a few, counted from 1': {
			form: 'tiles',
			...setting,
			width: Math.min(width, 620),
			indicator,
			split: 'intercommunalité',
			map: exampleTerritories
				.slice(0, 2)
				.map((place) => ({ ...place, column: place.column + 1, row: place.row + 1 })),
			values: exampleTerritories
				.slice(0, 2)
				.map(({ code, name }, at) => ({ code, name, value: spread[at]!, population: null }))
		},
		'no map': {
			form: 'tiles',
			...setting,
			id: 'no-map',
			width: Math.min(width, 620),
			indicator,
			split: 'intercommunalité',
			map: [],
			values: exampleTerritories.map(({ code, name }, at) => ({
				code,
				name,
				value: spread[at]!,
				population: 4000
			}))
		},
		'tile map': {
			form: 'tiles',
			...setting,
			width: Math.min(width, 620),
			indicator,
			split: 'intercommunalité',
			map: exampleTerritories,
			values: exampleTerritories.map(({ code, name }, at) => ({
				code,
				name,
				value: spread[at]!,
				population: 4000 + 5000 * at
			}))
		}
	};
}

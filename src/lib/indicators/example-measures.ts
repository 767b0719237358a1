import type { Comparison } from './comparison-words.ts';
import { exampleIndicator, exampleValue } from './example-figure.ts';
import type { Indicator } from './indicator.ts';
import type { Missing, Plan, Value } from './value.ts';

/** Indicators of every manner of figure, by the short name that tables of sentences give them. */
export const measured = {
	ambassadors: exampleIndicator(),
	households: exampleIndicator({
		title: { fr: 'Foyers installés', en: 'Households settled' },
		unit: {
			fr: ['foyer installé', 'foyers installés'],
			en: ['household settled', 'households settled']
		}
	}),
	offers: exampleIndicator({
		title: { fr: 'Offres pourvues', en: 'Offers filled' },
		unit: { fr: ['offre', 'offres'], en: ['offer', 'offers'] }
	}),
	rate: exampleIndicator({
		title: { fr: 'Communes couvertes', en: 'Communes covered' },
		kind: 'ratio',
		unit: { fr: ['%', '%'], en: ['%', '%'] },
		format: { style: 'percent', decimals: 1 }
	}),
	delay: exampleIndicator({
		title: { fr: 'Délai d’installation', en: 'Time to settle' },
		kind: 'median',
		better: 'down',
		unit: { fr: ['jour', 'jours'], en: ['day', 'days'] },
		format: { style: 'days', decimals: 0 }
	}),
	halfDays: exampleIndicator({
		title: { fr: 'Délai de réponse', en: 'Time to reply' },
		kind: 'median',
		better: 'down',
		unit: { fr: ['jour', 'jours'], en: ['day', 'days'] },
		format: { style: 'days', decimals: 1 }
	}),
	cost: exampleIndicator({
		title: { fr: 'Coût par contact', en: 'Cost per contact' },
		kind: 'ratio',
		better: 'down',
		unit: { fr: ['€', '€'] },
		format: { style: 'currency', decimals: 0 }
	}),
	note: exampleIndicator({
		title: { fr: 'Satisfaction', en: 'Satisfaction' },
		kind: 'ratio',
		unit: { fr: ['sur 5', 'sur 5'], en: ['out of 5', 'out of 5'] },
		format: { style: 'decimal', decimals: 1 },
		minimum: 10
	}),
	context: exampleIndicator({ better: 'none' }),
	broken: exampleIndicator({
		breaks: [{ on: '2019-09-01', reason: { fr: 'nouveau formulaire', en: 'new form' } }]
	})
} satisfies Readonly<Record<string, Indicator>>;

export type Measured = keyof typeof measured;

/** What figures are compared with, by short name. */
export const compared = {
	date: { with: 'date', date: '2019-06-28' },
	first: { with: 'date', date: '2019-06-01' },
	meeting: { with: 'meeting', date: null },
	met: { with: 'meeting', date: '2019-06-28' },
	year: { with: 'period', period: { from: '2018-01-01', to: '2018-12-31' }, grain: 'year' },
	april: { with: 'period', period: { from: '2019-04-01', to: '2019-04-30' }, grain: 'month' },
	quarter: { with: 'period', period: { from: '2019-01-01', to: '2019-03-31' }, grain: 'quarter' },
	sameYear: { with: 'same-span', period: { from: '2018-01-01', to: '2018-12-31' }, grain: 'year' },
	sameAugust: {
		with: 'same-span',
		period: { from: '2018-08-01', to: '2018-08-31' },
		grain: 'month'
	},
	span: { with: 'span', period: { from: '2018-01-01', to: '2018-12-20' } },
	yearEarlier: { with: 'year-earlier' }
} as const satisfies Readonly<Record<string, Comparison>>;

export type Compared = keyof typeof compared;

/** A figure on 20 December 2019; null is missing, for a reason or without one. */
export function figure(value: number | null, more: Partial<Value> = {}): Value {
	return exampleValue({
		value,
		...(value === null ? { missing: 'no-data' as const } : {}),
		...more
	});
}

export function missing(why: Missing): Value {
	return figure(null, { missing: why });
}

/** A figure held against a plan: `gap` from what is planned, its target by a day. */
export function planned(
	value: number | null,
	gap: number | null,
	of: { readonly planned?: number; readonly target?: number; readonly on?: string } = {},
	projection: Value['projection'] = null
): Value {
	const plan: Plan = {
		baselineOn: null,
		targetOn: of.on ?? '2020-12-31',
		gap,
		behind: null,
		statusMissing: null
	};
	return figure(value, {
		planned: of.planned ?? 300,
		target: of.target ?? 500,
		plan,
		projection
	});
}

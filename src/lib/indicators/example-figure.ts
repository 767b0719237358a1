import type { Indicator } from './indicator.ts';
import { defaultTolerance } from './status.ts';
import type { Value } from './value.ts';

/** An indicator for tests: registered ambassadors, a stock that gets better upwards. */
export function exampleIndicator(changes: Partial<Indicator> = {}): Indicator {
	return {
		id: 'ambassadors-registered',
		title: { fr: 'Ambassadeurs inscrits', en: 'Registered ambassadors' },
		definition: { fr: 'Personnes ayant signé la charte.', en: 'People who signed the charter.' },
		unit: { fr: ['ambassadeur', 'ambassadeurs'], en: ['ambassador', 'ambassadors'] },
		observed: 'person',
		axis: 'ambassadors',
		owner: 'Département du Lot',
		kind: 'stock',
		over: null,
		better: 'up',
		headline: null,
		dimensions: {},
		tolerance: defaultTolerance,
		format: { style: 'integer', decimals: 0 },
		minimum: null,
		matures: null,
		across: 'sum',
		finest: 'day',
		within: null,
		confidential: null,
		publish: true,
		part: false,
		declared: false,
		cadence: 'monthly',
		delay: null,
		source: null,
		method: null,
		since: null,
		breaks: [],
		limit: null,
		formula: null,
		...changes
	};
}

/** A value for tests: that indicator on 20 December 2019. */
export function exampleValue(changes: Partial<Value> = {}): Value {
	return {
		indicator: 'ambassadors-registered',
		from: '2019-12-20',
		to: '2019-12-20',
		territory: null,
		dimensions: {},
		value: 320,
		missing: null,
		partial: false,
		numerator: null,
		denominator: null,
		units: 320,
		baseline: null,
		target: null,
		planned: null,
		progress: null,
		status: null,
		projection: null,
		plan: null,
		...changes
	};
}

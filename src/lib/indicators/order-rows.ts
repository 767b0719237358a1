import type { Indicator } from './indicator.ts';
import { localize, type Language } from './language.ts';
import type { IsoDate } from './period.ts';
import { statuses } from './status.ts';
import { paceOf } from './trend.ts';
import type { Value } from './value.ts';
import { weathers, type Weather } from './weather.ts';

/** What a line of the committee's figures is put in order by. */
export type OrderedRow = {
	readonly indicator: Indicator;
	readonly value: Value;
	readonly yearEarlier: Value;
	readonly figureOn: IsoDate | null;
	readonly nextOn: IsoDate | null;
	/** Level of the latest appraisal; null without one. */
	readonly weather: Weather | null;
};

export type OrderKey =
	'indicator' | 'gap' | 'status' | 'appraisal' | 'trend' | 'figure-on' | 'next-on';

/** Status, trend, gap and appraisal begin with the worst, names with A, dates with the oldest. */
export type RowOrder = { readonly key: OrderKey; readonly reversed: boolean };

export const orderKeys: readonly OrderKey[] = [
	'indicator',
	'gap',
	'status',
	'appraisal',
	'trend',
	'figure-on',
	'next-on'
];

/** `status`, or `-status` for the other way round; null for what is neither. */
export function parseOrder(sort: string): RowOrder | null {
	const reversed = sort.startsWith('-');
	const key = orderKeys.find((known) => known === (reversed ? sort.slice(1) : sort));
	return key ? { key, reversed } : null;
}

/**
 * The rows in that order. What has nothing to be put in order by comes last, whichever way; what is
 * equal stays as it was.
 */
export function orderRows<Row extends OrderedRow>(
	rows: readonly Row[],
	{ key, reversed }: RowOrder,
	language: Language
): readonly Row[] {
	const way = reversed ? -1 : 1;
	return rows
		.map((row) => ({ row, by: measures[key](row, language) }))
		.sort((a, b) => {
			if (a.by === null || b.by === null) return Number(a.by === null) - Number(b.by === null);
			return way * compare(a.by, b.by, language);
		})
		.map(({ row }) => row);
}

type Measure = (row: OrderedRow, language: Language) => number | string | null;

const measures: Readonly<Record<OrderKey, Measure>> = {
	indicator: ({ indicator }, language) => localize(indicator.title, language),
	gap: ({ value }) => negated(value.plan?.behind ?? null),
	status: ({ value }) =>
		value.status === null || value.status === 'no-target'
			? null
			: negated(statuses.indexOf(value.status)),
	appraisal: ({ weather }) => (weather === null ? null : negated(weathers.indexOf(weather))),
	trend: ({ value, yearEarlier, indicator }) => paceOf(value, yearEarlier, indicator),
	'figure-on': ({ figureOn }) => figureOn,
	'next-on': ({ nextOn }) => nextOn
};

function negated(number: number | null): number | null {
	return number === null ? null : 0 - number;
}

function compare(a: number | string, b: number | string, language: Language): number {
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	return String(a).localeCompare(String(b), language);
}

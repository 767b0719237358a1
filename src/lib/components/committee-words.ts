import type { OrderKey } from '#lib/indicators/order-rows.ts';
import { formatDate, formatPoints, formatValue } from '#lib/indicators/format.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import { changeSentence } from '#lib/indicators/sentence.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Row } from './committee-row.ts';

/** « 15 déc. », with its year when it is not the year that the page speaks of. */
export function dayNear(day: IsoDate | null, asOf: IsoDate, language: Language): string {
	if (day === null) return '—';
	return formatDate(day, language, day.slice(0, 4) === asOf.slice(0, 4) ? 'short' : 'medium');
}

/** What stands over the cells of an indicator's line; `before` is null where no two dates stand side by side. */
export type RowHeads = {
	readonly before: string | null;
	readonly figure: string;
	readonly change: string;
};

/** Two dates and their difference once figures of another date stand beside; else one figure and since when it changed. */
export function rowHeads(
	asOf: IsoDate,
	beside: IsoDate | null,
	changeHeading: string,
	language: Language
): RowHeads {
	if (beside === null) return { before: null, figure: m.column_figure(), change: changeHeading };
	return {
		before: formatDate(beside, language, 'medium'),
		figure: formatDate(asOf, language, 'medium'),
		change: m.committee_difference()
	};
}

/** What a sparkline shows, for who cannot see it. */
export function trendWords({ value, yearEarlier, indicator }: Row, language: Language): string {
	const comparison = { with: 'year-earlier' } as const;
	return (
		changeSentence(value, yearEarlier, indicator, comparison, language) ?? m.committee_trend_none()
	);
}

/** « −7 », « −9,7 pts »: the figure less what was planned by its date; a dash without a plan. */
export function signedGap({ value, indicator }: Row, language: Language): string {
	const gap = value.plan?.gap ?? null;
	if (gap === null || value.status === null || value.status === 'no-target') return '—';
	const { style, decimals } = indicator.format;
	if (style === 'percent') return formatPoints(gap * 100, language, { decimals });
	return formatValue(gap, indicator.format, language, { sign: true });
}

/** Held to one part of its facts, which targets do not speak of. */
export function isPart({ value }: Pick<Row, 'value'>): boolean {
	return Object.keys(value.dimensions).length > 0;
}

/** Why a part has no status; null for a whole figure. */
export function noTargetWords(row: Pick<Row, 'value'>): string | null {
	if (!isPart(row)) return null;
	return 'audience' in row.value.dimensions
		? m.committee_no_target_audience()
		: m.committee_no_target_part();
}

type Titles = Readonly<Record<OrderKey, readonly [() => string, () => string]>>;

const orders: Titles = {
	indicator: [m.committee_table_indicator, m.committee_table_indicator_back],
	gap: [m.committee_table_gap, m.committee_table_gap_back],
	status: [m.committee_table_status, m.committee_table_status_back],
	appraisal: [m.committee_table_appraisal, m.committee_table_appraisal_back],
	trend: [m.committee_table_trend, m.committee_table_trend_back],
	'figure-on': [m.committee_table_figure_on, m.committee_table_figure_on_back],
	'next-on': [m.committee_table_next_on, m.committee_table_next_on_back]
};

/** « du plus en retard au plus en avance » for `status`; the declared order for none. */
export function orderWords(sort: string | null): string {
	if (sort === null) return m.committee_table_declared();
	const reversed = sort.startsWith('-');
	const told = orders[(reversed ? sort.slice(1) : sort) as OrderKey];
	return told[reversed ? 1 : 0]();
}

export const orderTitles: Readonly<Record<OrderKey, () => string>> = {
	indicator: m.committee_order_indicator,
	gap: m.committee_order_gap,
	status: m.committee_order_status,
	appraisal: m.committee_order_appraisal,
	trend: m.committee_order_trend,
	'figure-on': m.committee_order_figure_on,
	'next-on': m.committee_order_next_on
};

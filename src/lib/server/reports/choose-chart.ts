import type { FigureSpec } from '#lib/charts/spec.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { addMonths, endOfMonth, type IsoDate } from '#lib/indicators/period.ts';
import type { Grain } from '#lib/indicators/period.ts';
import type { Trajectory } from '#lib/indicators/target.ts';
import type { Value } from '#lib/indicators/value.ts';
import { computeValues } from '../values/compute-values.ts';
import { computeHeadlines } from '../values/headlines.ts';
import { trajectoryOf } from '../values/targets.ts';
import { valuesQuery } from '../values/values-query.ts';
import { textWidth } from './chart-block.ts';
import type { ReportContext } from './report-context.ts';

/** A chart of course looks back so far; yearly and quarterly figures look back farther. */
const monthsBack = 24;
const yearsBack = 10;

/** Fewer known figures make no curve. */
const leastPoints = 2;

/**
 * The chart that answers an indicator's question: against its plan, or as it stands from month to
 * month, a curve; a count of the year without a target, bars by month; figures that come by quarter or
 * year, at those. Null when too few figures are known.
 */
export async function chooseChart(
	context: ReportContext,
	indicator: Indicator,
	height: number,
	territory: string | null = context.territory?.code ?? null
): Promise<FigureSpec | null> {
	const setting = {
		indicator,
		language: context.language,
		accent: context.settings.accent,
		width: textWidth,
		height
	};
	const trajectory = nearTrajectory(context, indicator, territory);
	const counted = indicator.kind === 'flow' && indicator.over === 'year';
	const grain = coarseGrain(indicator);
	if (grain !== null || (counted && trajectory === null)) {
		const values = await periods(context, indicator, grain ?? 'month', territory);
		if (known(values) < leastPoints) return null;
		if (indicator.kind === 'flow' || indicator.kind === 'ratio')
			return { form: 'bars', ...setting, values, grain: grain ?? 'month' };
		return { form: 'trajectory', ...setting, values, yearStart: context.settings.yearStart };
	}
	const values = await monthEnds(context, indicator, territory);
	if (known(values) < leastPoints) return null;
	return {
		form: 'trajectory',
		...setting,
		values,
		trajectory,
		yearStart: context.settings.yearStart
	};
}

/**
 * The plan up to the end of next year, or to its first target after the date: a far one would flatten
 * the year that the report tells.
 */
export function nearTrajectory(
	{ edition, asOf }: ReportContext,
	{ id }: Indicator,
	territory: string | null
): Trajectory | null {
	const trajectory = trajectoryOf(edition, id, territory);
	if (trajectory === null) return null;
	const horizon = `${Number(asOf.slice(0, 4)) + 1}-12-31`;
	const next = trajectory.targets.find(({ date }) => date > asOf)?.date ?? horizon;
	const last = next > horizon ? next : horizon;
	return { ...trajectory, targets: trajectory.targets.filter(({ date }) => date <= last) };
}

/** The grain of a source that gives no figure by month. */
export function coarseGrain({ finest }: Pick<Indicator, 'finest'>): Grain | null {
	return finest === 'year' || finest === 'quarter' ? finest : null;
}

/** Headline figures at month ends since the programme began, and at the report's date. */
export async function monthEnds(
	{ edition, reader, asOf, settings }: ReportContext,
	indicator: Indicator,
	territory: string | null
): Promise<readonly Value[]> {
	const dates = [...monthEndsBefore(asOf, monthsBack, settings.since), asOf];
	const figures = await computeHeadlines(
		edition,
		{ indicators: [indicator.id], dates, asOf, territory },
		reader
	);
	return figures.get(indicator.id) ?? [];
}

function monthEndsBefore(day: IsoDate, count: number, since: IsoDate): readonly IsoDate[] {
	return Array.from({ length: count }, (_, at) => endOfMonth(addMonths(day, at - count))).filter(
		(date) => date >= since && date < day
	);
}

/** Figures of whole periods up to the report's date; those before the first known one are left out. */
export async function periods(
	{ edition, reader, asOf, settings }: ReportContext,
	indicator: Indicator,
	grain: Grain,
	territory: string | null
): Promise<readonly Value[]> {
	const earliest = addMonths(asOf, grain === 'month' ? -12 : -12 * yearsBack);
	const from =
		grain === 'month' && earliest < settings.since ? settings.since : `${earliest.slice(0, 8)}01`;
	const { values } = await computeValues(
		edition,
		valuesQuery({ indicators: [indicator.id], asOf, from, to: asOf, grain, territory }),
		reader
	);
	const first = values.findIndex(({ value }) => value !== null);
	const last = values.findLastIndex(({ value }) => value !== null);
	return first === -1 ? [] : values.slice(first, last + 1);
}

function known(values: readonly Value[]): number {
	return values.filter(({ value }) => value !== null).length;
}

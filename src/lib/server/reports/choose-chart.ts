import type { FigureSpec } from '#lib/charts/spec.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { restarts } from '#lib/indicators/trajectory.ts';
import type { Settings } from '../programme/programme.ts';
import {
	addDays,
	addMonths,
	monthEndsBefore,
	startOfYear,
	type IsoDate
} from '#lib/indicators/period.ts';
import type { Grain } from '#lib/indicators/period.ts';
import { isProjectable, projectionOf, type Projection } from '#lib/indicators/projection.ts';
import { oneYearEarlier } from '#lib/indicators/window.ts';
import type { Trajectory } from '#lib/indicators/target.ts';
import type { Value } from '#lib/indicators/value.ts';
import { computeValues } from '../values/compute-values.ts';
import { indicatorOf } from '../values/question.ts';
import { computeHeadlines } from '../values/headlines.ts';
import { trajectoryOf } from '../values/targets.ts';
import { valuesQuery } from '../values/values-query.ts';
import { textWidth } from './chart-block.ts';
import type { ReportContext } from './report-context.ts';

/** A curve looks back five years at the most, as far as the plan beside it; yearly figures look back farther. */
const monthsBack = 60;
const yearsBack = 10;

/** Fewer known figures make no curve. */
const leastPoints = 2;

/**
 * The chart that answers an indicator's question: against its plan, or as it stands from month to
 * month, a curve; a count of the year without a target, bars by month; a rate of the year, which begins
 * anew each January, bars by year; figures that come by quarter or year, at those. Null when too few
 * figures are known.
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
	const trajectory = planShown(context, indicator, territory);
	const counted = indicator.kind === 'flow' && indicator.over === 'year';
	const grain = coarseGrain(context, indicator);
	if (grain !== null || (counted && trajectory === null)) {
		const values = await periods(context, indicator, grain ?? 'month', territory);
		if (known(values) < leastPoints) return null;
		if (indicator.kind === 'flow' || indicator.kind === 'ratio')
			return { form: 'bars', ...setting, values, grain: grain ?? 'month' };
		return { form: 'trajectory', ...setting, values, yearStart: context.settings.yearStart };
	}
	if (indicator.kind === 'ratio' && indicator.over === 'year') {
		const years = await periods(context, indicator, 'year', territory);
		if (known(years) >= leastPoints)
			return { form: 'bars', ...setting, values: years, grain: 'year' };
	}
	const values = await monthEnds(context, indicator, territory);
	if (known(values) < leastPoints) return null;
	const drawn = restarts(indicator) ? sinceFirst(trajectory, values) : trajectory;
	return {
		form: 'trajectory',
		...setting,
		values,
		trajectory: drawn,
		projection: await projectionTo(context, indicator, values, trajectory, territory),
		yearStart: context.settings.yearStart
	};
}

/** The targets of windows that are drawn: a yearly count has one for each year. */
function sinceFirst(trajectory: Trajectory | null, values: readonly Value[]): Trajectory | null {
	const first = values[0]?.from;
	if (trajectory === null || first === undefined) return trajectory;
	return { ...trajectory, targets: trajectory.targets.filter(({ date }) => date >= first) };
}

/**
 * The pace of the last 12 months, drawn up to the last target shown: a figure's own projection goes to
 * its next target, which may lie before.
 */
export async function projectionTo(
	context: ReportContext,
	indicator: Indicator,
	values: readonly Value[],
	trajectory: Trajectory | null,
	territory: string | null
): Promise<Projection | null> {
	const last = values.at(-1);
	const target = trajectory?.targets.at(-1);
	if (!last || !target || !isProjectable(indicator)) return null;
	const earlier = await context.headline(indicator.id, oneYearEarlier(last.to), territory);
	return projectionOf(
		{
			asOf: last.to,
			value: last.value,
			yearEarlier: earlier?.value ?? null,
			target: target.value,
			targetOn: target.date
		},
		indicator
	);
}

/**
 * The plan up to the end of next year, or to its first target after the date: a far one would flatten
 * the year that the report tells.
 */
export function planShown(
	{ edition, asOf, whereOf }: ReportContext,
	{ id }: Indicator,
	territory: string | null
): Trajectory | null {
	// A target speaks of the whole figure.
	const isWhole = Object.keys(whereOf(id)).length === 0;
	const trajectory = isWhole ? trajectoryOf(edition, id, territory) : null;
	if (trajectory === null) return null;
	const horizon = `${Number(asOf.slice(0, 4)) + 1}-12-31`;
	const next = trajectory.targets.find(({ date }) => date > asOf)?.date ?? horizon;
	const last = next > horizon ? next : horizon;
	return { ...trajectory, targets: trajectory.targets.filter(({ date }) => date <= last) };
}

/** The grain of a source that gives no figure by month; a formula has the coarser of its parts'. */
export function coarseGrain(
	{ edition }: Pick<ReportContext, 'edition'>,
	indicator: Indicator
): Grain | null {
	const { formula } = indicator;
	const parts = formula
		? [formula.numerator, formula.denominator].flatMap((id) => indicatorOf(edition, id) ?? [])
		: [indicator];
	const finest = parts.map((part) => part.finest);
	return (['year', 'quarter'] as const).find((grain) => finest.includes(grain)) ?? null;
}

/** Headline figures at month ends since the programme began, and at the report's date. */
export async function monthEnds(
	{ edition, reader, asOf, settings, whereOf }: ReportContext,
	indicator: Indicator,
	territory: string | null
): Promise<readonly Value[]> {
	const since = restarts(indicator) ? firstWholeWindow(asOf, settings) : settings.since;
	const dates = [...monthEndsBefore(asOf, monthsBack).filter((date) => date >= since), asOf];
	const figures = await computeHeadlines(
		edition,
		{ indicators: [indicator.id], dates, asOf, territory, where: whereOf(indicator.id) },
		reader
	);
	return figures.get(indicator.id) ?? [];
}

/** A yearly count is drawn from the first year that the programme lived whole, or the report's own. */
function firstWholeWindow(asOf: IsoDate, { since, yearStart }: Settings): IsoDate {
	const own = startOfYear(asOf, yearStart);
	const before = startOfYear(addDays(own, -1), yearStart);
	return since <= before ? before : own;
}

/** Figures of whole periods up to the report's date; those before the first known one are left out. */
export async function periods(
	{ edition, reader, asOf, settings, whereOf }: ReportContext,
	indicator: Indicator,
	grain: Grain,
	territory: string | null
): Promise<readonly Value[]> {
	const earliest = addMonths(asOf, grain === 'month' ? -12 : -12 * yearsBack);
	const from =
		grain === 'month' && earliest < settings.since ? settings.since : `${earliest.slice(0, 8)}01`;
	const { values } = await computeValues(
		edition,
		valuesQuery({
			indicators: [indicator.id],
			asOf,
			from,
			to: asOf,
			grain,
			territory,
			where: whereOf(indicator.id)
		}),
		reader
	);
	const first = values.findIndex(({ value }) => value !== null);
	const last = values.findLastIndex(({ value }) => value !== null);
	const shown = first === -1 ? [] : values.slice(first, last + 1);
	return isLastKnown(edition, indicator) ? withoutRepeats(shown) : shown;
}

/** A level holds until the next figure comes: a period without one repeats the last. */
function isLastKnown(edition: ReportContext['edition'], { kind, formula }: Indicator): boolean {
	if (!formula) return kind === 'level';
	return indicatorOf(edition, formula.numerator)?.kind === 'level';
}

/** What comes after the last new figure says nothing more. */
function withoutRepeats(values: readonly Value[]): readonly Value[] {
	const last = values.at(-1)?.value;
	const from = values.findLastIndex(({ value }) => value !== last);
	return values.slice(0, from + 2);
}

function known(values: readonly Value[]): number {
	return values.filter(({ value }) => value !== null).length;
}

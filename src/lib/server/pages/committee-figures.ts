import { changeOf, type Change } from '#lib/indicators/change.ts';
import { comparedWith, comparisonDay } from '#lib/indicators/compared-with.ts';
import type { Comparison } from '#lib/indicators/comparison-words.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { nextFigureOn } from '#lib/indicators/next-figure.ts';
import { monthEndsBefore, type IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Trajectory } from '#lib/indicators/target.ts';
import type { Value } from '#lib/indicators/value.ts';
import { oneYearEarlier } from '#lib/indicators/window.ts';
import type { Edition } from '../editions/edition.ts';
import type { Axis } from '../programme/programme.ts';
import { lastFigureOn } from '../values/catalogue.ts';
import { computeHeadlines } from '../values/headlines.ts';
import { trajectoryOf } from '../values/targets.ts';
import { filterIndicators, type Filters } from './filters.ts';
import { firstSeriesDay, nearTrajectory } from './series-span.ts';

/** One indicator on the committee's page. */
export type CommitteeRow = {
	readonly indicator: Indicator;
	readonly value: Value;
	/** The figure that `comparison` speaks of. */
	readonly before: Value;
	readonly comparison: Comparison;
	readonly change: Change | null;
	/** The same figure a year before, which the year's trend is told against. */
	readonly yearEarlier: Value;
	/** Headline figures at the last 12 month ends and at the as-of date, oldest first. */
	readonly trend: readonly Value[];
	/** The last day that the figure's data cover, at most the as-of date; the day of one declared. */
	readonly figureOn: IsoDate | null;
	/** When the figure after that is due; null without a cadence. */
	readonly nextOn: IsoDate | null;
};

/** What a chart of the figure against its plan needs. */
export type RowSeries = {
	readonly series: readonly Value[];
	readonly trajectory: Trajectory | null;
};

/** Every figure at one date, as an edition gives them and as a meeting freezes them. */
export type CommitteeFigures = {
	readonly asOf: IsoDate;
	readonly compareOn: IsoDate;
	/** `compareOn` is the date of a meeting of the committee. */
	readonly sinceMeeting: boolean;
	readonly axes: readonly Axis[];
	readonly rows: readonly CommitteeRow[];
	/** Indicators left out because no audience is told for them. */
	readonly withoutAudience: number;
};

export type FiguresChoice = {
	/** Null is the edition's own. */
	readonly asOf: IsoDate | null;
	/** Null is the committee's last meeting before the date, else a year earlier. */
	readonly compare: IsoDate | null;
	readonly territory: string | null;
	/** Dates of the committee's meetings, in order. */
	readonly meetings: readonly IsoDate[];
	/** All indicators, whole, when left out. */
	readonly filters?: Filters;
};

const noFilters: Filters = { axis: null, audience: null, partner: null };

const trendMonths = 12;
/** The chart of a figure looks back so far at the most. */
const seriesMonths = 24;

/** Every figure over its headline period, at one date, beside the one that it is compared with. */
export async function gatherFigures(
	edition: Edition,
	choice: FiguresChoice,
	reader: Reader
): Promise<CommitteeFigures> {
	const { territory, compare, meetings } = choice;
	const asOf = choice.asOf ?? edition.asOf;
	const compareOn = comparisonDay({ asOf, compare, meetings });
	const sinceMeeting = meetings.includes(compareOn);
	const filtered = filterIndicators(edition, choice.filters ?? noFilters, reader);
	const trendDates = monthEndsBefore(asOf, trendMonths);
	const dates = [...new Set([...trendDates, compareOn, oneYearEarlier(asOf), asOf])].sort();
	const gathered = await Promise.all(
		filtered.groups.map(({ indicators, where }) =>
			computeHeadlines(
				edition,
				{ indicators: indicators.map(({ id }) => id), dates, asOf, territory, where },
				reader
			)
		)
	);
	const figures = new Map(gathered.flatMap((group) => [...group]));
	const shown = filtered.groups.flatMap(({ indicators }) => indicators);
	const rows = shown.flatMap((indicator): CommitteeRow[] => {
		const found = figures.get(indicator.id);
		if (!found) return [];
		const at = (date: IsoDate) => found[dates.indexOf(date)];
		const { on, comparison } = comparedWith(indicator, { asOf, compare, meetings });
		const [value, before] = [at(asOf), at(on)];
		const yearEarlier = at(oneYearEarlier(asOf));
		if (!value || !before || !yearEarlier) return [];
		const figureOn = value.declared?.stands
			? value.declared.on
			: lastFigureOn(edition, indicator, asOf);
		return [
			{
				indicator,
				value,
				before,
				comparison,
				change: changeOf(value, before, indicator),
				yearEarlier,
				trend: [...trendDates, asOf].flatMap((date) => at(date) ?? []),
				figureOn,
				nextOn: nextFigureOn(figureOn, indicator.cadence, indicator.delay)
			}
		];
	});
	return {
		asOf,
		compareOn,
		sinceMeeting,
		axes: edition.programme.settings.axes,
		rows,
		withoutAudience: filtered.withoutAudience
	};
}

/** The figures of the last two years, and the plan they are held against. */
export async function gatherSeries(
	edition: Edition,
	{ indicator, value }: Pick<CommitteeRow, 'indicator' | 'value'>,
	{ asOf, territory }: { readonly asOf: IsoDate; readonly territory: string | null },
	reader: Reader
): Promise<RowSeries> {
	const from = value.plan?.baselineOn ?? firstSeriesDay(indicator, edition.programme.settings);
	const dates = monthEndsBefore(asOf, seriesMonths).filter((date) => date >= from);
	const series = await computeHeadlines(
		edition,
		{ indicators: [indicator.id], dates: [...dates, asOf], asOf, territory },
		reader
	);
	return {
		series: series.get(indicator.id) ?? [],
		trajectory: nearTrajectory(trajectoryOf(edition, indicator.id, territory), asOf, 0)
	};
}

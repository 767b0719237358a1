import { changeOf, type Change } from '#lib/indicators/change.ts';
import type { Comparison } from '#lib/indicators/comparison-words.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize } from '#lib/indicators/language.ts';
import { addMonths, endOfMonth, type IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Trajectory } from '#lib/indicators/target.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { View } from '#lib/indicators/view.ts';
import { oneYearEarlier } from '#lib/indicators/window.ts';
import type { Edition } from '../editions/edition.ts';
import { lastFigureOn } from '../values/catalogue.ts';
import { visibleIndicators } from '../values/compute-values.ts';
import { computeHeadlines } from '../values/headlines.ts';
import { trajectoryOf } from '../values/targets.ts';
import { cached } from '../values/values-cache.ts';
import { firstSeriesDay, nearTrajectory } from './series-span.ts';

/** One indicator on the committee's page. */
export type CommitteeRow = {
	readonly indicator: Indicator;
	readonly value: Value;
	/** The figure that `comparison` speaks of. */
	readonly before: Value;
	readonly comparison: Comparison;
	readonly change: Change | null;
	/** Headline figures at the last 12 month ends and at the as-of date, oldest first. */
	readonly trend: readonly Value[];
	/** The last day that the figure's data cover, at most the as-of date; the day of one declared. */
	readonly figureOn: IsoDate | null;
};

/** A figure behind its trajectory, with what its chart needs. */
export type AttentionPoint = CommitteeRow & {
	readonly series: readonly Value[];
	readonly trajectory: Trajectory | null;
};

export type CommitteePage = {
	readonly asOf: IsoDate;
	readonly compareOn: IsoDate;
	/** `compareOn` is the date of a meeting of the committee. */
	readonly sinceMeeting: boolean;
	readonly headlines: readonly CommitteeRow[];
	readonly attention: readonly AttentionPoint[];
	/** What is ahead of its plan, farthest first. */
	readonly advances: readonly CommitteeRow[];
	readonly axes: readonly {
		readonly id: string;
		readonly title: string;
		readonly context: boolean;
		readonly rows: readonly CommitteeRow[];
	}[];
};

const attentionCount = 3;
const advanceCount = 4;
const trendMonths = 12;
/** The chart of a point of attention looks back so far at the most. */
const seriesMonths = 24;

/**
 * The committee's page: every figure over its headline period, at one date. A figure that stands
 * or accumulates is compared with the committee's last meeting, a figure over a window with the
 * same window a year earlier, so that spans are equal; a date that the reader chose holds for all.
 */
export function committeePage(
	edition: Edition,
	view: View,
	reader: Reader
): Promise<CommitteePage> {
	return cached(
		edition,
		reader,
		['committee', view, reader.language],
		() => makePage(edition, view, reader),
		figuresOf
	);
}

function figuresOf({ axes, attention }: CommitteePage): number {
	const rows = axes.flatMap((axis) => axis.rows);
	return (
		rows.reduce((sum, { trend }) => sum + trend.length + 2, 0) +
		attention.reduce((sum, { series }) => sum + series.length, 0)
	);
}

async function makePage(edition: Edition, view: View, reader: Reader): Promise<CommitteePage> {
	const { settings } = edition.programme;
	const asOf = view.asOf ?? edition.asOf;
	const lastMeeting = settings.meetings.filter((date) => date < asOf).at(-1) ?? null;
	const compareOn = view.compare ?? lastMeeting ?? oneYearEarlier(asOf);
	const sinceMeeting = settings.meetings.includes(compareOn);
	const shown = visibleIndicators(edition, reader);
	const trendDates = monthEndsBefore(asOf, trendMonths);
	const dates = [...new Set([...trendDates, compareOn, oneYearEarlier(asOf), asOf])].sort();
	const figures = await computeHeadlines(
		edition,
		{ indicators: shown.map(({ id }) => id), dates, asOf, territory: view.territory },
		reader
	);
	const rows = shown.flatMap((indicator): CommitteeRow[] => {
		const found = figures.get(indicator.id);
		if (!found) return [];
		const at = (date: IsoDate) => found[dates.indexOf(date)];
		const accumulates = indicator.over === null || indicator.over === 'start';
		const sinceDate = accumulates || view.compare !== null;
		const [value, before] = [at(asOf), at(sinceDate ? compareOn : oneYearEarlier(asOf))];
		if (!value || !before) return [];
		return [
			{
				indicator,
				value,
				before,
				comparison: sinceDate
					? { with: sinceMeeting ? 'meeting' : 'date', date: compareOn }
					: { with: 'year-earlier' },
				change: changeOf(value, before, indicator),
				trend: [...trendDates, asOf].flatMap((date) => at(date) ?? []),
				figureOn: value.declared?.stands
					? value.declared.on
					: lastFigureOn(edition, indicator, asOf)
			}
		];
	});
	return {
		asOf,
		compareOn,
		sinceMeeting,
		headlines: rows
			.filter(({ indicator }) => indicator.headline !== null)
			.sort((a, b) => (a.indicator.headline ?? 0) - (b.indicator.headline ?? 0)),
		attention: await attentionPoints(edition, rows, asOf, view, reader),
		advances: rows
			.filter(({ value }) => value.status === 'ahead')
			.sort((a, b) => (a.value.plan?.behind ?? 0) - (b.value.plan?.behind ?? 0))
			.slice(0, advanceCount),
		axes: settings.axes
			.map(({ id, title, context }) => ({
				id,
				context,
				title: localize(title, reader.language),
				rows: rows
					.filter(({ indicator }) => indicator.axis === id)
					.sort((a, b) => byRank(a, b, reader))
			}))
			.filter((axis) => axis.rows.length > 0)
	};
}

/** Within an axis: key figures by rank, then what has a target, then by title. */
function byRank(a: CommitteeRow, b: CommitteeRow, { language }: Reader): number {
	const last = Number.MAX_SAFE_INTEGER;
	return (
		(a.indicator.headline ?? last) - (b.indicator.headline ?? last) ||
		Number(a.value.target === null) - Number(b.value.target === null) ||
		localize(a.indicator.title, language).localeCompare(
			localize(b.indicator.title, language),
			language
		)
	);
}

async function attentionPoints(
	edition: Edition,
	rows: readonly CommitteeRow[],
	asOf: IsoDate,
	view: View,
	reader: Reader
): Promise<readonly AttentionPoint[]> {
	const behind = rows
		.filter(({ value }) => value.status === 'off-track' || value.status === 'at-risk')
		.sort((a, b) => (b.value.plan?.behind ?? 0) - (a.value.plan?.behind ?? 0))
		.slice(0, attentionCount);
	return Promise.all(
		behind.map(async (row) => {
			const baselineOn = row.value.plan?.baselineOn ?? null;
			const dates = monthEndsBefore(asOf, seriesMonths).filter(
				(date) => date >= (baselineOn ?? firstSeriesDay(row.indicator, edition.programme.settings))
			);
			const series = await computeHeadlines(
				edition,
				{
					indicators: [row.indicator.id],
					dates: [...dates, asOf],
					asOf,
					territory: view.territory
				},
				reader
			);
			return {
				...row,
				series: series.get(row.indicator.id) ?? [],
				trajectory: nearTrajectory(trajectoryOf(edition, row.indicator.id, view.territory), asOf, 0)
			};
		})
	);
}

/** The last `count` month ends before a day, oldest first. */
function monthEndsBefore(day: IsoDate, count: number): readonly IsoDate[] {
	return Array.from({ length: count }, (_, at) => endOfMonth(addMonths(day, at - count)));
}

import { localize, type Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import { cached } from '../values/values-cache.ts';
import {
	gatherFigures,
	gatherSeries,
	type CommitteeFigures,
	type CommitteeRow,
	type RowSeries
} from './committee-figures.ts';

/** A figure behind its trajectory, with what its chart needs. */
export type AttentionPoint = CommitteeRow & RowSeries;

export type CommitteePage = {
	readonly asOf: IsoDate;
	readonly compareOn: IsoDate;
	/** `compareOn` is the date of a meeting of the committee. */
	readonly sinceMeeting: boolean;
	/** Indicators left out because no audience is told for them. */
	readonly withoutAudience: number;
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

/** The committee's page of an edition; `meetings` are the committee's dates, the programme's own when left out. */
export function committeePage(
	edition: Edition,
	view: View,
	reader: Reader,
	meetings: readonly IsoDate[] = edition.programme.settings.meetings
): Promise<CommitteePage> {
	const { asOf, compare, territory, axis, audience, partner } = view;
	const filters = { axis, audience, partner };
	const choice = { asOf, compare, territory, meetings, filters };
	return cached(
		edition,
		reader,
		['committee', choice, reader.language],
		async () => {
			const figures = await gatherFigures(edition, choice, reader);
			return arrangeCommittee(figures, reader.language, (row) =>
				gatherSeries(edition, row, { asOf: figures.asOf, territory }, reader)
			);
		},
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

/** What the page says first of its figures, wherever they come from: an edition, or what a meeting froze. */
export async function arrangeCommittee(
	{ asOf, compareOn, sinceMeeting, axes, rows, withoutAudience }: CommitteeFigures,
	language: Language,
	seriesOf: (row: CommitteeRow) => Promise<RowSeries>
): Promise<CommitteePage> {
	const behind = rows
		.filter(({ value }) => value.status === 'off-track' || value.status === 'at-risk')
		.sort((a, b) => (b.value.plan?.behind ?? 0) - (a.value.plan?.behind ?? 0))
		.slice(0, attentionCount);
	return {
		asOf,
		compareOn,
		sinceMeeting,
		withoutAudience,
		headlines: rows
			.filter(({ indicator }) => indicator.headline !== null)
			.sort((a, b) => (a.indicator.headline ?? 0) - (b.indicator.headline ?? 0)),
		attention: await Promise.all(behind.map(async (row) => ({ ...row, ...(await seriesOf(row)) }))),
		advances: rows
			.filter(({ value }) => value.status === 'ahead')
			.sort((a, b) => (a.value.plan?.behind ?? 0) - (b.value.plan?.behind ?? 0))
			.slice(0, advanceCount),
		axes: axes
			.map(({ id, title, context }) => ({
				id,
				context,
				title: localize(title, language),
				rows: rows
					.filter(({ indicator }) => indicator.axis === id)
					.sort((a, b) => byRank(a, b, language))
			}))
			.filter((axis) => axis.rows.length > 0)
	};
}

/** Within an axis: key figures by rank, then what has a target, then by title. */
export function byRank(a: CommitteeRow, b: CommitteeRow, language: Language): number {
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

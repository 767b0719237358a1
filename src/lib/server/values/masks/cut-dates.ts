import { endOfMonth, addDays, periodOf, type Grain, type IsoDate } from '#lib/indicators/period.ts';
import { oneYearEarlier } from '#lib/indicators/window.ts';
import type { Edition } from '../../editions/edition.ts';
import { pinnedDates } from '../../editions/pinned-dates.ts';

/** How much a date or span matters: the lower, the sooner it is shown. */
export type TimeRank = 0 | 1 | 2 | 3 | 4;

/** A date that readers held to suppression may ask about. */
export type CutDate = { readonly date: IsoDate; readonly rank: TimeRank };

/** What an edition has that says which dates may be asked. */
export type Dated = Pick<Edition, 'programme' | 'asOf'> & {
	readonly manifest: Pick<Edition['manifest'], 'coverage' | 'sources'>;
};

export const grainRanks: Readonly<Record<Exclude<Grain, 'day'>, TimeRank>> = {
	year: 2,
	quarter: 3,
	month: 4
};

/**
 * The dates that readers held to suppression may ask about: the edition's own, those of meetings,
 * the same a year before, which changes are told by, and ends of months.
 */
export function cutDates(edition: Dated): readonly CutDate[] {
	const { programme, manifest, asOf } = edition;
	const { since, yearStart, meetings } = programme.settings;
	const last = lastCut(edition);
	const ranks = new Map<IsoDate, TimeRank>();
	const add = (date: IsoDate, rank: TimeRank) => {
		if (date < since || date > last) return;
		ranks.set(date, Math.min(rank, ranks.get(date) ?? 4) as TimeRank);
	};
	const pinned = [...meetings, ...pinnedDates(manifest.sources)];
	add(asOf, 0);
	for (const date of pinned) add(date, 1);
	add(oneYearEarlier(asOf), 1);
	for (const date of pinned) add(oneYearEarlier(date), 3);
	for (let end = endOfMonth(since); end <= last; end = endOfMonth(addDays(end, 1)))
		add(end, rankOfEnd(end, yearStart));
	return [...ranks]
		.map(([date, rank]) => ({ date, rank }))
		.sort((a, b) => (a.date < b.date ? -1 : 1));
}

/**
 * Whether figures of a date exist that those readers may not ask about, because a meeting of that date was
 * recorded after the edition was made. The next one has them.
 */
export function waitsForEdition(edition: Dated, date: IsoDate): boolean {
	return (
		date >= edition.programme.settings.since &&
		date <= lastCut(edition) &&
		cutDates(edition).every((cut) => cut.date !== date)
	);
}

/** The end of the last month that something is known of. */
function lastCut({ manifest, asOf }: Pick<Dated, 'manifest' | 'asOf'>): IsoDate {
	const covered = Object.values(manifest.coverage).flat();
	return endOfMonth(covered.map(({ until }) => until).reduce(later, asOf));
}

function rankOfEnd(end: IsoDate, yearStart: string): TimeRank {
	if (periodOf(end, 'year', yearStart).to === end) return grainRanks.year;
	return periodOf(end, 'quarter', yearStart).to === end ? grainRanks.quarter : grainRanks.month;
}

const later = (a: IsoDate, b: IsoDate) => (a > b ? a : b);

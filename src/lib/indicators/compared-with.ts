import type { Comparison } from './comparison-words.ts';
import type { Indicator } from './indicator.ts';
import type { IsoDate } from './period.ts';
import { oneYearEarlier } from './window.ts';

/** What a reader chose: the figures' day, the day to compare with, and those on which the committee met. */
export type ComparisonChoice = {
	readonly asOf: IsoDate;
	/** Null unless it was chosen. */
	readonly compare: IsoDate | null;
	/** The oldest first. */
	readonly meetings: readonly IsoDate[];
};

/** The day chosen, else the committee's last meeting before the figures', else a year earlier. */
export function comparisonDay({ asOf, compare, meetings }: ComparisonChoice): IsoDate {
	return compare ?? meetings.findLast((date) => date < asOf) ?? oneYearEarlier(asOf);
}

/**
 * A figure that stands or accumulates is compared with the committee's last meeting; one over a
 * window with the same window a year earlier, so that spans are equal. A day that was chosen holds
 * for all.
 */
export function comparedWith(
	{ over }: Pick<Indicator, 'over'>,
	choice: ComparisonChoice
): { readonly on: IsoDate; readonly comparison: Comparison } {
	const accumulates = over === null || over === 'start';
	if (!accumulates && choice.compare === null)
		return { on: oneYearEarlier(choice.asOf), comparison: { with: 'year-earlier' } };
	const on = comparisonDay(choice);
	return { on, comparison: { with: choice.meetings.includes(on) ? 'meeting' : 'date', date: on } };
}

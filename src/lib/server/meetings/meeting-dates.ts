import type { IsoDate } from '#lib/indicators/period.ts';
import type { Workspace } from '../editions/workspace.ts';
import { listMeetings, type Meeting } from './meeting.ts';

/**
 * The dates that figures are compared with because the committee met, in order: what its meetings'
 * figures speak about, and the programme's own `meetings` that no recorded meeting stands for.
 * `without` leaves one meeting's own out.
 */
export function meetingDates(
	workspace: Workspace,
	declared: readonly IsoDate[],
	without: string | null = null
): readonly IsoDate[] {
	return comparedDates(listMeetings(workspace), declared, without);
}

/** The same of meetings that are known already. */
export function comparedDates(
	recorded: readonly Meeting[],
	declared: readonly IsoDate[],
	without: string | null = null
): readonly IsoDate[] {
	const days = new Set(recorded.map(({ date }) => date));
	const dates = [
		...recorded.filter(({ id }) => id !== without).map(({ asOf }) => asOf),
		...declared.filter((date) => !days.has(date))
	];
	return [...new Set(dates)].sort();
}

/** The days on which the committee met or meets, in order. */
export function meetingDays(
	workspace: Workspace,
	declared: readonly IsoDate[]
): readonly IsoDate[] {
	return daysMet(listMeetings(workspace), declared);
}

/** The same of meetings that are known already. */
export function daysMet(
	recorded: readonly Meeting[],
	declared: readonly IsoDate[]
): readonly IsoDate[] {
	return [...new Set([...recorded.map(({ date }) => date), ...declared])].sort();
}

import type { IsoDate } from '#lib/indicators/period.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { todayIn } from '../freshness/today.ts';
import { findMeeting } from '../meetings/meeting.ts';

/** The day that a page speaks of; `chosen` when it was asked for, and later words are then left out. */
export type PageDay = { readonly on: IsoDate; readonly chosen: boolean };

/** That of the meeting or the date asked for, else today, or the last day of a programme that has ended. */
export function pageDay({ programme }: Edition, workspace: Workspace, view: View): PageDay {
	if (view.meeting !== null) return { on: findMeeting(workspace, view.meeting).date, chosen: true };
	if (view.asOf !== null) return { on: view.asOf, chosen: true };
	const { timeZone, until } = programme.settings;
	const today = todayIn(timeZone, workspace.clock);
	return { on: until !== null && until < today ? until : today, chosen: false };
}

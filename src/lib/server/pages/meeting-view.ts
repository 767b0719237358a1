import type { View } from '#lib/indicators/view.ts';
import type { Workspace } from '../editions/workspace.ts';
import { isStanding } from '../editions/publication.ts';
import { freezeInForce, type Freeze } from '../meetings/freezes.ts';
import { findMeeting, type Meeting } from '../meetings/meeting.ts';

/** The meeting that pages speak of, as `?meeting=` names it. */
export type MeetingView = {
	readonly meeting: Meeting;
	/** What its figures are frozen as; null while they are those of the day. */
	readonly freeze: Freeze | null;
	/** The edition frozen stands no more: what was kept of its figures is all that is left. */
	readonly gone: boolean;
};

/**
 * The reader's choices once a meeting has given its date and, when its figures are frozen, its
 * edition; what the URL names itself stays. Throws `unknown-meeting`.
 */
export function resolveMeeting(
	workspace: Workspace,
	asked: View
): { readonly view: View; readonly meeting: MeetingView | null } {
	if (asked.meeting === null) return { view: asked, meeting: null };
	const meeting = findMeeting(workspace, asked.meeting);
	const freeze = freezeInForce(workspace, meeting);
	const gone = freeze !== null && !isStanding(workspace, freeze.edition);
	const view = {
		...asked,
		asOf: asked.asOf ?? meeting.asOf,
		edition: asked.edition ?? (freeze && !gone ? freeze.edition : null)
	};
	return { view, meeting: { meeting, freeze, gone } };
}

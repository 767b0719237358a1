import type { IsoDate } from '#lib/indicators/period.ts';
import type { Workspace } from '../editions/workspace.ts';
import { listAgenda, type AgendaItem } from './agenda.ts';
import {
	appraisalsSeenAt,
	appraisalsFor,
	listAppraisals,
	territoryAppraisals,
	type Appraisal
} from './appraisals.ts';
import { listAttendees, type Attendee } from './attendees.ts';
import { decisionsAt, listDecisions, type Decision } from './decisions.ts';
import { freezeInForce, type Freeze } from './freezes.ts';
import { findMeeting, listMeetings, type Meeting } from './meeting.ts';

/** What the committee wrote, as it stood at a meeting or on a day: plain data, that reports and slides read. */
export type CommitteeRecord = {
	/** The meeting asked for; null when a day was. */
	readonly meeting: Meeting | null;
	/** Every meeting, the latest first. */
	readonly meetings: readonly Meeting[];
	readonly attendees: readonly Attendee[];
	readonly agenda: readonly AgendaItem[];
	/** The latest of the meeting's; null when its figures are not frozen, or are to be frozen again. */
	readonly freeze: Freeze | null;
	/** The day that the rest is known at. */
	readonly on: IsoDate;
	/** Taken by then, the latest meeting's first, with what was told of each by then. */
	readonly decisions: readonly Decision[];
	/** The latest word on each subject. */
	readonly appraisals: readonly Appraisal[];
	/** The same of figures of one territory. */
	readonly territoryAppraisals: readonly Appraisal[];
};

export type CommitteeMoment = { readonly meeting: string } | { readonly asOf: IsoDate };

export type ReadCommittee = (when: CommitteeMoment) => CommitteeRecord;

/** Throws `unknown-meeting`. */
export function readCommitteeRecord(
	workspace: Workspace,
	when: { readonly meeting: string }
): CommitteeRecord & { readonly meeting: Meeting };
export function readCommitteeRecord(workspace: Workspace, when: CommitteeMoment): CommitteeRecord;
export function readCommitteeRecord(workspace: Workspace, when: CommitteeMoment): CommitteeRecord {
	const meetings = listMeetings(workspace);
	const decisions = listDecisions(workspace);
	if (!('meeting' in when))
		return {
			...nothingRecorded(when.asOf),
			meetings,
			decisions: decisionsAt(decisions, when.asOf),
			appraisals: appraisalsFor(workspace, when),
			territoryAppraisals: territoryAppraisals(workspace, when)
		};
	const meeting = findMeeting(workspace, when.meeting);
	return {
		meeting,
		meetings,
		attendees: listAttendees(workspace, meeting.id),
		agenda: listAgenda(workspace, meeting.id),
		freeze: freezeInForce(workspace, meeting),
		on: meeting.date,
		decisions: decisionsAt(decisions, meeting.date),
		appraisals: appraisalsSeenAt(listAppraisals(workspace), meeting),
		territoryAppraisals: territoryAppraisals(workspace, when)
	};
}

/** What anyone may know of it: the days of the meetings, without what was said, by whom or where. */
export function publicPart({ meeting, meetings, freeze, on }: CommitteeRecord): CommitteeRecord {
	const bare = (one: Meeting): Meeting => ({ ...one, title: null, place: null, chair: null });
	return {
		...nothingRecorded(on),
		meeting: meeting && bare(meeting),
		meetings: meetings.map(bare),
		freeze
	};
}

/** What a report is given where no records are. */
export function nothingRecorded(on: IsoDate): CommitteeRecord {
	return {
		meeting: null,
		meetings: [],
		attendees: [],
		agenda: [],
		freeze: null,
		on,
		decisions: [],
		appraisals: [],
		territoryAppraisals: []
	};
}

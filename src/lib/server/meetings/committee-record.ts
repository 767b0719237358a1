import type { IsoDate } from '#lib/indicators/period.ts';
import type { Workspace } from '../editions/workspace.ts';
import { appraisalsSeenAt, appraisalsFor, listAppraisals, type Appraisal } from './appraisals.ts';
import { decisionsAt, listDecisions, type Decision } from './decisions.ts';
import { findMeeting, listMeetings, type Meeting } from './meeting.ts';

/** Who was asked to a meeting, by function or institution. */
export type Attendee = {
	readonly name: string;
	readonly presence: 'invited' | 'present' | 'excused';
};

/** One line of a meeting's agenda; what is to be decided comes first. */
export type AgendaItem = {
	readonly kind: 'arbitration' | 'item';
	readonly title: string;
	readonly detail: string | null;
	readonly indicators: readonly string[];
};

/** The figures that count for a meeting: of which edition and date, frozen when, by whom. */
export type FreezeMark = {
	readonly edition: string;
	readonly asOf: IsoDate;
	readonly at: string;
	readonly by: string;
	readonly reason: string | null;
};

/** What the committee wrote, as it stood at a meeting or on a day: plain data, that reports and slides read. */
export type CommitteeRecord = {
	/** The meeting asked for; null when a day was. */
	readonly meeting: Meeting | null;
	/** Every meeting, the latest first. */
	readonly meetings: readonly Meeting[];
	readonly attendees: readonly Attendee[];
	readonly agenda: readonly AgendaItem[];
	/** The latest of the meeting's; null when its figures are not frozen. */
	readonly freeze: FreezeMark | null;
	/** The day that the rest is known at. */
	readonly on: IsoDate;
	/** Taken by then, the latest meeting's first, with what was told of each by then. */
	readonly decisions: readonly Decision[];
	/** The latest word on each subject. */
	readonly appraisals: readonly Appraisal[];
};

export type CommitteeMoment = { readonly meeting: string } | { readonly asOf: IsoDate };

export type ReadCommittee = (when: CommitteeMoment) => CommitteeRecord;

/** Throws `unknown-meeting`. */
export function readCommitteeRecord(workspace: Workspace, when: CommitteeMoment): CommitteeRecord {
	const meetings = listMeetings(workspace);
	const decisions = listDecisions(workspace);
	if (!('meeting' in when))
		return {
			...nothingRecorded(when.asOf),
			meetings,
			decisions: decisionsAt(decisions, when.asOf),
			appraisals: appraisalsFor(workspace, when)
		};
	const meeting = findMeeting(workspace, when.meeting);
	return {
		meeting,
		meetings,
		attendees: attendeesOf(workspace, meeting.id),
		agenda: agendaOf(workspace, meeting.id),
		freeze: freezeMarkOf(workspace, meeting.id),
		on: meeting.date,
		decisions: decisionsAt(decisions, meeting.date),
		appraisals: appraisalsSeenAt(listAppraisals(workspace), meeting)
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
		appraisals: []
	};
}

function attendeesOf({ records }: Workspace, meeting: string): Attendee[] {
	return records.all<Attendee>(
		'select name, presence from attendees where meeting = ? order by position, number',
		meeting
	);
}

function agendaOf({ records }: Workspace, meeting: string): AgendaItem[] {
	return records
		.all<Omit<AgendaItem, 'indicators'> & { readonly indicators: string | null }>(
			`select kind, title, detail, indicators from agenda where meeting = ?
				order by kind = 'item', position, number`,
			meeting
		)
		.map((item) => ({
			...item,
			indicators: item.indicators?.split(',').map((id) => id.trim()) ?? []
		}));
}

function freezeMarkOf({ records }: Workspace, meeting: string): FreezeMark | null {
	return records.one<FreezeMark>(
		`select edition, as_of as asOf, frozen_at as at, frozen_by as by, reason
			from freezes where meeting = ? order by number desc limit 1`,
		meeting
	);
}

import type { IsoDate } from '#lib/indicators/period.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';

/** In preparation, its figures frozen (again, with a reason, until it opens), or held: they never change. */
export type MeetingState = 'preparation' | 'frozen' | 'held';

/** A meeting of the committee. */
export type Meeting = {
	/** Year and rank in it: `2019-02`. */
	readonly id: string;
	readonly title: string | null;
	/** The day it is held. */
	readonly date: IsoDate;
	/** The date that its figures speak about. */
	readonly asOf: IsoDate;
	readonly place: string | null;
	/** Who presides, by function. */
	readonly chair: string | null;
	readonly state: MeetingState;
	readonly createdAt: string;
	readonly createdBy: string;
	readonly openedAt: string | null;
	readonly openedBy: string | null;
	/** Held before Jalon, and taken in from `data/meetings.yaml`. */
	readonly takenOver: boolean;
};

type Row = Omit<Meeting, 'takenOver'> & { readonly takenOver: number };

const select = `select id, title, held_on as date, as_of as asOf, place, chair, state,
	created_at as createdAt, created_by as createdBy, opened_at as openedAt, opened_by as openedBy,
	taken_over as takenOver
	from meetings`;

/** All meetings, the latest first. */
export function listMeetings(workspace: Workspace): Meeting[] {
	return workspace.records.all<Row>(`${select} order by held_on desc, id desc`).map(toMeeting);
}

/** As many as a refusal names. */
const listedMeetings = 8;

/** Throws `unknown-meeting`. */
export function findMeeting(workspace: Workspace, id: string): Meeting {
	const row = workspace.records.one<Row>(`${select} where id = ?`, id);
	if (row) return toMeeting(row);
	const known = listMeetings(workspace).slice(0, listedMeetings);
	const ids = known.map((meeting) => meeting.id).join(', ');
	throw new JalonError('unknown-meeting', {
		fr: `La séance « ${id} » n’existe pas. ${ids ? `Les dernières : ${ids}.` : 'Aucune n’est notée.'}`,
		en: `There is no meeting “${id}”. ${ids ? `The latest: ${ids}.` : 'None is written down.'}`
	});
}

/** The meeting that a page of a date prepares or tells: the first one not yet past, else the last one. */
export function meetingAround(workspace: Workspace, asOf: IsoDate): Meeting | null {
	const meetings = listMeetings(workspace);
	return meetings.findLast(({ date }) => date >= asOf) ?? meetings[0] ?? null;
}

/** `2019-03` for the third meeting written down in 2019, whatever its date among them. */
export function nextMeetingId(workspace: Workspace, date: IsoDate): string {
	const year = date.slice(0, 4);
	const ranks = listMeetings(workspace)
		.filter(({ id }) => id.startsWith(`${year}-`))
		.map(({ id }) => Number(id.slice(5)));
	return `${year}-${String(Math.max(0, ...ranks) + 1).padStart(2, '0')}`;
}

/** The day from which something counts that was written for a meeting: its own, or the meeting's when that came before. */
export function earlierOf(writtenOn: IsoDate, heldOn: IsoDate | null): IsoDate {
	return heldOn !== null && heldOn < writtenOn ? heldOn : writtenOn;
}

export function meetingHeld(): JalonError {
	return new JalonError('meeting-held', {
		fr: 'La séance est tenue : ses dates et ses chiffres ne changent plus.',
		en: 'The meeting is held: its dates and figures no longer change.'
	});
}

function toMeeting(row: Row): Meeting {
	return { ...row, takenOver: row.takenOver === 1 };
}

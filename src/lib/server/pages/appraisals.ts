import type { IsoDate } from '#lib/indicators/period.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Workspace } from '../editions/workspace.ts';
import {
	appraisalsFor,
	appraisalsOf,
	sameSubject,
	type Appraisal,
	type AppraisalSubject
} from '../meetings/appraisals.ts';
import { listMeetings, meetingAround, type Meeting } from '../meetings/meeting.ts';
import type { PageDay } from './page-day.ts';

export type ToldAppraisal = Appraisal & {
	/** Day of the meeting that it was written for. */
	readonly meetingOn: IsoDate | null;
};

/** What was said of one subject, and what its form needs. */
export type SubjectAppraisals = {
	readonly subject: AppraisalSubject;
	/** What stands at the page's meeting or day. */
	readonly standing: ToldAppraisal | null;
	/** All the rest, later words too, the latest first. */
	readonly others: readonly ToldAppraisal[];
	/** Number of the latest of all. */
	readonly seen: number;
	readonly meetings: readonly Meeting[];
	/** The meeting that a word written now is for, unless another is chosen. */
	readonly meeting: string | null;
};

export function subjectAppraisals(
	workspace: Workspace,
	subject: AppraisalSubject,
	view: View,
	day: PageDay
): SubjectAppraisals {
	const meetings = listMeetings(workspace);
	const tell = (appraisal: Appraisal): ToldAppraisal => ({
		...appraisal,
		meetingOn: meetings.find(({ id }) => id === appraisal.meeting)?.date ?? null
	});
	const written = appraisalsOf(workspace, subject);
	const standing = standingOf(workspace, written, subject, view, day);
	const around = meetingAround(workspace, day.on);
	return {
		subject,
		standing: standing && tell(standing),
		others: written.filter(({ number }) => number !== standing?.number).map(tell),
		seen: written[0]?.number ?? 0,
		meetings,
		meeting: view.meeting ?? around?.id ?? null
	};
}

/** A page of no date in particular shows the latest word. */
function standingOf(
	workspace: Workspace,
	written: readonly Appraisal[],
	subject: AppraisalSubject,
	view: View,
	{ on, chosen }: PageDay
): Appraisal | null {
	if (!chosen) return written[0] ?? null;
	const when = view.meeting === null ? { asOf: on } : { meeting: view.meeting };
	const all = appraisalsFor(workspace, when, subject.territory ?? null);
	return all.find((one) => sameSubject(one.subject, subject)) ?? null;
}

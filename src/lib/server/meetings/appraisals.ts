import type { IsoDate } from '#lib/indicators/period.ts';
import type { Weather } from '#lib/indicators/weather.ts';
import type { Workspace } from '../editions/workspace.ts';
import { dayOf } from '#lib/indicators/time-zone.ts';
import { earlierOf, findMeeting } from './meeting.ts';

/** What a person's judgement is about. */
export type AppraisalSubject = {
	readonly kind: 'indicator' | 'axis';
	readonly id: string;
	/** Code of the territory whose figure it is; left out, or null, is the whole programme. */
	readonly territory?: string | null;
};

/** A person's dated judgement, beside the computed status, never instead of it. */
export type Appraisal = {
	readonly number: number;
	/** Id of the meeting that it was written for; null outside any. */
	readonly meeting: string | null;
	readonly subject: AppraisalSubject;
	/** Null for a comment without a level. */
	readonly level: Weather | null;
	readonly wording: string;
	/** The day from which it counts: that it was written, or that of its meeting when that came before. */
	readonly saidOn: IsoDate;
	/** Written once its meeting had opened: what the meeting saw stays. */
	readonly afterMeeting: boolean;
	readonly at: string;
	/** The day of `at`. */
	readonly writtenOn: IsoDate;
	readonly by: string;
};

type Moment = { readonly meeting: string } | { readonly asOf: IsoDate };

type Row = Pick<Appraisal, 'number' | 'meeting' | 'level' | 'wording' | 'at' | 'by'> & {
	readonly subjectKind: AppraisalSubject['kind'];
	readonly subjectId: string;
	readonly territory: string | null;
	/** The meeting's day; when it was opened, null while it is not held. */
	readonly heldOn: IsoDate | null;
	readonly openedAt: string | null;
};

const select = `select number, meeting, subject_kind as subjectKind, subject as subjectId, territory, level, wording,
	held_on as heldOn, opened_at as openedAt, appraised_at as at, appraised_by as by
	from appraisals left join meetings on meetings.id = appraisals.meeting`;

/** All that was ever written of the whole programme, or of one territory, the latest first: history is kept. */
export function listAppraisals(workspace: Workspace, territory: string | null = null): Appraisal[] {
	return toAppraisals(
		workspace,
		workspace.records.all<Row>(`${select} where territory is ? order by number desc`, territory)
	);
}

/** The latest word on each subject in each territory, as a meeting sees it or as it stood on a day. */
export function territoryAppraisals(workspace: Workspace, when: Moment): Appraisal[] {
	const rows = workspace.records.all<Row>(
		`${select} where territory is not null order by number desc`
	);
	return standingAt(workspace, toAppraisals(workspace, rows), when);
}

/** What was ever written of one subject, the latest first. */
export function appraisalsOf(
	workspace: Workspace,
	{ kind, id, territory = null }: AppraisalSubject
): Appraisal[] {
	return toAppraisals(
		workspace,
		workspace.records.all<Row>(
			`${select} where subject_kind = ? and subject = ? and territory is ? order by number desc`,
			...[kind, id, territory]
		)
	);
}

/**
 * The latest word on each subject, as a meeting sees it or as it stood on a day. A meeting sees
 * what was written for it until it opened, else the latest word before it.
 */
export function appraisalsFor(
	workspace: Workspace,
	when: Moment,
	territory: string | null = null
): Appraisal[] {
	return standingAt(workspace, listAppraisals(workspace, territory), when);
}

function standingAt(
	workspace: Workspace,
	written: readonly Appraisal[],
	when: Moment
): Appraisal[] {
	return 'meeting' in when
		? appraisalsSeenAt(written, findMeeting(workspace, when.meeting))
		: latestOfEach(written.filter(({ saidOn }) => saidOn <= when.asOf).sort(byDay));
}

/** `written` as a meeting sees it: see `appraisalsFor`. */
export function appraisalsSeenAt(
	written: readonly Appraisal[],
	meeting: { readonly id: string; readonly date: IsoDate }
): Appraisal[] {
	const own = (appraisal: Appraisal) => appraisal.meeting === meeting.id && !appraisal.afterMeeting;
	const seen = written.filter((appraisal) => own(appraisal) || appraisal.saidOn < meeting.date);
	return latestOfEach([...seen.filter(own), ...seen.filter((one) => !own(one)).sort(byDay)]);
}

export function sameSubject(a: AppraisalSubject, b: AppraisalSubject): boolean {
	return a.kind === b.kind && a.id === b.id && (a.territory ?? null) === (b.territory ?? null);
}

function latestOfEach(written: readonly Appraisal[]): Appraisal[] {
	const bySubject = Map.groupBy(written, ({ subject }) =>
		[subject.kind, subject.id, subject.territory ?? ''].join(' ')
	);
	return [...bySubject.values()].flatMap(([latest]) => latest ?? []);
}

function byDay(a: Appraisal, b: Appraisal): number {
	return b.saidOn.localeCompare(a.saidOn) || b.number - a.number;
}

function toAppraisals({ timeZone }: Workspace, rows: readonly Row[]): Appraisal[] {
	return rows.map(({ subjectKind, subjectId, territory, heldOn, openedAt, ...row }) => {
		const writtenOn = dayOf(row.at, timeZone);
		const afterMeeting = openedAt !== null && row.at > openedAt;
		return {
			...row,
			subject: { kind: subjectKind, id: subjectId, ...(territory !== null && { territory }) },
			saidOn: afterMeeting ? writtenOn : earlierOf(writtenOn, heldOn),
			afterMeeting,
			writtenOn
		};
	});
}

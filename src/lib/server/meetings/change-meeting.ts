import { isIsoDate, type IsoDate } from '#lib/indicators/period.ts';
import type { Workspace } from '../editions/workspace.ts';
import { french } from '../ingest/french.ts';
import { JalonError } from '../programme/problem.ts';
import { latestFreeze } from './freezes.ts';
import { findMeeting, meetingHeld, nextMeetingId, type Meeting } from './meeting.ts';
import { badMeeting, meetingChanged, typedLine } from './typed-text.ts';

/** What a person says of a meeting. */
export type MeetingFields = {
	readonly title: string | null;
	readonly date: string;
	/** The date that its figures speak about; the day of the meeting when empty. */
	readonly asOf: string | null;
	readonly place: string | null;
	readonly chair: string | null;
};

/**
 * Writes down a meeting in preparation. `request` is made by the form that sends it: sent again, it
 * gives the meeting written. Throws `bad-meeting`.
 */
export function createMeeting(
	workspace: Workspace,
	fields: MeetingFields,
	request: string | null = null
): Meeting {
	const { title, date, asOf, place, chair } = checkFields(fields);
	return workspace.records.transaction(() => {
		const sent = workspace.records.one<{ id: string }>(
			'select id from meetings where request = ?',
			request
		);
		if (sent) return findMeeting(workspace, sent.id);
		const id = nextMeetingId(workspace, date);
		workspace.records.run(
			`insert into meetings
				(id, title, held_on, as_of, place, chair, state, created_at, created_by, request)
				values (?, ?, ?, ?, ?, ?, 'preparation', ?, ?, ?)`,
			id,
			title,
			date,
			asOf,
			place,
			chair,
			workspace.clock().toISOString(),
			workspace.user,
			request
		);
		return findMeeting(workspace, id);
	});
}

/**
 * Changes what is said of a meeting. `seen` is `seenOf` as the form showed it: `meeting-changed`
 * when someone else wrote meanwhile. Figures frozen at another date are to be frozen again; once
 * the meeting is held, its dates stand (`meeting-held`).
 */
export function editMeeting(
	workspace: Workspace,
	id: string,
	fields: MeetingFields,
	seen: string
): Meeting {
	const next = checkFields(fields);
	return workspace.records.transaction(() => {
		const meeting = findMeeting(workspace, id);
		if (seenOf(meeting) !== seen)
			throw meetingChanged(
				'Quelqu’un d’autre a modifié cette séance entre-temps : ce qui est écrit maintenant est rappelé au-dessus de votre saisie. Enregistrez de nouveau pour la garder.',
				'Someone else changed this meeting meanwhile: what it says now is recalled above what you typed. Save again to keep yours.'
			);
		const moved = next.date !== meeting.date || next.asOf !== meeting.asOf;
		if (moved && meeting.state === 'held') throw meetingHeld();
		workspace.records.run(
			'update meetings set title = ?, held_on = ?, as_of = ?, place = ?, chair = ?, state = ? where id = ?',
			next.title,
			next.date,
			next.asOf,
			next.place,
			next.chair,
			next.asOf !== meeting.asOf ? 'preparation' : meeting.state,
			id
		);
		return findMeeting(workspace, id);
	});
}

/**
 * Opens a meeting whose figures are frozen: they never change from then on. `seen` is the number of
 * the freeze that the person saw. Once open, it is told so again. Throws `meeting-not-frozen`,
 * `meeting-changed`.
 */
export function openMeeting(workspace: Workspace, id: string, seen: number | null): Meeting {
	return workspace.records.transaction(() => {
		const meeting = findMeeting(workspace, id);
		if (meeting.state === 'held') return meeting;
		if (meeting.state !== 'frozen')
			throw new JalonError('meeting-not-frozen', {
				fr: 'Arrêtez d’abord les chiffres : la séance s’ouvre sur des chiffres arrêtés.',
				en: 'Freeze the figures first: a meeting opens on figures that stand.'
			});
		const latest = latestFreeze(workspace, id);
		if (latest?.number !== seen)
			throw meetingChanged(
				french`Les chiffres viennent d’être arrêtés de nouveau par ${latest?.by ?? ''}. Relisez-les : une fois la séance ouverte, ils ne changent plus.`,
				`The figures have just been frozen again by ${latest?.by ?? ''}. Read them once more: when the meeting is open, they no longer change.`
			);
		workspace.records.run(
			"update meetings set state = 'held', opened_at = ?, opened_by = ? where id = ?",
			workspace.clock().toISOString(),
			workspace.user,
			id
		);
		return findMeeting(workspace, id);
	});
}

/** What a form showed of a meeting, to tell whether it still reads so. */
export function seenOf({ title, date, asOf, place, chair }: Meeting): string {
	return JSON.stringify([title, date, asOf, place, chair]);
}

function checkFields(fields: MeetingFields) {
	const { date, asOf } = fields;
	const figuresOn = asOf?.trim() || date;
	for (const day of [date, figuresOn]) checkDay(day);
	return {
		title: typedLine(fields.title, 200, { fr: 'Intitulé', en: 'Title' }),
		date,
		asOf: figuresOn,
		place: typedLine(fields.place, 200, { fr: 'Lieu', en: 'Place' }),
		chair: typedLine(fields.chair, 200, { fr: 'Présidence', en: 'Chair' })
	};
}

function checkDay(day: string): asserts day is IsoDate {
	if (isIsoDate(day) && day >= '1900-01-01' && day <= '2200-12-31') return;
	throw badMeeting(
		`« ${day} » n’est pas une date du calendrier. Écrivez-la AAAA-MM-JJ, comme 2019-12-20.`,
		`“${day}” is no date of the calendar. Write it YYYY-MM-DD, such as 2019-12-20.`
	);
}

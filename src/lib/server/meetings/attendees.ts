import type { Workspace } from '../editions/workspace.ts';
import { french } from '../ingest/french.ts';
import { JalonError } from '../programme/problem.ts';
import { findMeeting } from './meeting.ts';
import { moveWithin, type Direction } from './move-within.ts';
import { badMeeting, meetingChanged, demandLine } from './typed-text.ts';

export type Presence = 'invited' | 'present' | 'excused';

export const presences: readonly Presence[] = ['invited', 'present', 'excused'];

/** A member of the committee at a meeting, by function or institution. */
export type Attendee = {
	readonly number: number;
	readonly meeting: string;
	readonly name: string;
	readonly presence: Presence;
};

const select = 'select number, meeting, name, presence from attendees';

/** Who is asked to a meeting, in the order that minutes name them. */
export function listAttendees(workspace: Workspace, meeting: string): Attendee[] {
	return workspace.records.all<Attendee>(
		`${select} where meeting = ? order by position, number`,
		meeting
	);
}

/** Adds one a line, after those who are there; who is named already is not named twice. */
export function addAttendees(workspace: Workspace, meeting: string, lines: string): number {
	const names = lines
		.split(/\r\n?|\n/)
		.filter((line) => line.trim() !== '')
		.map((line) => checkName(line));
	if (names.length === 0) checkName('');
	return workspace.records.transaction(() => {
		findMeeting(workspace, meeting);
		const known = new Set(listAttendees(workspace, meeting).map(({ name }) => fold(name)));
		const added = names.filter((name) => !known.has(fold(name)) && known.add(fold(name)));
		for (const name of added)
			workspace.records.run(
				`insert into attendees (meeting, position, name, presence)
					values (?, (select coalesce(max(position), 0) + 1 from attendees where meeting = ?), ?, 'invited')`,
				meeting,
				meeting,
				name
			);
		return added.length;
	});
}

/** The members of the meeting before, all invited. */
export function inviteAsBefore(workspace: Workspace, meeting: string, before: string): number {
	const names = listAttendees(workspace, before).map(({ name }) => name);
	return names.length === 0 ? 0 : addAttendees(workspace, meeting, names.join('\n'));
}

/**
 * Who was there: those whose box changed since the form was shown, and nobody else. Throws
 * `meeting-changed` when someone else marked one of them otherwise meanwhile, and marks none.
 */
export function markPresences(
	workspace: Workspace,
	meeting: string,
	marks: readonly { readonly number: number; readonly seen: Presence; readonly now: Presence }[]
): void {
	for (const { now } of marks)
		if (!presences.includes(now))
			throw badMeeting(
				'Choisissez invité, présent ou excusé.',
				'Choose invited, present or excused.'
			);
	workspace.records.transaction(() => {
		const present = new Map(
			listAttendees(workspace, meeting).map((attendee) => [attendee.number, attendee])
		);
		for (const { number, seen, now } of marks) {
			const attendee = present.get(number);
			if (seen === now || !attendee || attendee.presence === now) continue;
			if (attendee.presence !== seen)
				throw meetingChanged(
					french`Quelqu’un d’autre vient de marquer « ${attendee.name} » autrement. Vérifiez les présences, puis enregistrez de nouveau.`,
					`Someone else has just marked “${attendee.name}” otherwise. Check who was there, then save again.`
				);
			workspace.records.run('update attendees set presence = ? where number = ?', now, number);
		}
	});
}

export function removeAttendee(workspace: Workspace, number: number): void {
	workspace.records.run('delete from attendees where number = ?', number);
}

export function moveAttendee(workspace: Workspace, number: number, to: Direction): void {
	workspace.records.transaction(() => {
		const attendee = workspace.records.one<Attendee>(`${select} where number = ?`, number);
		if (!attendee)
			throw new JalonError('unknown-attendee', {
				fr: 'Ce membre n’est plus dans la liste : quelqu’un l’a retiré.',
				en: 'This member is no longer on the list: someone took it off.'
			});
		const numbers = listAttendees(workspace, attendee.meeting).map((one) => one.number);
		moveWithin(workspace, 'attendees', numbers, number, to);
	});
}

function checkName(text: string): string {
	return demandLine(
		text,
		200,
		{ fr: 'Membre', en: 'Member' },
		{
			fr: 'Nommez une fonction ou une institution par ligne.',
			en: 'Name one function or institution a line.'
		}
	);
}

const fold = (name: string) => name.normalize('NFC').toLocaleLowerCase('fr');

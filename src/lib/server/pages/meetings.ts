import { localize } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { defaultView } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import { listEditions } from '../editions/publication.ts';
import type { Workspace } from '../editions/workspace.ts';
import { dayOf } from '#lib/indicators/time-zone.ts';
import { listAgenda } from '../meetings/agenda.ts';
import { listAttendees } from '../meetings/attendees.ts';
import { mayDelete } from '../meetings/delete-meeting.ts';
import { lateDecisions, listDecisions, type Decision } from '../meetings/decisions.ts';
import { freezeInForce, listFreezes, type Freeze } from '../meetings/freezes.ts';
import { meetingDates } from '../meetings/meeting-dates.ts';
import { findMeeting, listMeetings, type Meeting } from '../meetings/meeting.ts';
import { waitsForEdition } from '../values/masks/cut-dates.ts';
import { committeePage } from './committee.ts';
import { correctionsSince, type Corrections } from './corrections.ts';
import { pageDay } from './page-day.ts';
import { readinessOf, type Prepared, type Readiness } from './readiness.ts';

export type MeetingLine = Meeting & { readonly decisions: number };

export type MeetingsPage = {
	/** Those that are not held yet, the next first, with what they lack. */
	readonly ahead: readonly (MeetingLine & { readonly readiness: Readiness })[];
	/** Those held, the latest first. */
	readonly held: readonly MeetingLine[];
	readonly late: number;
};

/** Every meeting, with what the next ones lack. */
export async function meetingsPage(
	workspace: Workspace,
	current: Edition,
	reader: Reader
): Promise<MeetingsPage> {
	const taken = Map.groupBy(listDecisions(workspace), ({ meeting }) => meeting);
	const lines = listMeetings(workspace).map((meeting) => ({
		...meeting,
		decisions: taken.get(meeting.id)?.length ?? 0
	}));
	const ahead = lines.filter(({ state }) => state !== 'held').reverse();
	return {
		ahead: await Promise.all(
			ahead.map(async (line) => {
				const prepared = preparedOf(workspace, line);
				return { ...line, readiness: await lacksOf(workspace, current, prepared, reader) };
			})
		),
		held: lines.filter(({ state }) => state === 'held'),
		late: lateDecisions(workspace, pageDay(current, workspace, defaultView).on).length
	};
}

export type MeetingPage = Prepared & {
	readonly freezes: readonly (Freeze & { readonly publishedOn: IsoDate | null })[];
	readonly readiness: Readiness;
	readonly decisions: readonly Decision[];
	/** Its date is not in the current edition: who does not see small counts sees nothing of it yet. */
	readonly waits: boolean;
	/** Nothing was written that would keep it. */
	readonly mayDelete: boolean;
	/** Those of earlier meetings that were late on that day. */
	readonly late: number;
	readonly corrections: Corrections | null;
	/** The meeting held before, whose members may be asked again. */
	readonly before: Pick<Meeting, 'id' | 'date'> | null;
	readonly indicators: readonly { readonly id: string; readonly title: string }[];
};

/** One meeting whole. Throws `unknown-meeting`. */
export async function meetingPage(
	workspace: Workspace,
	id: string,
	current: Edition,
	open: (edition: string) => Promise<Edition>,
	reader: Reader
): Promise<MeetingPage> {
	const meeting = findMeeting(workspace, id);
	const prepared = preparedOf(workspace, meeting);
	const earlier = listMeetings(workspace).find(({ date }) => date < meeting.date) ?? null;
	const published = new Map(
		listEditions(workspace).map((edition) => [
			edition.id,
			dayOf(edition.publishedAt, workspace.timeZone)
		])
	);
	const titles = current.programme.indicators
		.filter(({ indicator }) => !indicator.part)
		.map(({ indicator }) => ({
			id: indicator.id,
			title: localize(indicator.title, reader.language)
		}));
	return {
		...prepared,
		freezes: listFreezes(workspace, id).map((freeze) => ({
			...freeze,
			publishedOn: published.get(freeze.edition) ?? null
		})),
		readiness: await lacksOf(workspace, current, prepared, reader),
		decisions: listDecisions(workspace).filter((decision) => decision.meeting === id),
		waits: meeting.state !== 'held' && waitsForEdition(current, meeting.asOf),
		mayDelete: mayDelete(workspace, id),
		late: lateDecisions(workspace, meeting.date).length,
		corrections:
			meeting.state === 'held' && prepared.freeze
				? await correctionsSince(workspace, prepared.freeze, current, open, reader)
				: null,
		before: earlier && { id: earlier.id, date: earlier.date },
		indicators: titles.sort((a, b) => a.title.localeCompare(b.title, reader.language))
	};
}

function preparedOf(workspace: Workspace, meeting: Meeting): Prepared {
	return {
		meeting,
		agenda: listAgenda(workspace, meeting.id),
		attendees: listAttendees(workspace, meeting.id),
		freeze: freezeInForce(workspace, meeting)
	};
}

async function lacksOf(
	workspace: Workspace,
	current: Edition,
	prepared: Prepared,
	reader: Reader
): Promise<Readiness> {
	const meetings = meetingDates(workspace, current.programme.settings.meetings);
	const view = { ...defaultView, asOf: prepared.meeting.asOf };
	const page = await committeePage(current, view, reader, meetings);
	return readinessOf(workspace, current, page, prepared, reader);
}

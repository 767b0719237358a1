import { redirect } from '@sveltejs/kit';
import { publishedOn } from '#lib/server/editions/edition.ts';
import {
	addAgendaItem,
	editAgendaItem,
	moveAgendaItem,
	removeAgendaItem,
	seenItem
} from '#lib/server/meetings/agenda.ts';
import {
	addAttendees,
	inviteAsBefore,
	markPresences,
	moveAttendee,
	removeAttendee,
	type Presence
} from '#lib/server/meetings/attendees.ts';
import { editMeeting, openMeeting, seenOf } from '#lib/server/meetings/change-meeting.ts';
import { deleteMeeting } from '#lib/server/meetings/delete-meeting.ts';
import { freezeMeeting } from '#lib/server/meetings/freezes.ts';
import { findMeeting } from '#lib/server/meetings/meeting.ts';
import { newRequest } from '#lib/server/meetings/new-request.ts';
import { meetingPage } from '#lib/server/pages/meetings.ts';
import { acting, afterwards, textFields } from '../../acting.ts';
import { moveOf } from '../../move-field.ts';
import { followed, publishingAll, stopping } from '../../publishing.ts';
import { refusing } from '../../refusing.ts';
import { meetingFields } from '../meeting-fields.ts';
import { agendaFields, numberOf } from './form-fields.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	refusing(locals, async () => {
		const { workspace } = locals.application;
		// Before the figures are read: what is told to be published is then in them.
		const told = followed(locals, url.searchParams.get('done'));
		const current = await locals.edition(null);
		const page = await meetingPage(workspace, params.id, current, locals.edition, locals.reader);
		return {
			page,
			seen: seenOf(page.meeting),
			seenItems: Object.fromEntries(page.agenda.map((item) => [item.number, seenItem(item)])),
			current: { publishedOn: publishedOn(current) },
			timeZone: workspace.timeZone,
			request: newRequest(),
			...told
		};
	});

type Fields = ReadonlyMap<string, string>;

/** Does what one part of the page asks, then shows that part again, at the line that moved; a refusal keeps what was typed. */
async function doing(
	{ locals, params, request }: RequestEvent,
	part: 'meeting' | 'agenda' | 'members' | 'figures',
	act: (fields: Fields) => unknown,
	done = part as string
) {
	const fields = await textFields(request);
	return acting(locals, { part, typed: Object.fromEntries(fields) }, async () => {
		await act(fields);
		const moved = moveOf(fields.get('move'));
		redirect(
			303,
			afterwards(locals, `/meetings/${params.id}`, done, {
				place: moved ? `${part}-${moved.id}` : `${part}-outcome`,
				changes: { meeting: null }
			})
		);
	});
}

export const actions: Actions = {
	edit: (event) =>
		doing(event, 'meeting', (fields) =>
			editMeeting(
				event.locals.application.workspace,
				event.params.id,
				meetingFields(fields),
				fields.get('seen') ?? ''
			)
		),
	'add-item': (event) =>
		doing(event, 'agenda', (fields) =>
			addAgendaItem(
				event.locals.application.workspace,
				event.params.id,
				agendaFields(fields),
				fields.get('request') || null
			)
		),
	'edit-item': (event) =>
		doing(event, 'agenda', (fields) =>
			editAgendaItem(
				event.locals.application.workspace,
				numberOf(fields),
				agendaFields(fields),
				fields.get('seen') ?? ''
			)
		),
	'move-item': (event) =>
		doing(event, 'agenda', (fields) => {
			const move = moveOf(fields.get('move'));
			if (move) moveAgendaItem(event.locals.application.workspace, Number(move.id), move.way);
		}),
	'remove-item': (event) =>
		doing(event, 'agenda', (fields) =>
			removeAgendaItem(event.locals.application.workspace, numberOf(fields))
		),
	'add-members': (event) =>
		doing(event, 'members', (fields) =>
			addAttendees(event.locals.application.workspace, event.params.id, fields.get('names') ?? '')
		),
	'invite-before': (event) =>
		doing(event, 'members', (fields) =>
			inviteAsBefore(
				event.locals.application.workspace,
				event.params.id,
				fields.get('before') ?? ''
			)
		),
	members: (event) =>
		doing(event, 'members', (fields) => {
			const { workspace } = event.locals.application;
			// One form marks everybody; a button of one line moves or takes off that one.
			const move = moveOf(fields.get('move'));
			markPresences(workspace, event.params.id, marksOf(fields));
			if (fields.has('remove')) removeAttendee(workspace, Number(fields.get('remove')));
			else if (move) moveAttendee(workspace, Number(move.id), move.way);
		}),
	freeze: (event) =>
		doing(
			event,
			'figures',
			async (fields) =>
				freezeMeeting(
					event.locals.application.workspace,
					await event.locals.edition(null),
					{
						meeting: event.params.id,
						reason: fields.get('reason') ?? null,
						seen: Number(fields.get('seen')) || null
					},
					event.locals.reader
				),
			'frozen'
		),
	open: (event) =>
		doing(
			event,
			'figures',
			(fields) =>
				openMeeting(
					event.locals.application.workspace,
					event.params.id,
					Number(fields.get('seen')) || null
				),
			'opened'
		),
	publish: ({ locals, params }) =>
		acting(locals, { part: 'figures', typed: null }, async () => {
			// Nothing is published for a meeting that somebody deleted meanwhile.
			findMeeting(locals.application.workspace, params.id);
			redirect(303, figuresAddress(locals, params.id, await publishingAll(locals)));
		}),
	stop: ({ locals, params }) => stopping(locals, (done) => figuresAddress(locals, params.id, done)),
	delete: ({ locals, params }) =>
		acting(locals, { part: 'meeting', typed: null }, async () => {
			deleteMeeting(locals.application.workspace, params.id);
			redirect(
				303,
				afterwards(locals, '/meetings', 'deleted', {
					place: 'meetings-outcome',
					changes: { meeting: null }
				})
			);
		})
};

/** Where the page tells what became of the meeting's figures. */
const figuresAddress = (locals: App.Locals, id: string, done: string) =>
	afterwards(locals, `/meetings/${id}`, done, {
		place: 'figures-outcome',
		changes: { meeting: null }
	});

function marksOf(fields: Fields) {
	return [...fields].flatMap(([name, now]) => {
		const [, number] = /^presence-(\d+)$/.exec(name) ?? [];
		if (number === undefined) return [];
		const seen = (fields.get(`seen-${number}`) ?? 'invited') as Presence;
		return [{ number: Number(number), seen, now: now as Presence }];
	});
}

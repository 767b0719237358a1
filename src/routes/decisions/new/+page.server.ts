import { redirect } from '@sveltejs/kit';
import { meetingWords } from '#lib/components/meeting-words.ts';
import { listMeetings, meetingAround } from '#lib/server/meetings/meeting.ts';
import { recordDecision } from '#lib/server/meetings/record-decision.ts';
import { newRequest } from '#lib/server/meetings/new-request.ts';
import { decisionChoices } from '#lib/server/pages/decision.ts';
import { pageDay } from '#lib/server/pages/page-day.ts';
import { acting, afterwards } from '../../acting.ts';
import { refusing } from '../../refusing.ts';
import { readDecisionForm, textOfForm } from '../decision-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	refusing(locals, async () => {
		const { application, view, reader, language } = locals;
		const { workspace } = application;
		const edition = await locals.edition(null);
		const { on } = pageDay(edition, workspace, view);
		const asked = url.searchParams.get('of') ?? view.meeting;
		return {
			choices: decisionChoices(edition, workspace, reader),
			meetings: listMeetings(workspace).map((meeting) => ({
				id: meeting.id,
				words: meetingWords(meeting, language)
			})),
			meeting: asked ?? meetingAround(workspace, on)?.id ?? null,
			indicator: url.searchParams.get('indicator'),
			request: newRequest()
		};
	});

export const actions: Actions = {
	async record({ locals, request }) {
		const form = await request.formData();
		const typed = readDecisionForm(form);
		const meeting = textOfForm(form, 'meeting');
		return acting(locals, { typed, meeting, request: textOfForm(form, 'request') }, async () => {
			const { programme } = await locals.edition(null);
			const { id } = recordDecision(locals.application.workspace, programme, {
				...typed,
				meeting,
				request: textOfForm(form, 'request')
			});
			redirect(
				303,
				afterwards(locals, `/decisions/${id}`, 'recorded', { place: 'recorded-outcome' })
			);
		});
	}
};

import { redirect } from '@sveltejs/kit';
import { makeDecisionReminder } from '#lib/server/meetings/decision-reminder.ts';
import { followUp } from '#lib/server/meetings/follow-up.ts';
import { listMeetings } from '#lib/server/meetings/meeting.ts';
import { changeDecision } from '#lib/server/meetings/record-decision.ts';
import { decisionPage } from '#lib/server/pages/decision.ts';
import { pageDay } from '#lib/server/pages/page-day.ts';
import { acting, afterwards, textFields } from '../../acting.ts';
import { refusing } from '../../refusing.ts';
import { readDecisionForm, textOfForm } from '../decision-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	refusing(locals, async () => {
		const { application, view, reader, language } = locals;
		const { workspace } = application;
		const edition = await locals.edition();
		const day = pageDay(edition, workspace, view);
		const page = await decisionPage(edition, workspace, params.id, day, reader);
		const { settings } = edition.programme;
		return {
			page,
			meetingOf: listMeetings(workspace).find(({ id }) => id === page.decision.meeting) ?? null,
			reminder:
				page.decision.daysLate > 0
					? makeDecisionReminder(settings, [page.decision], day.on, language)
					: null,
			told: view.meeting,
			done: url.searchParams.get('done')
		};
	});

export const actions: Actions = {
	async follow({ locals, params, request }) {
		const fields = await textFields(request);
		const told = {
			meeting: fields.get('meeting') || null,
			state: fields.get('state') ?? '',
			note: fields.get('note') ?? ''
		};
		return acting(locals, { told }, async () => {
			followUp(locals.application.workspace, {
				...told,
				decision: params.id,
				seen: Number(fields.get('seen') ?? 0)
			});
			redirect(
				303,
				afterwards(locals, `/decisions/${params.id}`, 'followed-up', { place: 'follow-up-outcome' })
			);
		});
	},
	async change({ locals, params, request }) {
		const form = await request.formData();
		const changed = readDecisionForm(form);
		return acting(locals, { changed }, async () => {
			const { programme } = await locals.edition(null);
			changeDecision(locals.application.workspace, programme, params.id, {
				...changed,
				seen: Number(textOfForm(form, 'seen'))
			});
			redirect(
				303,
				afterwards(locals, `/decisions/${params.id}`, 'changed', { place: 'edited-outcome' })
			);
		});
	}
};

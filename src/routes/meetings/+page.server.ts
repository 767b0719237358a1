import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { createMeeting } from '#lib/server/meetings/change-meeting.ts';
import { newRequest } from '#lib/server/meetings/new-request.ts';
import { meetingsPage } from '#lib/server/pages/meetings.ts';
import { acting, textFields } from '../acting.ts';
import { refusing } from '../refusing.ts';
import { meetingFields } from './meeting-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	refusing(locals, async () => ({
		page: await meetingsPage(
			locals.application.workspace,
			await locals.edition(null),
			locals.reader
		),
		request: newRequest(),
		deleted: url.searchParams.get('done') === 'deleted'
	}));

export const actions: Actions = {
	async create({ locals, request }) {
		const sent = await textFields(request);
		const fields = meetingFields(sent);
		return acting(locals, { typed: fields }, async () => {
			const { workspace } = locals.application;
			const { id } = createMeeting(workspace, fields, sent.get('request') || null);
			redirect(303, localizeHref(`/meetings/${id}`));
		});
	}
};

import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { createMeeting } from '#lib/server/meetings/change-meeting.ts';
import { meetingsPage } from '#lib/server/pages/meetings.ts';
import { acting, textFields } from '../acting.ts';
import { refusing } from '../refusing.ts';
import { meetingFields } from './meeting-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	refusing(locals, async () => ({
		page: await meetingsPage(
			locals.application.workspace,
			await locals.edition(null),
			locals.reader
		)
	}));

export const actions: Actions = {
	async create({ locals, request }) {
		const fields = meetingFields(await textFields(request));
		return acting(locals, { typed: fields }, async () => {
			const { id } = createMeeting(locals.application.workspace, fields);
			redirect(303, localizeHref(`/meetings/${id}`));
		});
	}
};

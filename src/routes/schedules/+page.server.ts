import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { reportChoices, scheduleLines } from '#lib/server/pages/schedules.ts';
import { addSchedule } from '#lib/server/schedules/schedule.ts';
import { parseSchedule } from '#lib/server/schedules/parse-schedule.ts';
import { acting } from '../acting.ts';
import { asker } from '../asker.ts';
import { refusing } from '../refusing.ts';
import { readFields } from './read-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, setHeaders }) =>
	refusing(locals, async () => {
		setHeaders({ 'cache-control': 'no-store' });
		const { application, language } = locals;
		const edition = await locals.edition(null);
		return {
			schedules: scheduleLines(application.workspace, edition, language),
			reports: reportChoices(edition, language),
			sendsMail: application.sendsMail,
			done: url.searchParams.get('done')
		};
	});

export const actions: Actions = {
	make: async ({ locals, request }) => {
		const { fields, formats } = await readFields(request);
		const typed = { typed: { ...Object.fromEntries(fields), formats } };
		return acting(locals, typed, async () => {
			const { language, application } = locals;
			const terms = parseSchedule(fields, formats, await locals.edition(null), language);
			const { number } = addSchedule(application.workspace, {
				...terms,
				reader: asker(locals)
			});
			redirect(303, localizeHref(`/schedules/${number}?done=made`, { locale: language }));
		});
	}
};

import { redirect, type RequestEvent } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { reportChoices, schedulePage } from '#lib/server/pages/schedules.ts';
import { parseSchedule } from '#lib/server/schedules/parse-schedule.ts';
import {
	changeSchedule,
	resumeSchedule,
	setScheduleState
} from '#lib/server/schedules/schedule.ts';
import { acting } from '../../acting.ts';
import { asker } from '../../asker.ts';
import { refusing } from '../../refusing.ts';
import { readFields } from '../read-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url, setHeaders }) =>
	refusing(locals, async () => {
		setHeaders({ 'cache-control': 'no-store' });
		const { application, language } = locals;
		const edition = await locals.edition(null);
		return {
			...schedulePage(application.workspace, edition, Number(params.number), language),
			reports: reportChoices(edition, language),
			sendsMail: application.sendsMail,
			done: url.searchParams.get('done')
		};
	});

export const actions: Actions = {
	change: async (event) => {
		const { locals, params, request } = event;
		const { fields, formats } = await readFields(request);
		const typed = { typed: { ...Object.fromEntries(fields), formats } };
		return acting(locals, typed, async () => {
			const { language, application } = locals;
			const terms = parseSchedule(fields, formats, await locals.edition(null), language);
			changeSchedule(application.workspace, Number(params.number), {
				...terms,
				reader: asker(locals)
			});
			done(event, `/schedules/${params.number}`, 'changed');
		});
	},
	pause: (event) => setState(event, 'paused', 'paused'),
	resume: (event) =>
		acting(event.locals, {}, async () => {
			const number = Number(event.params['number']);
			resumeSchedule(event.locals.application.workspace, number, asker(event.locals));
			done(event, `/schedules/${number}`, 'resumed');
		}),
	delete: (event) => setState(event, 'deleted', 'deleted'),
	now: (event) =>
		acting(event.locals, {}, async () => {
			event.locals.application.schedules.sendNow(Number(event.params['number']));
			done(event, `/schedules/${event.params['number']}`, 'asked');
		})
};

function setState(event: RequestEvent, state: 'paused' | 'deleted', told: string) {
	const { locals, params } = event;
	return acting(locals, {}, async () => {
		setScheduleState(locals.application.workspace, Number(params['number']), state);
		done(event, state === 'deleted' ? '/schedules' : `/schedules/${params['number']}`, told);
	});
}

function done({ locals }: RequestEvent, path: string, told: string): never {
	redirect(303, localizeHref(`${path}?done=${told}`, { locale: locals.language }));
}

import { redirect } from '@sveltejs/kit';
import { formatMoment } from '#lib/indicators/date-words.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { meetingWords } from '#lib/components/meeting-words.ts';
import { listMeetings } from '#lib/server/meetings/meeting.ts';
import { listReports } from '#lib/server/reports/list-reports.ts';
import { beginReport, draftsByReport } from '#lib/server/templates/new-report.ts';
import { acting, textFields } from '../acting.ts';
import { refusing } from '../refusing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	refusing(locals, async () => {
		const edition = await locals.edition();
		const meetings = listMeetings(locals.application.workspace);
		const [first, last] = [edition.programme.settings.since, edition.asOf].map((date) =>
			Number(date.slice(0, 4))
		) as [number, number];
		const { timeZone } = edition.programme.settings;
		const drafts = await draftsByReport(locals.application.workspace, locals.language);
		return {
			drafts: drafts.map((draft) => ({
				...draft,
				moment: formatMoment(draft.at, timeZone, locals.language)
			})),
			dropped: url.searchParams.get('done') === 'dropped',
			/** Those that a new one may be begun from, those for meetings among them. */
			templates: listReports(edition, locals.language).map(({ name, title }) => ({ name, title })),
			// Nothing can be told of a meeting before there is one.
			reports: listReports(edition, locals.language).filter(
				(report) => report.for !== 'meeting' || meetings.length > 0
			),
			meetings: meetings.map((meeting) => ({
				id: meeting.id,
				words: meetingWords(meeting, locals.language)
			})),
			years: Array.from({ length: last - first + 1 }, (_, at) => last - at)
		};
	});

export const actions: Actions = {
	async begin({ locals, request }) {
		const fields = await textFields(request);
		const typed = { from: fields.get('from') ?? '', name: fields.get('name') ?? '' };
		return acting(locals, { typed }, async () => {
			const name = await beginReport(locals.application.workspace, typed);
			redirect(303, localizeHref(`/reports/${name}/edit`, { locale: locals.language }));
		});
	}
};

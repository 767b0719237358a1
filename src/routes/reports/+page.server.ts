import { redirect } from '@sveltejs/kit';
import { readsMeetings } from '#lib/indicators/rights.ts';
import { formatMoment } from '#lib/indicators/moment-words.ts';
import { meetingWords } from '#lib/components/meeting-words.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { listMeetings } from '#lib/server/meetings/meeting.ts';
import { parseView } from '#lib/server/pages/parse-view.ts';
import { buildLines } from '#lib/server/pages/report-builds.ts';
import { eachTerritory, orderReport } from '#lib/server/report-builds/order-report.ts';
import { listReports } from '#lib/server/reports/list-reports.ts';
import { beginReport, draftsByReport } from '#lib/server/templates/new-report.ts';
import { indicatorChoices } from '#lib/server/reports/indicator-choices.ts';
import { acting, textFields } from '../acting.ts';
import { asker } from '../asker.ts';
import { refusing } from '../refusing.ts';
import { readYear } from './read-year.ts';
import type { Actions, PageServerLoad } from './$types';

/** The prepared reports that this page shows; all of them have a page of their own. */
const lastBuilds = 5;

export const load: PageServerLoad = ({ locals, url }) =>
	refusing(locals, async () => {
		const edition = await locals.edition();
		const { workspace } = locals.application;
		const meetings = listMeetings(workspace);
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
				(report) =>
					report.for !== 'meeting' || (meetings.length > 0 && readsMeetings(locals.reader))
			),
			indicators: indicatorChoices(edition, locals.reader),
			meetings: meetings.map((meeting) => ({
				id: meeting.id,
				words: meetingWords(meeting, locals.language)
			})),
			years: Array.from({ length: last - first + 1 }, (_, at) => last - at),
			territories: eachTerritory(edition).length,
			builds: buildLines(workspace, edition, locals.reader, lastBuilds)
		};
	});

export const actions: Actions = {
	prepare: ({ locals, request, url }) =>
		acting(locals, {}, async () => {
			const fields = await textFields(request);
			const view = parseView(new URLSearchParams([...fields]));
			const { workspace, reports } = locals.application;
			const { order, title } = orderReport(workspace, await locals.edition(view.edition), {
				report: url.searchParams.get('report') ?? '',
				language: locals.language,
				reader: asker(locals),
				view,
				year: readYear(fields.get('year') ?? null),
				indicator: fields.get('indicator') || null,
				byTerritory: fields.get('by') === 'territory',
				formats: []
			});
			const { number } = reports.ask(order, title);
			redirect(303, localizeHref(`/builds/${number}`, { locale: locals.language }));
		}),
	async begin({ locals, request }) {
		const fields = await textFields(request);
		const typed = { from: fields.get('from') ?? '', name: fields.get('name') ?? '' };
		return acting(locals, { typed }, async () => {
			const name = await beginReport(locals.application.workspace, typed);
			redirect(303, localizeHref(`/reports/${name}/edit`, { locale: locals.language }));
		});
	}
};

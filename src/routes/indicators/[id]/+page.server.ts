import { chartFigure } from '#lib/charts/chart-figure.ts';
import { seesRows } from '#lib/indicators/reader.ts';
import { meetingDates } from '#lib/server/meetings/meeting-dates.ts';
import { contestsOfIndicator } from '#lib/server/pages/contests.ts';
import { indicatorPage } from '#lib/server/pages/indicator.ts';
import { refusing } from '../../refusing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	refusing(locals, async () => {
		const { application, view, language, reader } = locals;
		const edition = await locals.edition();
		const meetings = meetingDates(application.workspace, edition.programme.settings.meetings);
		const page = await indicatorPage(edition, params.id, view, reader, meetings);
		const { indicator, series } = page;
		const shared = { indicator, values: series, language, width: 1120, id: 'series' };
		return {
			page,
			mayRead: seesRows(reader),
			contests: contestsOfIndicator(edition, application.workspace, params.id, reader),
			figure: chartFigure(
				view.grain === null
					? { form: 'trajectory', ...shared, trajectory: page.trajectory, events: page.events }
					: { form: 'bars', ...shared, grain: view.grain }
			)
		};
	});

import { may, readsMeetings } from '#lib/indicators/rights.ts';
import { committeeBusiness } from '#lib/server/pages/committee-business.ts';
import { orderedAxes, tableRows } from '#lib/server/pages/committee-order.ts';
import { filterChoices } from '#lib/server/pages/filters.ts';
import { openContestsSeen } from '#lib/server/pages/contests.ts';
import { correctionsSince } from '#lib/server/pages/corrections.ts';
import { lateNotice } from '#lib/server/pages/freshness.ts';
import { committeeOfView } from '#lib/server/pages/meeting-committee.ts';
import { footOf } from './chart-foot.ts';
import { committeeCharts, drawCommittee } from './committee-pictures.ts';
import { pageOnPaper } from './page-on-paper.ts';
import { refusing } from './refusing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	refusing(locals, async () => {
		const { application, language, reader, view, meeting } = locals;
		const edition = await locals.edition();
		const page = await committeeOfView(application.workspace, edition, view, meeting, reader);
		const business = committeeBusiness(application.workspace, view, page.asOf, reader);
		const said = business.appraisals.indicator;
		const asked = { sort: view.sort, language };
		return {
			page,
			business,
			/** What the committee says is told to this reader, where there is any. */
			told: readsMeetings(reader),
			axes: view.layout === null ? orderedAxes(page.axes, asked, said) : [],
			lines: view.layout === 'table' ? tableRows(page.axes, asked, said) : [],
			pictures: view.layout === null ? drawCommittee(page, language) : null,
			charts: view.layout === null ? committeeCharts(page, language) : [],
			foot: await footOf(locals),
			paper: pageOnPaper(edition),
			filters: filterChoices(edition, reader),
			corrections:
				meeting?.freeze && meeting.meeting.state === 'held' && readsMeetings(reader)
					? await correctionsSince(
							application.workspace,
							meeting.freeze,
							await locals.edition(null),
							locals.edition,
							reader
						)
					: null,
			contests:
				locals.person && may(locals.person, 'contest-figures')
					? openContestsSeen(edition, application.workspace, reader).length
					: 0,
			late: lateNotice(edition, view, application.clock, reader)
		};
	});

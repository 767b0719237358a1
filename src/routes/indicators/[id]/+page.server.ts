import { chartFigure } from '#lib/charts/chart-figure.ts';
import { tellChart } from '#lib/charts/chart-telling.ts';
import { seesRows } from '#lib/indicators/reader.ts';
import { readsMeetings, type Action } from '#lib/indicators/rights.ts';
import { meetingDates, meetingDays } from '#lib/server/meetings/meeting-dates.ts';
import { contestsOfIndicator } from '#lib/server/pages/contests.ts';
import { subjectAppraisals } from '#lib/server/pages/appraisals.ts';
import { placeName } from '#lib/server/pages/choices.ts';
import { indicatorPage } from '#lib/server/pages/indicator.ts';
import { footOf } from '../../chart-foot.ts';
import { meetingWords } from '#lib/components/meeting-words.ts';
import { pageDay } from '#lib/server/pages/page-day.ts';
import { decisionsOfIndicator } from '#lib/server/pages/tell-decision.ts';
import { mayAbout } from '#lib/server/people/matter.ts';
import { sheetReport } from '#lib/server/reports/sheet-report.ts';
import { refusing } from '../../refusing.ts';
import { indicatorCharts } from './charts.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	refusing(locals, async () => {
		const { application, view, language, reader, person } = locals;
		const edition = await locals.edition();
		const declared = edition.programme.settings.meetings;
		const meetings = meetingDates(application.workspace, declared);
		const held = meetingDays(application.workspace, declared);
		const page = await indicatorPage(edition, params.id, view, reader, meetings, held);
		const charts = indicatorCharts(page, view, language);
		const { workspace } = application;
		const day = pageDay(edition, workspace, view);
		const { territory } = view;
		const subject = { kind: 'indicator', id: params.id, territory } as const;
		const mayHere = (action: Action, territory: string | null) =>
			mayAbout(person, action, edition.programme, { indicator: params.id, territory });
		// A grouping has no figures of its own to write about: they are its intercommunalités'.
		const isGrouping = edition.programme.settings.groupings.some(({ id }) => id === territory);
		const mayWrite = (action: Action) => !isGrouping && mayHere(action, territory);
		const mayAppraise = mayWrite('comment-figures');
		const said = readsMeetings(reader);
		const appraisals =
			said || mayAppraise ? subjectAppraisals(workspace, subject, view, day) : null;
		return {
			page,
			sheet: sheetReport(edition, 'indicator', params.id),
			mayRead: seesRows(reader) && mayHere('read-rows', view.territory),
			appraisals,
			appraisalPlace: placeName(territory),
			appraisalMeetings: (said ? (appraisals?.meetings ?? []) : []).map((meeting) => ({
				id: meeting.id,
				words: meetingWords(meeting, language)
			})),
			decisions: said ? decisionsOfIndicator(edition, workspace, params.id, day, reader) : null,
			mayAppraise,
			mayShare: page.indicator.publish && mayHere('make-embeds', territory),
			mayContest: mayWrite('contest-figures'),
			mayDeclare: mayWrite('declare-figures'),
			contests: await contestsOfIndicator(edition, application.workspace, params.id, reader),
			figure: chartFigure(charts.series),
			splitTold: charts.split && tellChart(charts.split),
			foot: await footOf(locals, page.indicator)
		};
	});

import { meetingWords } from '#lib/components/meeting-words.ts';
import { listMeetings } from '#lib/server/meetings/meeting.ts';
import { listReports } from '#lib/server/reports/list-reports.ts';
import { indicatorChoices } from '#lib/server/reports/indicator-choices.ts';
import { refusing } from '../refusing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	refusing(locals, async () => {
		const edition = await locals.edition();
		const meetings = listMeetings(locals.application.workspace);
		const [first, last] = [edition.programme.settings.since, edition.asOf].map((date) =>
			Number(date.slice(0, 4))
		) as [number, number];
		return {
			// Nothing can be told of a meeting before there is one.
			reports: listReports(edition, locals.language).filter(
				(report) => report.for !== 'meeting' || meetings.length > 0
			),
			indicators: indicatorChoices(edition, locals.reader),
			meetings: meetings.map((meeting) => ({
				id: meeting.id,
				words: meetingWords(meeting, locals.language)
			})),
			years: Array.from({ length: last - first + 1 }, (_, at) => last - at)
		};
	});

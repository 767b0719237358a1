import type { Reader } from '#lib/indicators/reader.ts';
import type { Workspace } from '../editions/workspace.ts';
import { readCommitteeRecord } from '../meetings/committee-record.ts';
import { frozenFigures } from '../meetings/freezes.ts';
import { gatherFrozen } from '../meetings/frozen-figures.ts';
import { meetingDates } from '../meetings/meeting-dates.ts';
import { renderReport, renderReportPdf } from '../reports/build-report.ts';
import type { RenderChart } from '../reports/report-context.ts';
import { resolveReport } from '../reports/resolve-report.ts';
import { ofMeeting, openReport, type OpenEdition } from '../slides/open-report.ts';
import { slidesTemplate } from '../slides/present.ts';
import { portableFile } from './portable-file.ts';

export type TakeAway = {
	readonly meeting: string;
	/** Whose rights the file keeps to. */
	readonly reader: Reader;
	/** Charts in the page's colours, and as drawings of their own. */
	readonly drawChart: RenderChart;
	readonly renderChart: RenderChart;
};

/** A meeting as one HTML file. Throws `unknown-meeting`. */
export async function takeAwayHtml(
	workspace: Workspace,
	open: OpenEdition,
	asked: TakeAway
): Promise<string> {
	const { meeting, reader, drawChart } = asked;
	const { edition, query } = await openReport(
		workspace,
		slidesTemplate,
		ofMeeting(meeting),
		open,
		reader
	);
	const committee = readCommitteeRecord(workspace, { meeting });
	const { freeze } = committee;
	const figures =
		query.kept ??
		(freeze
			? await frozenFigures(workspace, freeze, async () => edition, reader)
			: await gatherFrozen(
					edition,
					{
						asOf: committee.meeting.asOf,
						compare: null,
						meetings: meetingDates(workspace, edition.programme.settings.meetings, meeting)
					},
					reader
				));
	const { document } = await resolveReport(
		edition,
		slidesTemplate,
		{ ...query, onScreen: true },
		drawChart
	);
	return portableFile({
		figures,
		frozenAt: freeze?.at ?? null,
		gone: query.kept !== null,
		committee,
		slides: document,
		madeAt: workspace.clock(),
		timeZone: edition.programme.settings.timeZone,
		reader,
		drawChart,
		map: edition.programme.settings.map
	});
}

/** The meeting's slides as one PDF/UA-1 file, since mail gateways stop HTML. */
export async function takeAwayPdf(
	workspace: Workspace,
	open: OpenEdition,
	{ meeting, reader, renderChart }: TakeAway
): Promise<Uint8Array> {
	const asked = ofMeeting(meeting);
	const { edition, query } = await openReport(workspace, slidesTemplate, asked, open, reader);
	return renderReportPdf(edition, slidesTemplate, { ...query, renderChart });
}

/** The meeting's slides as one PPTX file, for who goes on working on them. */
export async function takeAwayPptx(
	workspace: Workspace,
	open: OpenEdition,
	{ meeting, reader, renderChart }: TakeAway
): Promise<Uint8Array> {
	const asked = ofMeeting(meeting);
	const { edition, query } = await openReport(workspace, slidesTemplate, asked, open, reader);
	return (await renderReport(edition, slidesTemplate, 'pptx', { ...query, renderChart })).content;
}

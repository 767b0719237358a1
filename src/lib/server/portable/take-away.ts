import type { Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import { isStanding } from '../editions/publication.ts';
import type { Workspace } from '../editions/workspace.ts';
import { readCommitteeRecord } from '../meetings/committee-record.ts';
import { frozenFigures } from '../meetings/freezes.ts';
import { gatherFrozen } from '../meetings/frozen-figures.ts';
import { keptFigures } from '../meetings/kept-figures.ts';
import { meetingDates } from '../meetings/meeting-dates.ts';
import { renderReportPdf } from '../reports/build-report.ts';
import type { RenderChart } from '../reports/report-context.ts';
import { resolveReport } from '../reports/resolve-report.ts';
import { choicesFor } from '../slides/meeting-choices.ts';
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

/** The edition that a meeting's file is made of: the one frozen while it stands, else null for the current one. */
export function takeAwayEdition(workspace: Workspace, meeting: string): string | null {
	const { freeze } = readCommitteeRecord(workspace, { meeting });
	return freeze !== null && isStanding(workspace, freeze.edition) ? freeze.edition : null;
}

/** A meeting as one HTML file. `edition` is the one that `takeAwayEdition` names. Throws `unknown-meeting`. */
export async function takeAwayHtml(
	workspace: Workspace,
	edition: Edition,
	asked: TakeAway
): Promise<string> {
	const { reader, drawChart } = asked;
	const { query, committee } = await askedOf(workspace, edition, asked);
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
						meetings: meetingDates(workspace, edition.programme.settings.meetings, asked.meeting)
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
	edition: Edition,
	asked: TakeAway
): Promise<Uint8Array> {
	const { query } = await askedOf(workspace, edition, asked);
	return renderReportPdf(edition, slidesTemplate, { ...query, renderChart: asked.renderChart });
}

async function askedOf(workspace: Workspace, edition: Edition, { meeting, reader }: TakeAway) {
	const committee = readCommitteeRecord(workspace, { meeting });
	const of = { meeting, template: slidesTemplate };
	const choices = choicesFor(workspace, edition, of, reader.language);
	const kept = await keptFigures(workspace, committee, { asOf: null, territory: null }, reader);
	return { query: { reader, meeting, committee: () => committee, kept, choices }, committee };
}

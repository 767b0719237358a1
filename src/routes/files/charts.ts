import type { FigureSpec } from '#lib/charts/spec.ts';
import { meetingDates, meetingDays } from '#lib/server/meetings/meeting-dates.ts';
import { indicatorPage } from '#lib/server/pages/indicator.ts';
import { committeeOfView } from '#lib/server/pages/meeting-committee.ts';
import { parseTerritoriesChoice } from '#lib/server/pages/territories-choice.ts';
import { territoriesPage } from '#lib/server/pages/territories.ts';
import { committeeChart } from '../committee-pictures.ts';
import { indicatorCharts } from '../indicators/[id]/charts.ts';
import { territoryCharts, type TerritoryCharts } from '../territories/charts.ts';

type Asked = { readonly locals: App.Locals; readonly url: URL };

/** The chart that a page draws under this name, for this view; null for a name that no chart has. */
export async function chartNamed(
	parts: readonly string[],
	{ locals, url }: Asked
): Promise<FigureSpec | null> {
	const { application, language, meeting, reader, view } = locals;
	const [page, one, two] = parts;
	if (page === 'indicators' && one !== undefined && parts.length === 3) {
		const edition = await locals.edition();
		const declared = edition.programme.settings.meetings;
		const meetings = meetingDates(application.workspace, declared);
		const held = meetingDays(application.workspace, declared);
		const shown = await indicatorPage(edition, one, view, reader, meetings, held);
		const charts = indicatorCharts(shown, view, language);
		return two === 'series' || two === 'split' ? charts[two] : null;
	}
	if (page === 'territories' && parts.length === 2 && isTerritoryChart(one)) {
		const asked = parseTerritoriesChoice(url.searchParams);
		const shown = await territoriesPage(await locals.edition(), asked, view, reader);
		return territoryCharts(shown, language)[one];
	}
	if (page === 'committee' && two !== undefined && parts.length === 3) {
		const edition = await locals.edition();
		const shown = await committeeOfView(application.workspace, edition, view, meeting, reader);
		return committeeChart(
			shown,
			one === 'bullet' || one === 'trajectory' ? one : null,
			two,
			language
		);
	}
	return null;
}

function isTerritoryChart(name: string | undefined): name is keyof TerritoryCharts {
	return name === 'map' || name === 'dots' || name === 'courses';
}

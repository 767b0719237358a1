import { localize } from '#lib/indicators/language.ts';
import { defaultView } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { orderReport } from '../report-builds/order-report.ts';
import type { ReportOrder } from '../report-builds/report-build.ts';
import type { Schedule } from './schedule.ts';
import type { About } from './schedule-run.ts';

/** What a schedule's report is made from, on the last figures of an edition. Throws as `orderReport` does. */
export function orderSchedule(
	workspace: Workspace,
	edition: Edition,
	{ report, language, reader, territory, byTerritory, formats }: Schedule
): { readonly order: ReportOrder; readonly about: About } {
	const { order, title } = orderReport(workspace, edition, {
		report,
		language,
		reader,
		view: { ...defaultView, asOf: edition.asOf, territory },
		year: null,
		indicator: null,
		byTerritory,
		formats
	});
	const { name, fictitious } = edition.programme.settings;
	return {
		order,
		about: {
			title,
			programme: localize(name, language),
			asOf: edition.asOf,
			edition: edition.id,
			fictitious
		}
	};
}

import { renderChart } from '#lib/charts/render-entry.ts';
import { JalonError } from '#lib/server/programme/problem.ts';
import { renderReport, type ReportContent } from '#lib/server/reports/build-report.ts';
import { inTurn } from '#lib/server/reports/in-turn.ts';
import { reportFormats, type ReportFormat } from '#lib/server/reports/template-front-matter.ts';
import { openReport } from '#lib/server/slides/open-report.ts';
import { readYear } from '../read-year.ts';

/** The report that an address asks for. Throws what `renderReport` does, `bad-format`, `bad-request` for a year. */
export async function answerReport(
	locals: App.Locals,
	name: string,
	{ searchParams }: URL
): Promise<ReportContent & { readonly format: ReportFormat }> {
	const { view, reader, application } = locals;
	const format = readFormat(searchParams.get('format'));
	const open = (id: string | null) => locals.edition(id);
	const opened = await openReport(application.workspace, name, view, open, reader);
	const { axis, audience, partner, compare } = view;
	const query = {
		...opened.query,
		year: readYear(searchParams.get('year')),
		indicator: searchParams.get('indicator') || null,
		filters: { axis, audience, partner, compare },
		renderChart
	};
	const content = await inTurn(() => renderReport(opened.edition, name, format, query));
	return { ...content, format };
}

function readFormat(text: string | null): ReportFormat {
	const found = reportFormats.find((format) => format === (text || 'html'));
	if (found) return found;
	const list = reportFormats.join(', ');
	throw new JalonError('bad-format', {
		fr: `Le format « ${text} » n’existe pas. Formats : ${list}.`,
		en: `There is no format “${text}”. Formats: ${list}.`
	});
}

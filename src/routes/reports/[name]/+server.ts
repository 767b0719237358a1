import { renderChart } from '#lib/charts/render-entry.ts';
import { renderReport } from '#lib/server/reports/build-report.ts';
import { inTurn } from '#lib/server/reports/in-turn.ts';
import { reportFormats, type ReportFormat } from '#lib/server/reports/template-front-matter.ts';
import { JalonError } from '#lib/server/programme/problem.ts';
import { openReport } from '#lib/server/slides/open-report.ts';
import { documentAnswer } from '../../document-answer.ts';
import { refusing } from '../../refusing.ts';
import { readYear } from '../read-year.ts';
import { reportHeaders } from '../report-headers.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params, url }) =>
	refusing(locals, async () => {
		const { view, reader, application } = locals;
		const opened = await openReport(
			application.workspace,
			params.name,
			view,
			(id) => locals.edition(id),
			reader
		);
		const { edition } = opened;
		const { axis, audience, partner, compare } = view;
		const query = {
			...opened.query,
			year: readYear(url.searchParams.get('year')),
			indicator: url.searchParams.get('indicator') || null,
			filters: { axis, audience, partner, compare },
			renderChart
		};
		const format = readFormat(url.searchParams.get('format'));
		const { content, fileName } = await inTurn(() =>
			renderReport(edition, params.name, format, query)
		);
		const headers = reportHeaders(format, fileName);
		return format === 'html'
			? documentAnswer(Buffer.from(content).toString(), headers)
			: new Response(new Uint8Array(content), { headers });
	});

function readFormat(text: string | null): ReportFormat {
	const found = reportFormats.find((format) => format === (text ?? 'html'));
	if (found) return found;
	const list = reportFormats.join(', ');
	throw new JalonError('bad-request', {
		fr: `Format inconnu. Formats : ${list}.`,
		en: `Unknown format. Formats: ${list}.`
	});
}

import { renderChart } from '#lib/charts/render-entry.ts';
import { renderReportHtml, renderReportPdf } from '#lib/server/reports/build-report.ts';
import { inTurn } from '#lib/server/reports/in-turn.ts';
import { JalonError } from '#lib/server/programme/problem.ts';
import { openReport } from '#lib/server/slides/open-report.ts';
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
			filters: { axis, audience, partner, compare },
			renderChart
		};
		const fileName = view.meeting === null ? params.name : `${params.name}-${view.meeting}`;
		switch (url.searchParams.get('format') ?? 'html') {
			case 'html': {
				const html = await inTurn(() => renderReportHtml(edition, params.name, query));
				return new Response(html, { headers: reportHeaders('html', `${fileName}.html`) });
			}
			case 'pdf': {
				const pdf = await inTurn(() => renderReportPdf(edition, params.name, query));
				return new Response(new Uint8Array(pdf), {
					headers: reportHeaders('pdf', `${fileName}.pdf`)
				});
			}
			default:
				throw new JalonError('bad-request', {
					fr: 'Format inconnu : html ou pdf.',
					en: 'Unknown format: html or pdf.'
				});
		}
	});

import { renderChart } from '#lib/charts/render-entry.ts';
import { renderReportHtml, renderReportPdf } from '#lib/server/reports/build-report.ts';
import { inTurn } from '#lib/server/reports/in-turn.ts';
import { JalonError } from '#lib/server/programme/problem.ts';
import { openReport } from '#lib/server/slides/open-report.ts';
import { refusing } from '../../refusing.ts';
import type { RequestHandler } from './$types';

/** A report is a document of its own: its style and its fonts are inside it. */
const policy =
	"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; frame-ancestors 'none'";

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
		const fileName = [params.name, view.meeting, query.indicator, view.territory]
			.filter((part) => part !== null)
			.join('-')
			.replace(/[^\w.-]/g, '');
		const headers = { 'cache-control': 'private, no-cache' };
		switch (url.searchParams.get('format') ?? 'html') {
			case 'html': {
				const html = await inTurn(() => renderReportHtml(edition, params.name, query));
				return new Response(html, {
					headers: {
						...headers,
						'content-type': 'text/html; charset=utf-8',
						'content-security-policy': policy
					}
				});
			}
			case 'pdf': {
				const pdf = await inTurn(() => renderReportPdf(edition, params.name, query));
				return new Response(new Uint8Array(pdf), {
					headers: {
						...headers,
						'content-type': 'application/pdf',
						'content-disposition': `inline; filename="${fileName}.pdf"`
					}
				});
			}
			default:
				throw new JalonError('bad-request', {
					fr: 'Format inconnu : html ou pdf.',
					en: 'Unknown format: html or pdf.'
				});
		}
	});

function readYear(text: string | null): number | null {
	if (text === null || text === '') return null;
	if (/^\d{4}$/.test(text)) return Number(text);
	throw new JalonError('bad-request', {
		fr: `Paramètre « year » : « ${text} » n’est pas une année.`,
		en: `Parameter “year”: “${text}” is no year.`
	});
}

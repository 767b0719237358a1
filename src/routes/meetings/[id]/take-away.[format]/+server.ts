import { drawChart } from '#lib/charts/draw.ts';
import { renderChart } from '#lib/charts/render-entry.ts';
import { takeAwayHtml, takeAwayPdf, takeAwayPptx } from '#lib/server/portable/take-away.ts';
import { JalonError } from '#lib/server/programme/problem.ts';
import { reportTypes } from '#lib/server/reports/report-types.ts';
import { inTurn } from '#lib/server/reports/in-turn.ts';
import { documentAnswer } from '../../../document-answer.ts';
import { refusing } from '../../../refusing.ts';
import type { RequestHandler } from './$types';

/** A meeting to take away: one HTML file that needs no server, and its slides as PDF and PPTX. */
export const GET: RequestHandler = ({ locals, params }) =>
	refusing(locals, async () => {
		const { reader, application } = locals;
		const { workspace } = application;
		const open = (id: string | null) => locals.edition(id);
		const asked = { meeting: params.id, reader, drawChart, renderChart };
		const headers = (type: string) => ({
			'content-type': type,
			'cache-control': 'private, no-cache',
			'content-disposition': `attachment; filename="jalon-${params.id}.${params.format}"`
		});
		switch (params.format) {
			case 'html': {
				const html = await inTurn(() => takeAwayHtml(workspace, open, asked));
				return documentAnswer(html, headers('text/html; charset=utf-8'));
			}
			case 'pdf': {
				const pdf = await inTurn(() => takeAwayPdf(workspace, open, asked));
				return new Response(new Uint8Array(pdf), { headers: headers('application/pdf') });
			}
			case 'pptx': {
				const pptx = await inTurn(() => takeAwayPptx(workspace, open, asked));
				return new Response(new Uint8Array(pptx), { headers: headers(reportTypes.pptx) });
			}
			default:
				throw new JalonError('not-found', {
					fr: 'Une séance s’emporte en html, en pdf ou en pptx.',
					en: 'A meeting is taken away as html, pdf or pptx.'
				});
		}
	});

import { documentAnswer } from '../../document-answer.ts';
import { documentOrPage } from '../../document-or-page.ts';
import { reportHeaders } from '../report-headers.ts';
import { answerReport } from './answer-report.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
	const { locals, params, url } = event;
	return documentOrPage(
		event,
		({ code }) =>
			`/reports/${encodeURIComponent(params.name)}/${isNeeded(code) ? 'choose' : 'refused'}${url.search}`,
		async () => {
			const { content, fileName, format } = await answerReport(locals, params.name, url);
			const headers = reportHeaders(format, fileName);
			return format === 'html'
				? documentAnswer(Buffer.from(content).toString(), headers)
				: new Response(new Uint8Array(content), { headers });
		}
	);
};

/** What the report is about was not said. */
function isNeeded(code: string): boolean {
	return ['territory-needed', 'indicator-needed', 'meeting-needed'].includes(code);
}

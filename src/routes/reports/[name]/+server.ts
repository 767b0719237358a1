import { renderChart } from '#lib/charts/render-entry.ts';
import { renderReport } from '#lib/server/reports/build-report.ts';
import { inTurn } from '#lib/server/reports/in-turn.ts';
import { reportFormats, type ReportFormat } from '#lib/server/reports/template-front-matter.ts';
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
			filters: { axis, audience, partner, compare },
			renderChart
		};
		const format = readFormat(url.searchParams.get('format'));
		const { content, fileName } = await inTurn(() =>
			renderReport(edition, params.name, format, query)
		);
		return new Response(new Uint8Array(content), {
			headers: {
				'cache-control': 'private, no-cache',
				'content-type': contentTypes[format],
				...(format === 'html'
					? { 'content-security-policy': policy }
					: { 'content-disposition': `${opens(format)}; filename="${fileName}"` })
			}
		});
	});

const contentTypes: Readonly<Record<ReportFormat, string>> = {
	html: 'text/html; charset=utf-8',
	pdf: 'application/pdf',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	md: 'text/markdown; charset=utf-8'
};

/** Browsers show a PDF; the rest is for other programs. */
function opens(format: ReportFormat): 'inline' | 'attachment' {
	return format === 'pdf' ? 'inline' : 'attachment';
}

function readFormat(text: string | null): ReportFormat {
	const found = reportFormats.find((format) => format === (text ?? 'html'));
	if (found) return found;
	const list = reportFormats.join(', ');
	throw new JalonError('bad-request', {
		fr: `Format inconnu. Formats : ${list}.`,
		en: `Unknown format. Formats: ${list}.`
	});
}

function readYear(text: string | null): number | null {
	if (text === null || text === '') return null;
	if (/^\d{4}$/.test(text)) return Number(text);
	throw new JalonError('bad-request', {
		fr: `Paramètre « year » : « ${text} » n’est pas une année.`,
		en: `Parameter “year”: “${text}” is no year.`
	});
}

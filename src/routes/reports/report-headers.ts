import { reportTypes } from '#lib/server/reports/report-types.ts';
import type { ReportFormat } from '#lib/server/reports/template-front-matter.ts';

/** A report is a document of its own: its style and its fonts are inside it. */
const policy =
	"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; frame-ancestors 'none'";

/** How a browser takes a report: it shows pages and PDF, and keeps the rest as a file of that name. */
export function reportHeaders(format: ReportFormat, fileName: string): Record<string, string> {
	const common = { 'cache-control': 'private, no-cache', 'content-type': reportTypes[format] };
	if (format === 'html') return { ...common, 'content-security-policy': policy };
	const shown = format === 'pdf' ? 'inline' : 'attachment';
	const name = fileName.replace(/[^\w.-]/g, '');
	return { ...common, 'content-disposition': `${shown}; filename="${name}"` };
}

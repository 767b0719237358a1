import { reportTypes } from '#lib/server/reports/report-types.ts';
import type { ReportFormat } from '#lib/server/reports/template-front-matter.ts';

/** How a browser takes a report: it shows pages and PDF, and keeps the rest as a file of that name. */
export function reportHeaders(format: ReportFormat, fileName: string): Record<string, string> {
	const common = { 'cache-control': 'private, no-cache', 'content-type': reportTypes[format] };
	// The policy of an HTML report is its own.
	if (format === 'html') return common;
	const shown = format === 'pdf' ? 'inline' : 'attachment';
	const name = fileName.replace(/[^\w.-]/g, '');
	return { ...common, 'content-disposition': `${shown}; filename="${name}"` };
}

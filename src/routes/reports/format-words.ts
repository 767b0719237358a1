import * as m from '#lib/paraglide/messages.js';
import type { ReportFormat } from '#lib/server/reports/template-front-matter.ts';

const words: Readonly<Record<ReportFormat, () => string>> = {
	html: m.report_html,
	pdf: m.report_pdf,
	docx: m.report_docx,
	xlsx: m.report_xlsx,
	pptx: m.report_pptx,
	md: m.report_md
};

/** A format as its button says it. */
export function formatWords(format: ReportFormat): string {
	return words[format]();
}

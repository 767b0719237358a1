import type { ReportFormat } from './template-front-matter.ts';

/** The media type of each format. */
export const reportTypes: Readonly<Record<ReportFormat, string>> = {
	html: 'text/html; charset=utf-8',
	pdf: 'application/pdf',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	md: 'text/markdown; charset=utf-8'
};

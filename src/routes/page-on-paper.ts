import type { Edition } from '#lib/server/editions/edition.ts';
import { reportNames } from '#lib/server/reports/template.ts';

const template = 'committee-page';

/** Where the committee's page is had as a PDF; null in a programme without that report. */
export function pageOnPaper({ programme }: Edition): string | null {
	return reportNames(programme).includes(template) ? `/reports/${template}?format=pdf` : null;
}

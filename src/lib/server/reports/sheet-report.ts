import { viewParameters } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import { listReports } from './list-reports.ts';

/** Address of the PDF about one territory or one indicator; null in a programme without such a report. */
export function sheetReport(
	edition: Pick<Edition, 'programme' | 'manifest'>,
	of: 'territory' | 'indicator',
	code: string
): string | null {
	const report = listReports(edition, 'fr').find(
		(one) => one.for === of && one.formats.includes('pdf')
	);
	if (!report) return null;
	const asked = of === 'territory' ? viewParameters.territory : 'indicator';
	return `/reports/${report.name}?${new URLSearchParams({ [asked]: code, format: 'pdf' })}`;
}

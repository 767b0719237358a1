import { expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { reportReaders } from '../../../testing/read-report.ts';
import { reportEdition } from '../../../testing/report-edition.ts';
import { emitReport } from './build-report.ts';
import { loadChartRenderer } from './chart-renderer.ts';
import { resolveReport } from './resolve-report.ts';

test.each(['html', 'pdf', 'docx', 'md'] as const)(
	'a chart that its author puts in a sheet keeps its title in %s',
	async (format) => {
		const edition = await reportEdition(
			{
				'test.md':
					'---\ntitle: { fr: Bilan, en: Review }\n---\n\n# Adhésions\n\n{% sheet "members" %}\n\n{% chart "members" title="Le tour des villages" /%}\n\n{% /sheet %}'
			},
			{
				indicators: [
					{
						id: 'members',
						kind: 'stock',
						title: { fr: 'Adhérents' },
						facts: Array.from({ length: 12 }, (_, at) => ({
							start_on: `2019-${String((at % 9) + 1).padStart(2, '0')}-01`,
							unit_key: `m${at}`
						}))
					}
				]
			}
		);
		const { renderChart } = await loadChartRenderer();
		const query = { reader: localReader('test', 'fr'), onScreen: format === 'html' };
		const { document } = await resolveReport(edition, 'test', query, renderChart);
		const { text } = await reportReaders[format].read(
			await emitReport(document, 'test', format),
			'fr'
		);
		expect(text.replace(/\s+/g, ' ')).toContain('Le tour des villages');
	}
);

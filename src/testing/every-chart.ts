import { exampleCharts } from '#lib/charts/example-charts.ts';
import type { Edition } from '#lib/server/editions/edition.ts';
import { chartBlock } from '#lib/server/reports/chart-block.ts';
import { loadChartRenderer } from '#lib/server/reports/chart-renderer.ts';
import type { ReportDocument, Slide } from '#lib/server/reports/document.ts';
import { slidesOf } from '#lib/server/reports/emit-slides.ts';
import type { ReportContext } from '#lib/server/reports/report-context.ts';

/** A deck with one slide for each example of a chart, named after it, after the manner of another one. */
export async function deckOfEveryChart(
	document: ReportDocument,
	edition: Edition
): Promise<ReportDocument> {
	const { renderChart } = await loadChartRenderer();
	const context = {
		edition,
		asOf: '2019-12-20',
		language: 'fr',
		word: (word: 'source') => word,
		drawsNarrow: false,
		renderChart
	} as unknown as ReportContext;
	const slides = Object.entries(exampleCharts('fr', 620)).map(([name, spec]): Slide => ({
		...slidesOf(document)[1]!,
		title: [{ type: 'text', text: name }],
		blocks: [chartBlock(spec, context, [{ type: 'text', text: 'Une légende' }])],
		annex: false
	}));
	return { ...document, blocks: slides };
}

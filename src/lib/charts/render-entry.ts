import { drawChart } from './draw.ts';
import type { ChartSpec } from './spec.ts';
import { standAlone } from './stand-alone.ts';

export { chartFigure } from './chart-figure.ts';
export { drawChart };

/** A chart as a file of its own: every colour said, its font named, nothing left to a page. */
export function renderChart(spec: ChartSpec): string {
	return standAlone(drawChart(spec));
}

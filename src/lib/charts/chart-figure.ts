import { tableOf, type ChartTable } from './chart-table.ts';
import { tellChart } from './chart-telling.ts';
import { drawChart } from './draw.ts';
import type { FigureSpec } from './spec.ts';

/** A chart whole, as `ChartFigure.svelte` shows it: plain data, made on the server. */
export type ChartFigure = {
	readonly title: string;
	readonly sentence: string;
	/** `<svg>` texts for places of 520 px or more, and for narrower ones. */
	readonly wide: string;
	readonly narrow: string | null;
	readonly table: ChartTable;
};

/** @param narrow width of the second picture, for small screens; null where the first already fits */
export function chartFigure(spec: FigureSpec, narrow: number | null = 340): ChartFigure {
	const second = narrow !== null && (spec.width ?? Infinity) > narrow;
	return {
		...tellChart(spec),
		wide: drawChart(spec),
		narrow: second ? drawChart(narrowed(spec, narrow)) : null,
		table: tableOf(spec)
	};
}

/** The same chart for a small screen, in the height that its small shape asks for. */
export function narrowed(spec: FigureSpec, width: number): FigureSpec {
	const id = spec.id && `${spec.id}-narrow`;
	return { ...spec, width, id, ...('height' in spec ? { height: undefined } : {}) };
}

import type { FigureSpec } from '#lib/charts/spec.ts';
import { tableOf, type ChartTable } from '#lib/charts/chart-table.ts';
import { tellChart } from '#lib/charts/chart-telling.ts';
import type { Figure, Picture, Table } from './document.ts';
import { text } from './inline.ts';
import type { RenderChart } from './report-context.ts';

/** Pixels that a chart of the text's whole width is laid out for: its 14 px type prints at 9 points. */
export const textWidth = 560;

/** A chart as a figure of the report: drawing, sentence for who can't see it, the same as a table. */
export function chartBlock(spec: FigureSpec, render: RenderChart, caption: string | null): Figure {
	const width = spec.width ?? textWidth;
	const telling = tellChart(spec);
	return {
		type: 'figure',
		picture: pictureOf(render({ ...spec, width }), telling.sentence),
		caption: caption === null ? [] : [text(caption)],
		data: dataTable(tableOf(spec)),
		width: Math.min(1, width / textWidth)
	};
}

/** A stand-alone SVG with its size, read from its `viewBox`. */
export function pictureOf(svg: string, alt: string): Picture {
	const [, width = '0', height = '0'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
	return { svg, alt, width: Number(width), height: Number(height) };
}

function dataTable({ caption, columns, rows }: ChartTable): Table {
	return {
		type: 'table',
		caption: [text(caption)],
		columns: columns.map((title, at) => ({
			title: [text(title)],
			align: at === 0 ? 'start' : 'end',
			share: at === 0 ? 2 : 1
		})),
		wide: false,
		rows: rows.map(({ header, cells }) => [[text(header)], ...cells.map((cell) => [text(cell)])])
	};
}

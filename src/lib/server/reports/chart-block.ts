import { numbersOf } from '#lib/charts/chart-numbers.ts';
import { typedTableOf, type TypedChartTable } from '#lib/charts/chart-table.ts';
import { tellChart } from '#lib/charts/chart-telling.ts';
import { eventsShown } from '#lib/charts/event-rules.ts';
import type { FigureSpec } from '#lib/charts/spec.ts';
import { eventLine } from '#lib/indicators/event.ts';
import type { Figure, Inline, Picture, Table } from './document.ts';
import { aboutFigure, text } from './inline.ts';
import type { ReportContext } from './report-context.ts';
import { originOf } from './tags/note-tags.ts';
import { page } from './typst-style.ts';

/** Pixels that a chart of the text's whole width is laid out for: its 14 px type prints at 9 points. */
export const textWidth = 560;

/** Pixels of a chart in one of so many columns on a page's whole width, its type as large. */
export function columnWidth(columns: number): number {
	const whole = page.text + page.gap + page.notes;
	const one = (whole - page.between * (columns - 1)) / columns;
	return Math.floor((textWidth * one) / page.text);
}

/** Pixels that a chart is laid out for on a small screen. */
const narrowWidth = 340;

/** A chart as a figure of the report: drawing, sentence for who can't see it, the same as a table and as numbers. */
export function chartBlock(
	spec: FigureSpec,
	context: ReportContext,
	caption: readonly Inline[]
): Figure {
	const { renderChart, drawsNarrow } = context;
	const width = spec.width ?? textWidth;
	const { sentence } = tellChart(spec);
	const draw = (drawn: FigureSpec) => pictureOf(renderChart(drawn), sentence);
	return {
		type: 'figure',
		indicator: spec.indicator.id,
		picture: draw({ ...spec, width }),
		narrow: drawsNarrow ? draw(narrowed(spec)) : null,
		caption,
		data: dataTable(typedTableOf(spec), spec.indicator.id),
		numbers: numbersOf(spec),
		events: eventsOf(spec),
		origin: originOf(context, spec.indicator),
		width: Math.min(1, width / textWidth)
	};
}

/** Those of the time that is drawn. */
function eventsOf(spec: FigureSpec): readonly string[] {
	if (spec.form !== 'trajectory' && spec.form !== 'bars') return [];
	const { indicator, events = [], hideBreaks = false, language, values } = spec;
	const [from, to] = [values[0]?.from ?? '', values.at(-1)?.to ?? ''];
	return eventsShown(indicator, events, hideBreaks)
		.filter(({ on }) => on >= from && on <= to)
		.map((event) => eventLine(event, language));
}

/** The same chart for a small screen, at the height that its form takes there. */
function narrowed(spec: FigureSpec): FigureSpec {
	const rest = Object.fromEntries(Object.entries(spec).filter(([name]) => name !== 'height'));
	const id = spec.id === undefined ? {} : { id: `${spec.id}-narrow` };
	return { ...(rest as unknown as FigureSpec), ...id, width: narrowWidth };
}

/** A stand-alone SVG with its size, read from its `viewBox`. */
export function pictureOf(svg: string, alt: string): Picture {
	const [, width = '0', height = '0'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
	return { svg, alt, width: Number(width), height: Number(height) };
}

function dataTable({ caption, columns, rows, events }: TypedChartTable, id: string): Table {
	const isWords = (at: number) => at === 0 || (events && at === columns.length - 1);
	return {
		type: 'table',
		caption: [text(caption)],
		columns: columns.map((title, at) => ({
			title: [text(title)],
			align: isWords(at) ? 'start' : 'end',
			share: isWords(at) ? 2 : 1
		})),
		wide: false,
		rows: rows.map(({ header, cells }) => [
			[text(header.words, header.typed)],
			...cells.map(({ words, typed }) => [typed ? aboutFigure({ id }, words, typed) : text(words)])
		])
	};
}

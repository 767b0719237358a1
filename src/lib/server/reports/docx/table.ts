import {
	Tab,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TabStopType,
	TextRun,
	WidthType,
	type Paragraph
} from 'docx';
import { columnWidths, mostLinesKept } from '../column-widths.ts';
import type { Column, Inline, Table as ReportTable } from '../document.ts';
import { captionDocx } from './caption.ts';
import { cellGap, proseWidth, tableType, wholeWidth } from './measures.ts';
import { styled } from './paragraph.ts';
import { runs } from './runs.ts';
import type { DocxWriter, Flow } from './writer.ts';

/** A table: its head on every page, rows that no page cuts, its last two rows together. */
export function tableDocx(
	table: ReportTable,
	writer: DocxWriter,
	flow: Flow
): (Paragraph | Table)[] {
	const { caption, columns, rows, wide } = table;
	const room = wide ? wholeWidth : (flow.column ?? proseWidth);
	const { widths: points, lines } = columnWidths(table, room / 20, tableType);
	const widths = points.map((wide) => Math.floor(wide * 20));
	const whole = flow.whole || lines <= mostLinesKept;
	const head = new TableRow({
		tableHeader: true,
		cantSplit: true,
		children: columns.map((column, at) => headCell(column, widths[at]!, writer))
	});
	const body = rows.map(
		(row, at) =>
			new TableRow({
				cantSplit: true,
				...((at === rows.length - 1 ? flow.kept : whole || at === rows.length - 2) && {
					keepNext: true
				}),
				children: columns.map((column, of) => cell(column, row[of] ?? [], widths[of]!, writer))
			})
	);
	const written = new Table({
		style: 'ReportTable',
		layout: TableLayoutType.FIXED,
		width: { size: total(widths), type: WidthType.DXA },
		columnWidths: [...widths],
		tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
		rows: [head, ...body]
	});
	return [...captionDocx(caption, writer, flow), written];
}

function headCell({ title, align }: Column, width: number, writer: DocxWriter): TableCell {
	const style = align === 'end' ? 'TableHeadingNumber' : 'TableHeading';
	return holding(styled(style, runs(title, writer), writer), width);
}

function cell(
	{ align }: Column,
	content: readonly Inline[],
	width: number,
	writer: DocxWriter
): TableCell {
	const [first, ...rest] = content;
	if (first?.type === 'spark') return holding(courseDocx(first, rest, width, writer), width);
	const style = align === 'end' ? 'TableNumber' : 'TableText';
	return holding(styled(style, runs(content, writer), writer), width);
}

/** A course, then its words at the cell's other edge, which is a stop of this table's own. */
function courseDocx(
	spark: Inline,
	words: readonly Inline[],
	width: number,
	writer: DocxWriter
): Paragraph {
	const tab = new TextRun({ children: [new Tab()] });
	return styled('TableText', [...runs([spark], writer), tab, ...runs(words, writer)], writer, {
		tabStops: [{ type: TabStopType.RIGHT, position: width - cellGap }]
	});
}

function holding(paragraph: Paragraph, width: number): TableCell {
	return new TableCell({ width: { size: width, type: WidthType.DXA }, children: [paragraph] });
}

function total(widths: readonly number[]): number {
	return widths.reduce((sum, width) => sum + width, 0);
}

import { Table, TableCell, TableLayoutType, TableRow, WidthType, type Paragraph } from 'docx';
import { columnWidths, mostLinesKept } from '../column-widths.ts';
import type { Inline, Table as ReportTable } from '../document.ts';
import { proseWidth, tableType, wholeWidth } from './measures.ts';
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
	const { widths: points, lines } = columnWidths(
		table,
		(wide ? wholeWidth : proseWidth) / 20,
		tableType
	);
	const widths = points.map((width) => Math.floor(width * 20));
	const whole = flow.whole || lines <= mostLinesKept;
	const named = caption.length === 0 ? [] : [styled('Caption', runs(caption, writer), writer)];
	const head = new TableRow({
		tableHeader: true,
		cantSplit: true,
		children: columns.map(({ title, align }, at) =>
			cell(align === 'end' ? 'TableHeadingNumber' : 'TableHeading', title, widths[at]!, writer)
		)
	});
	const body = rows.map(
		(row, at) =>
			new TableRow({
				cantSplit: true,
				...((at === rows.length - 1 ? flow.kept : whole || at === rows.length - 2) && {
					keepNext: true
				}),
				children: columns.map(({ align }, of) =>
					cell(align === 'end' ? 'TableNumber' : 'TableText', row[of] ?? [], widths[of]!, writer)
				)
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
	return [...named, written];
}

function cell(
	style: string,
	content: readonly Inline[],
	width: number,
	writer: DocxWriter
): TableCell {
	return new TableCell({
		width: { size: width, type: WidthType.DXA },
		children: [styled(style, runs(content, writer), writer)]
	});
}

function total(widths: readonly number[]): number {
	return widths.reduce((sum, width) => sum + width, 0);
}

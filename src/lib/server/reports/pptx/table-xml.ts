import { emu } from './open-xml.ts';
import type { SizedRow, SizedTable } from './table-size.ts';
import { paragraphXml, type TextWriter } from './text-xml.ts';

/** Office's own style without colours or lines: ours are said cell by cell. */
const plainStyle = '{2D5ABB26-0587-4C30-8999-92F81FD0307C}';

/** A table that is edited as one; its first row and its first column are told as headers. */
export function tableXml(table: SizedTable, writer: TextWriter): string {
	const grid = table.widths.map((width) => `<a:gridCol w="${emu(width)}"/>`);
	const rows = [
		rowXml(table.head, table, writer, true),
		...table.rows.map((row) => rowXml(row, table, writer, false))
	];
	return `<a:tbl><a:tblPr firstRow="1" firstCol="1"><a:tableStyleId>${plainStyle}</a:tableStyleId></a:tblPr><a:tblGrid>${grid.join('')}</a:tblGrid>${rows.join('')}</a:tbl>`;
}

function rowXml(
	{ cells, height }: SizedRow,
	{ inset }: SizedTable,
	writer: TextWriter,
	isHead: boolean
): string {
	const margins = `marL="0" marR="${emu(2 * inset.x)}" marT="${emu(inset.y)}" marB="${emu(inset.y)}"`;
	const noLine = (side: string) => `<a:${side} w="0"><a:noFill/></a:${side}>`;
	const under = isHead
		? '<a:lnB w="19050"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:lnB>'
		: '<a:lnB w="9525"><a:solidFill><a:srgbClr val="D9E0E6"/></a:solidFill></a:lnB>';
	const own = cells.map(
		(cell) =>
			`<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>${paragraphXml(cell, writer)}</a:txBody><a:tcPr ${margins} anchor="${isHead ? 'b' : 't'}">${noLine('lnL')}${noLine('lnR')}${noLine('lnT')}${under}<a:noFill/></a:tcPr></a:tc>`
	);
	return `<a:tr h="${emu(height)}">${own.join('')}</a:tr>`;
}

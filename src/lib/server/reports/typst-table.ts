import { columnWidths, mostLinesKept } from './column-widths.ts';
import type { Table } from './document.ts';
import { runs, type TypstWriter } from './typst-runs.ts';
import { fullWidth, page } from './typst-style.ts';

const pageTableType = 9;

export function tableTypst(table: Table, writer: TypstWriter): string {
	const { caption, columns, rows, wide } = table;
	const width = wide ? fullWidth : (writer.width ?? page.text);
	const type = writer.tableType ?? pageTableType;
	const { widths, lines } = columnWidths(table, (width * 72 * pageTableType) / (25.4 * type));
	const aligns = columns.map(({ align }) => align).join(', ');
	const head = columns.map(
		({ title }) =>
			`table.cell(stroke: (bottom: 0.8pt + ink), align: bottom, text(size: 0.945em, weight: "semibold")[${runs(title, writer)}])`
	);
	const cells = rows
		.map((row) => row.map((cell) => `[${runs(cell, writer)}]`).join(', '))
		.join(',\n');
	const named =
		caption.length === 0
			? ''
			: `#block(above: 10pt, below: 4pt, sticky: true, par(text(weight: "semibold", size: 10pt)[${runs(caption, writer)}]))\n`;
	const parts = widths.map((points) => `${Math.round(points * 100) / 100}fr`).join(', ');
	const across = wide ? `${fullWidth}mm` : '100%';
	return `${named}#block(above: ${caption.length === 0 ? 9 : 6}pt, below: 14pt, width: ${across}, breakable: ${lines > mostLinesKept}, table(columns: (${parts},), align: (${aligns},), table.header(${head.join(', ')}),
${cells === '' ? '' : `${cells},`} table.hline(stroke: 0.5pt + rule)))`;
}

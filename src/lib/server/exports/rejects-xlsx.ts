import type { Cell, CellValue } from 'hucre/xlsx';
import type { Language } from '#lib/indicators/language.ts';
import { writeMark } from '../ingest/return-mark.ts';
import { ownHeaders, type RejectsTable, type TableColumn } from './rejects-table.ts';

const header = { font: { bold: true } } as const;
const wrongCell = {
	fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE3A3' } },
	border: { bottom: { style: 'medium', color: { rgb: 'B00020' } } }
} as const;

/** Refused rows as a workbook: the wrong cell is filled, underlined and commented. No formula is ever written. */
export async function rejectsToXlsx(table: RejectsTable, language: Language): Promise<Uint8Array> {
	const { writeXlsx } = await import('hucre/xlsx');
	const before = ownHeaders.length;
	const mark = writeMark(table.mark);
	const decimal = table.reading.understanding?.format === 'csv' ? table.mark.decimal : '.';
	const cells = new Map<string, Partial<Cell>>();
	const headers = [...ownHeaders, ...table.columns.map((column) => column.header)];
	headers.forEach((_, at) => cells.set(`0,${at}`, { style: header }));
	const rows = table.rows.map(({ line, reason, cells: texts, wrong }, at): CellValue[] => {
		if (wrong !== null)
			cells.set(`${at + 1},${before + wrong}`, {
				style: wrongCell,
				comment: { author: 'Jalon', text: reason }
			});
		return [
			line,
			reason,
			mark,
			...texts.map((text, column) =>
				column === wrong
					? text.slice(0, LONGEST_CELL)
					: typedCell(text, table.columns[column], decimal)
			)
		];
	});
	const bytes = await writeXlsx({
		sheets: [
			{
				name: sheetName(table.reading.understanding?.sheet ?? null, language),
				rows: [headers, ...rows],
				cells,
				columns: headers.map((_, at) => ({ width: at === 1 ? 60 : 18, hidden: at === 2 })),
				freezePane: { rows: 1 }
			}
		]
	});
	return bytes;
}

/** Excel refuses a workbook with a longer text. */
const LONGEST_CELL = 32_767;

/** Numbers of number columns as numbers; all else is text, whatever it begins with. */
function typedCell(
	text: string,
	column: TableColumn | undefined,
	decimal: ',' | '.' | null
): CellValue {
	const isNumber = column?.field?.type === 'number' || column?.field?.type === 'integer';
	if (!isNumber || !/^-?(?:0|[1-9]\d{0,14})(?:[.,]\d{1,10})?$/.test(text))
		return text.slice(0, LONGEST_CELL);
	if (/[.,]/.test(text) && decimal !== null && !text.includes(decimal)) return text;
	if (/[.,]/.test(text) && decimal === null) return text;
	return Number(text.replace(',', '.'));
}

function sheetName(received: string | null, language: Language): string {
	const name = (received ?? '')
		.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
		.trim()
		.slice(0, 31);
	return name.replace(/^'|'$/g, '') || (language === 'fr' ? 'Lignes écartées' : 'Rows set aside');
}

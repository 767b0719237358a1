import { explainMissing } from '#lib/indicators/format.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { FigureCell } from '#lib/indicators/typed-cell.ts';
import { yesNo } from './csv.ts';
import { MOST_ROWS, type SheetCell } from './sheet-xml.ts';
import {
	countedValue,
	isCoded,
	isFigure,
	type TableCell,
	type TableColumn,
	type TableFile
} from './table-file.ts';
import { dateSerial, writeWorkbook } from './workbook.ts';
import {
	dateFormat,
	numberFormat,
	workbookStyles,
	type Look,
	type Styles
} from './workbook-styles.ts';

/**
 * A table as a workbook, written as its rows come: numbers with the indicator's format, dates as dates,
 * codes as text, never a formula, and a second sheet with the notes. The same table gives the same bytes.
 */
export function tableToXlsx(table: TableFile): ReadableStream<Uint8Array> {
	const styles = workbookStyles();
	const words = sheetWords[table.language];
	const cut = { rows: 0, short: false };
	return writeWorkbook(
		table,
		[
			{
				name: words.data,
				rows: () => dataRows(table, styles, cut),
				shape: { widths: table.columns.map(widthOf), frozen: 1, filtered: true, first: true }
			},
			{
				name: words.notes,
				rows: () => noteRows(table, styles, cut.short ? words.cutShort : null),
				shape: { widths: [26, 90], frozen: 0, filtered: false, first: false }
			}
		],
		styles
	);
}

async function* dataRows(
	{ columns, rows, language }: TableFile,
	styles: Styles,
	cut: { rows: number; short: boolean }
): AsyncGenerator<SheetCell[]> {
	yield columns.map(({ title }) => ({ value: title, style: styles.header }));
	cut.rows = 1;
	for await (const row of rows) {
		if (cut.rows === MOST_ROWS) {
			cut.short = true;
			return;
		}
		cut.rows += 1;
		yield row.map((cell, at) => sheetCell(cell, columns[at]?.type ?? 'text', styles, language));
	}
}

function sheetCell(
	cell: TableCell,
	type: TableColumn['type'],
	styles: Styles,
	language: TableFile['language']
): SheetCell {
	if (cell === null) return { value: null, style: styles.plain };
	if (isFigure(cell)) return figureInSheet(cell, styles, language);
	if (isCoded(cell)) return { value: cell.words, style: styles.plain };
	if (typeof cell === 'boolean') return { value: yesNo[language](cell), style: styles.plain };
	if (typeof cell === 'number') return { value: cell, style: styles.plain };
	if (type === 'date' && /^\d{4}-\d\d-\d\d$/.test(cell))
		return { value: dateSerial(cell), style: styles.of(dateFormat[language]) };
	return { value: cell, style: type === 'code' ? styles.code : styles.plain };
}

/** A number with its format, or why there is none. */
export function figureInSheet(
	cell: FigureCell,
	styles: Styles,
	language: Language,
	look: Look = {}
): SheetCell {
	const counted = countedValue(cell);
	if (counted === null) {
		const { missing, minimum = null } = cell;
		const why = missing === null ? null : explainMissing(missing, language, minimum);
		return { value: why, style: styles.plain };
	}
	const percent = cell.format.style === 'percent' && cell.points !== true;
	return {
		value: percent ? cell.value : counted,
		style: styles.of(numberFormat(cell, language), look)
	};
}

function noteRows({ notes }: TableFile, styles: Styles, more: string | null): SheetCell[][] {
	return [
		...notes.map(({ title, text }) => [
			{ value: title, style: styles.header },
			{ value: text, style: styles.wrapped }
		]),
		...(more === null
			? []
			: [
					[
						{ value: null, style: styles.plain },
						{ value: more, style: styles.wrapped }
					]
				])
	];
}

const least = { text: 22, code: 14, date: 12, number: 12, boolean: 10, figure: 14 } as const;

/** A header of two lines shows whole. */
function widthOf({ type, title }: TableColumn): number {
	return Math.min(40, Math.max(least[type], Math.ceil(title.length / 2) + 3));
}

const sheetWords = {
	fr: {
		data: 'Données',
		notes: 'Notes',
		cutShort:
			'Une feuille de calcul ne va pas au-delà de 1 048 576 lignes ; le fichier CSV les a toutes.'
	},
	en: {
		data: 'Data',
		notes: 'Notes',
		cutShort: 'A sheet goes no further than 1,048,576 rows; the CSV file has them all.'
	}
} as const;

import type { Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { TypedCell } from '#lib/indicators/typed-cell.ts';
import type { SheetCell } from '../../exports/sheet-xml.ts';
import { figureInSheet } from '../../exports/table-xlsx.ts';
import { dateCode, type Look, type Styles } from '../../exports/workbook-styles.ts';
import { dateSerial } from '../../exports/workbook.ts';
import type { Inline } from '../document.ts';
import { plainText } from '../inline.ts';

/** What a cell is written with. */
export type CellSetting = { readonly styles: Styles; readonly language: Language };

/** Where a cell stands in its table: it names the row, tells a figure, or says something beside. */
export type CellPlace = 'name' | 'figure' | 'beside';

/** A cell of a table: the value that its words say, else the words. */
export function contentCell(
	content: readonly Inline[],
	place: CellPlace,
	setting: CellSetting
): SheetCell {
	const runs = content.filter(({ type }) => type !== 'note' && type !== 'spark');
	const [only] = runs;
	const isAlone = runs.length === 1;
	if (isAlone && only?.type === 'text' && only.value !== undefined)
		return typedCell(only.value, setting, { start: place !== 'figure' });
	if (isAlone && only?.type === 'code') return { value: only.text, style: setting.styles.code };
	if (isAlone && only?.type === 'strong' && place === 'name')
		return { value: plainText(runs), style: setting.styles.bold };
	return wordsCell(plainText(runs), place, setting);
}

/** A number with its format, a date as a date, or why there is no figure. */
export function typedCell(
	value: TypedCell,
	{ styles, language }: CellSetting,
	look: Look = {}
): SheetCell {
	if ('date' in value)
		return {
			value: dateSerial(value.date),
			style: styles.of(dateCode(value, language), look)
		};
	const cell = figureInSheet(value, styles, language, look.bold ? { bold: true } : {});
	return typeof cell.value === 'number' ? cell : { ...cell, style: styles.end };
}

/** Words, wrapped where they are long. */
export function wordsCell(words: string, place: CellPlace, { styles }: CellSetting): SheetCell {
	const style = { name: styles.wrapped, figure: styles.end, beside: styles.beside }[place];
	return { value: words === '' ? null : words, style };
}

export function headCell(words: string, place: CellPlace, { styles }: CellSetting): SheetCell {
	const style = { name: styles.header, figure: styles.headerEnd, beside: styles.headerBeside };
	return { value: words, style: style[place] };
}

/** Words on one line over all columns. */
export function lineCell(
	words: string,
	{ styles }: CellSetting,
	style: 'title' | 'bold' | 'faint' | 'warning' = 'bold'
): SheetCell {
	return { value: words, style: styles[style] };
}

export function optionalDate(date: IsoDate | null, setting: CellSetting): SheetCell {
	return date === null
		? { value: null, style: setting.styles.plain }
		: typedCell({ date }, setting);
}

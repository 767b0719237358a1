import { localize, type Language } from '#lib/indicators/language.ts';
import type { ValuesResult } from '../values/values-query.ts';
import { csvDate, csvLine, csvNumber, neutralizeText, yesNo, type CsvStyle } from './csv.ts';
import { fictitiousNotice, valueColumns, type Cell, type ValueColumn } from './value-columns.ts';

export type ValuesCsvOptions = {
	readonly style: CsvStyle;
	/** Of the office style's headers and words; the open style has the JSON form's keys. */
	readonly language: Language;
	/** Each row then says so. */
	readonly fictitious?: boolean;
};

/**
 * Values as a file. `open`: UTF-8, comma, decimal point, ISO dates, keys of the JSON form as
 * headers. `office`: BOM, semicolon, decimal comma, DD/MM/YYYY, headers in words. Rates are
 * fractions in both. Text that a spreadsheet could run is neutralised, headers too.
 */
export function valuesToCsv(result: ValuesResult, options: ValuesCsvOptions): string {
	const { style, language } = options;
	const columns = valueColumns(
		result.values,
		options.fictitious ? fictitiousNotice[language] : null
	);
	const headers = columns.map(({ name, title }) =>
		neutralizeText(style === 'open' ? name : localize(title, language))
	);
	const lines = result.values.map((value) =>
		csvLine(
			columns.map((column) => cellText(column, column.read(value), options)),
			style
		)
	);
	return (style === 'office' ? '\uFEFF' : '') + csvLine(headers, style) + lines.join('');
}

function cellText(
	{ type }: ValueColumn,
	cell: Cell,
	{ style, language }: ValuesCsvOptions
): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return csvNumber(cell, style);
	if (typeof cell === 'boolean') return style === 'open' ? String(cell) : yesNo[language](cell);
	return type === 'date' ? csvDate(cell, style) : neutralizeText(cell);
}

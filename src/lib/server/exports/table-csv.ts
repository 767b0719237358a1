import { Readable } from 'node:stream';
import { explainMissing } from '#lib/indicators/format.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { FigureCell } from '#lib/indicators/typed-cell.ts';
import { csvDate, csvLine, csvNumber, neutralizeText, yesNo, type CsvStyle } from './csv.ts';
import {
	isCoded,
	isFigure,
	shownValue,
	type TableCell,
	type TableColumn,
	type TableFile
} from './table-file.ts';

/** Characters written at once. */
const chunk = 64 * 1024;

/**
 * A table as text, in pieces. `office`: BOM, semicolon, decimal comma, DD/MM/YYYY, words, figures rounded as on the page, notes after
 * an empty line at the end. `open`: data alone, UTF-8, comma, decimal point, ISO dates, codes; why a
 * figure is missing and what the notes would say are columns. Lines end as Windows ends them (RFC 4180).
 */
export async function* tableToCsv(table: TableFile, style: CsvStyle): AsyncGenerator<string> {
	let text = (style === 'office' ? '\uFEFF' : '') + csvLine(headersOf(table, style), style);
	const said = style === 'open' ? openColumns(table).map(({ read }) => read) : [];
	for await (const row of table.rows) {
		const cells = row.flatMap((cell, at) =>
			cellTexts(cell, table.columns[at], style, table.language)
		);
		text += csvLine([...cells, ...said], style);
		if (text.length < chunk) continue;
		yield text;
		text = '';
	}
	if (style === 'office' && table.notes.length > 0)
		text +=
			'\r\n' +
			table.notes
				.map(({ title, text }) => csvLine([neutralizeText(title), neutralizeText(text)], style))
				.join('');
	if (text !== '') yield text;
}

/** The same as bytes, for an answer. */
export function tableToCsvBytes(table: TableFile, style: CsvStyle): ReadableStream<Uint8Array> {
	return Readable.toWeb(
		Readable.from(encoded(tableToCsv(table, style)))
	) as ReadableStream<Uint8Array>;
}

async function* encoded(pieces: AsyncIterable<string>) {
	for await (const piece of pieces) yield Buffer.from(piece);
}

/** What open data says on each row beside the page's own columns. */
export function openColumns({ marks, language }: Pick<TableFile, 'marks' | 'language'>) {
	const words = markWords[language];
	const column = (id: string, type: TableColumn['type'], title: string, read: string) => ({
		id,
		type,
		title,
		read
	});
	return [
		...(marks.asOf === null ? [] : [column('as_of', 'date', words.asOf, marks.asOf)]),
		...(marks.edition === null ? [] : [column('edition', 'text', words.edition, marks.edition)]),
		...(marks.filters === null
			? []
			: [column('filters', 'text', words.filters, neutralizeText(marks.filters))]),
		column('fictitious', 'boolean', words.fictitious, String(marks.fictitious))
	] as const;
}

/** The column beside a figure that tells why it is missing, in open data. */
export function missingColumn({ id }: TableColumn): string {
	return id === 'value' ? 'missing' : `${id}_missing`;
}

function headersOf(table: TableFile, style: CsvStyle): string[] {
	if (style === 'office') return table.columns.map(({ title }) => neutralizeText(title));
	return [
		...table.columns.flatMap((column) =>
			column.type === 'figure' ? [column.id, missingColumn(column)] : [column.id]
		),
		...openColumns(table).map(({ id }) => id)
	].map(neutralizeText);
}

function cellTexts(
	cell: TableCell,
	column: TableColumn | undefined,
	style: CsvStyle,
	language: Language
): string[] {
	if (column?.type === 'figure') {
		const figure = isFigure(cell) ? cell : null;
		if (style === 'office') return [officeFigure(figure, language)];
		return [
			figure?.value == null ? '' : csvNumber(figure.value, style),
			figure?.value == null ? (figure?.missing ?? '') : ''
		];
	}
	return [cellText(cell, column, style, language)];
}

/** « 41,2% » is a percentage to a spreadsheet; with a space it may be a text. */
function officeFigure(cell: FigureCell | null, language: Language): string {
	if (cell === null) return '';
	const shown = shownValue(cell);
	if (shown === null)
		return cell.missing === null
			? ''
			: explainMissing(cell.missing, language, cell.minimum ?? null);
	const percent = cell.format.style === 'percent' && cell.points !== true;
	return csvNumber(shown, 'office') + (percent ? '%' : '');
}

function cellText(
	cell: TableCell,
	column: TableColumn | undefined,
	style: CsvStyle,
	language: Language
): string {
	if (cell === null || isFigure(cell)) return '';
	if (isCoded(cell)) return neutralizeText(style === 'open' ? cell.code : cell.words);
	if (typeof cell === 'number') return csvNumber(cell, style);
	if (typeof cell === 'boolean') return style === 'open' ? String(cell) : yesNo[language](cell);
	const isDate = column?.type === 'date' && /^\d{4}-\d\d-\d\d$/.test(cell);
	return isDate ? csvDate(cell, style) : neutralizeText(cell);
}

const markWords = {
	fr: {
		asOf: 'Situation au',
		edition: 'Version publiée',
		filters: 'Filtres',
		fictitious: 'Données fictives'
	},
	en: {
		asOf: 'As of',
		edition: 'Edition',
		filters: 'Filters',
		fictitious: 'Fictitious data'
	}
} as const;

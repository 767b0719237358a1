import type { SheetCell, SheetShape } from '../../exports/sheet-xml.ts';
import type {
	Block,
	Column,
	Figure,
	Heading,
	Inline,
	KeyFigure,
	ReportDocument,
	Sheet,
	Table
} from '../document.ts';
import { plainText, text } from '../inline.ts';
import { reportWords } from '../report-words.ts';
import {
	contentCell,
	headCell,
	lineCell,
	typedCell,
	wordsCell,
	type CellPlace,
	type CellSetting
} from './cells.ts';
import { annexWords } from './words.ts';

type Rows = readonly (readonly SheetCell[])[];

export type AnnexSheet = {
	readonly rows: Rows;
	readonly shape: Pick<SheetShape, 'widths' | 'frozen'>;
	/** Holds no figure. */
	readonly isEmpty: boolean;
};

/** Characters that a column is as wide as at most; what is longer is wrapped. */
const widest: Readonly<Record<CellPlace, number>> = { name: 44, figure: 30, beside: 40 };
/** A unit with its period is wrapped sooner: it stands over a column of figures. */
const widestUnit = 24;
const narrowest = 13;

type Writer = {
	readonly setting: CellSetting;
	/** Of indicators, by their ids: a figure that stands alone under a heading has no title of its own. */
	readonly titles: ReadonlyMap<string, string>;
	readonly rows: SheetCell[][];
	readonly widths: number[];
	/** Headings that wait for a table under them. */
	readonly waiting: { readonly level: number; readonly words: string }[];
	/** Rows of the tables' heads, counted from 1. */
	readonly heads: number[];
	/** Indicators whose figure has a row of its own. */
	figures: number;
};

/** A part of the report: its tables and the series of its charts one under the other, under their titles. */
export function annexSheet(
	title: string,
	blocks: readonly Block[],
	document: ReportDocument,
	setting: CellSetting
): AnnexSheet {
	const { stamps, situation, held, indicators } = document;
	const titles = new Map(indicators.map(({ id, title: told }) => [id, told]));
	const writer: Writer = {
		setting,
		titles,
		rows: [],
		widths: [],
		waiting: [],
		heads: [],
		figures: 0
	};
	writer.rows.push([lineCell(title, setting, 'title')]);
	if (stamps.length > 0) writer.rows.push([lineCell(stamps.join(' · '), setting, 'warning')]);
	const situated = [situation, held].filter((words) => words !== '').join(' · ');
	writer.rows.push([lineCell(situated, setting, 'faint')]);
	const top = writer.rows.length;
	blocks.forEach((block) => writeBlock(block, writer));
	const [only, second] = writer.heads;
	return {
		rows: writer.rows,
		shape: {
			widths: writer.widths,
			frozen: only !== undefined && second === undefined ? only : top
		},
		isEmpty: writer.heads.length + writer.figures === 0
	};
}

function writeBlock(block: Block, writer: Writer): void {
	switch (block.type) {
		case 'heading':
			return writeHeading(block, writer);
		case 'table':
			return writeTable(block, block.caption, writer);
		case 'figure':
			return writeSeries(block, writer);
		case 'key-figures':
			return writeTable(keyFigureTable(block.items, writer), [], writer);
		case 'spotlight':
			writeTable(keyFigureTable([block.item], writer), [], writer);
			block.below.forEach((inner) => writeBlock(inner, writer));
			if (block.illustration !== null) writeBlock(block.illustration, writer);
			return;
		case 'sheet':
			return writeSheet(block, writer);
		case 'list':
			return block.items.flat().forEach((inner) => writeBlock(inner, writer));
		case 'slide':
		case 'quote':
		case 'together':
			return block.blocks.forEach((inner) => writeBlock(inner, writer));
		case 'columns':
			return block.columns.flat().forEach((inner) => writeBlock(inner, writer));
		case 'paragraph':
		case 'said':
		case 'page-break':
	}
}

/** A heading waits for what it heads; one that headed no table is left out. */
function writeHeading({ level, number, content }: Heading, { waiting }: Writer): void {
	const above = waiting.findIndex((other) => other.level >= level);
	if (above !== -1) waiting.splice(above);
	waiting.push({ level, words: [number, plainText(content)].filter(Boolean).join(' ') });
}

/** The indicator's name, its figure, its unit and its status on one row, over what illustrates it. */
function writeSheet(sheet: Sheet, writer: Writer): void {
	const { setting, rows } = writer;
	const unit = sheet.value.value === null ? '' : withoutSign(sheet.unit);
	openTable(writer);
	writer.figures += 1;
	rows.push([
		lineCell(plainText(sheet.heading.content), setting),
		typedCell(sheet.value, setting, { bold: true }),
		wordsCell(unit, 'beside', setting),
		wordsCell(sheet.statusText, 'beside', setting)
	]);
	fit(writer, 0, 'name', 0);
	fit(writer, 1, 'figure', sheet.figure.length);
	fit(writer, 2, 'beside', Math.min(widestUnit, unit.length));
	fit(writer, 3, 'beside', sheet.statusText.length);
	for (const block of sheet.blocks) {
		const isNamed = block.type === 'figure' && block.caption.length > 0;
		if (block.type === 'figure' && block.data !== null && !isNamed) writeRows(block.data, writer);
		else if (block.type === 'table' && block.caption.length === 0) writeRows(block, writer);
		else writeBlock(block, writer);
	}
}

/** The unit without the sign that the number's own format has. */
function withoutSign(unit: string): string {
	return unit.replace(/^[%€]\s*/, '');
}

function writeSeries({ data, caption }: Figure, writer: Writer): void {
	if (data !== null) writeTable(data, caption.length > 0 ? caption : data.caption, writer);
}

function keyFigureTable(items: readonly KeyFigure[], { setting, titles }: Writer): Table {
	const { language } = setting;
	const column = (title: string, align: Column['align'] = 'start'): Column => ({
		title: [text(title)],
		align,
		share: 1
	});
	return {
		type: 'table',
		caption: [],
		wide: true,
		columns: [
			column(reportWords.indicator[language]),
			column(reportWords.figure[language], 'end'),
			column(annexWords.unit[language]),
			column(reportWords.change[language]),
			column(reportWords.status[language]),
			column(annexWords[items.some(({ isPart }) => isPart) ? 'part' : 'gap'][language])
		],
		rows: items.map((item) => [
			[text(item.title || (titles.get(item.indicator) ?? ''))],
			[text(item.figure, item.value)],
			[text(item.value.value === null ? '' : withoutSign(item.unit))],
			[text(item.change ?? '')],
			[text(item.statusText)],
			[text(item.gap ?? '')]
		])
	};
}

function writeTable(table: Table, caption: readonly Inline[], writer: Writer): void {
	openTable(writer);
	if (caption.length > 0) writer.rows.push([lineCell(plainText(caption), writer.setting)]);
	writeRows(table, writer);
}

function writeRows(table: Table, writer: Writer): void {
	const { setting, rows, heads } = writer;
	const places = table.columns.map(({ align }, at): CellPlace =>
		at === 0 ? 'name' : align === 'end' ? 'figure' : 'beside'
	);
	const placeOf = (at: number) => places[at] ?? 'beside';
	rows.push(table.columns.map(({ title }, at) => headCell(plainText(title), placeOf(at), setting)));
	heads.push(rows.length);
	table.columns.forEach(({ title }, at) =>
		fit(writer, at, placeOf(at), headLength(plainText(title)))
	);
	for (const row of table.rows) {
		const cells = row.map((content, at) => contentCell(content, placeOf(at), setting));
		rows.push(cells);
		cells.forEach(({ value }, at) => {
			const words = typeof value === 'string' ? value : plainText(row[at] ?? []);
			fit(writer, at, placeOf(at), words.length);
		});
	}
}

/** A blank row, then the headings that this table is under. */
function openTable({ rows, waiting, setting }: Writer): void {
	rows.push([]);
	for (const { words } of waiting.splice(0)) rows.push([lineCell(words, setting)]);
}

function fit({ widths }: Writer, at: number, place: CellPlace, length: number): void {
	const wanted = Math.min(widest[place], length + 2);
	widths[at] = Math.max(narrowest, widths[at] ?? 0, wanted);
}

/** Characters of a head that stays on one line; in a longer one, of its longest word. */
const shortHead = 15;

function headLength(words: string): number {
	if (words.length <= shortHead) return words.length;
	return Math.max(...words.split(' ').map(({ length }) => length));
}

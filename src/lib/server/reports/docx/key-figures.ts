import {
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	WidthType,
	type Paragraph,
	type ParagraphChild
} from 'docx';
import { textWidth } from '#lib/charts/text-width.ts';
import { arrangeKeyFigures } from '../arrange-key-figures.ts';
import type { KeyFigure } from '../document.ts';
import { markForeign } from '../foreign-words.ts';
import { besideKeyFigure, boldness, keyFigureTitle, pixels, wholeWidth } from './measures.ts';
import { noteCall } from './note-call.ts';
import { styled } from './paragraph.ts';
import { pictureRun } from './picture.ts';
import { runs, textRun } from './runs.ts';
import type { DocxWriter, Flow } from './writer.ts';

/** Twips under a line of key figures. */
const underLine = 120;

/** Key figures a few to a line, each read whole before the next. */
export function keyFiguresDocx(
	items: readonly KeyFigure[],
	writer: DocxWriter,
	{ kept, whole, column }: Flow
): Table {
	const { columns, isSmall } = arrangeKeyFigures(items);
	const perLine = column === null ? columns : 1;
	const width = Math.floor((column ?? wholeWidth) / perLine);
	const lines = Array.from({ length: Math.ceil(items.length / perLine) }, (_, at) =>
		items.slice(at * perLine, (at + 1) * perLine)
	);
	const widths = Array.from({ length: perLine }, () => width);
	return new Table({
		style: 'KeyFigureTable',
		layout: TableLayoutType.FIXED,
		width: { size: width * perLine, type: WidthType.DXA },
		columnWidths: widths,
		tableLook: { noHBand: true, noVBand: true },
		rows: lines.map((line, at) => {
			const written = lineDocx(line, { room: width - besideKeyFigure, isSmall }, writer);
			return new TableRow({
				cantSplit: true,
				...((kept || (whole && at < lines.length - 1)) && { keepNext: true }),
				children: widths.map((size, of) => cell(size, written[of] ?? blank(writer)))
			});
		})
	});
}

function cell(size: number, children: readonly Paragraph[]): TableCell {
	const margins = { bottom: underLine, marginUnitType: WidthType.DXA };
	return new TableCell({ width: { size, type: WidthType.DXA }, margins, children });
}

function blank(writer: DocxWriter): Paragraph[] {
	return [styled('Normal', [], writer)];
}

/** Figures of one line stand on one line, whatever their titles take. */
function lineDocx(
	items: readonly KeyFigure[],
	standing: Omit<Standing, 'isLow'>,
	writer: DocxWriter
): readonly Paragraph[][] {
	const wraps = items.map(({ title }) => isLong(title, standing.room));
	return items.map((item, at) =>
		keyFigureDocx(item, { ...standing, isLow: wraps.includes(true) && !wraps[at] }, writer)
	);
}

/** Whether a title with its note's number takes two lines of so many twips. */
function isLong(title: string, room: number): boolean {
	return textWidth(title, keyFigureTitle.size, 'semibold') * boldness + noteRoom > room / 20;
}

/** Points of a note's number. */
const noteRoom = 6;

function titleRuns({ title, language, note }: KeyFigure, writer: DocxWriter): ParagraphChild[] {
	const words = markForeign(title, writer.document.foreign);
	return [
		...runs(words, writer, language === null ? {} : { language: { value: language } }),
		...(note === null ? [] : noteCall(note, writer))
	];
}

type Standing = {
	/** Twips of its column. */
	readonly room: number;
	readonly isSmall: boolean;
	/** Its title is on the last of two lines, for its figure to stand in line with the others. */
	readonly isLow: boolean;
};

export function keyFigureDocx(
	item: KeyFigure,
	{ room, isSmall, isLow }: Standing,
	writer: DocxWriter
): Paragraph[] {
	const { title, figure, unit, change, bullet, status, statusText, gap } = item;
	const detail = (words: string | null) =>
		words === null ? [] : [styled('KeyFigureNote', [textRun(words)], writer)];
	const mark = () => runs([{ type: 'status', status, text: statusText }], writer);
	const bar = (picture: NonNullable<typeof bullet>) => {
		const wide = Math.min(pixels(room), picture.width);
		return [styled('KeyFigureBar', [pictureRun(picture, wide, writer)], writer)];
	};
	const named = () =>
		styled(isLow ? 'KeyFigureLowTitle' : 'KeyFigureTitle', titleRuns(item, writer), writer);
	return [
		...(title === '' ? [] : [named()]),
		isSmall
			? styled('KeyFigureSmall', smallFigure(figure, unit), writer)
			: styled(
					'KeyFigure',
					[textRun(figure, { style: 'KeyFigureNumber' }), textRun(` ${unit}`)],
					writer
				),
		...detail(change),
		...(bullet === null ? [] : bar(bullet)),
		...(statusText === '' ? [] : [styled('KeyFigureStatus', mark(), writer)]),
		...detail(gap)
	];
}

/** Its unit has a line of its own. */
function smallFigure(figure: string, unit: string): TextRun[] {
	return [
		textRun(figure, { style: 'KeyFigureSmallNumber' }),
		new TextRun({ break: 1 }),
		textRun(unit)
	];
}

import type { Paragraph, TextRun } from 'docx';
import { Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import type { KeyFigure } from '../document.ts';
import { statusMark } from '../status-mark.ts';
import { pixels, twips, wholeWidth } from './measures.ts';
import { styled } from './paragraph.ts';
import { pictureRun } from './picture.ts';
import { markedRuns, textRun } from './runs.ts';
import type { DocxWriter, Flow } from './writer.ts';

const cellWidth = Math.floor(wholeWidth / 2);
/** The style of the grid leaves a centimetre beside each cell. */
const insideWidth = cellWidth - twips(10);

/** Key figures two by two. */
export function keyFiguresDocx(
	items: readonly KeyFigure[],
	writer: DocxWriter,
	{ kept, whole }: Flow
): Table {
	const pairs = items.flatMap((item, at) => (at % 2 === 0 ? [[item, items[at + 1] ?? null]] : []));
	return new Table({
		style: 'KeyFigureTable',
		layout: TableLayoutType.FIXED,
		width: { size: 2 * cellWidth, type: WidthType.DXA },
		columnWidths: [cellWidth, cellWidth],
		tableLook: { noHBand: true, noVBand: true },
		rows: pairs.map(
			(pair, at) =>
				new TableRow({
					cantSplit: true,
					...((kept || (whole && at < pairs.length - 1)) && { keepNext: true }),
					children: pair.map(
						(item) =>
							new TableCell({
								width: { size: cellWidth, type: WidthType.DXA },
								children: item ? keyFigureDocx(item, writer) : [styled('Normal', [], writer)]
							})
					)
				})
		)
	});
}

function titleRuns({ title, language }: KeyFigure): TextRun[] {
	return [textRun(title, language === null ? {} : { language: { value: language } })];
}

function keyFigureDocx(item: KeyFigure, writer: DocxWriter): Paragraph[] {
	const { title, figure, unit, change, bullet, status, statusText, gap } = item;
	const note = (words: string | null) =>
		words === null ? [] : [styled('KeyFigureNote', [textRun(words)], writer)];
	const mark = () => markedRuns(statusMark(status), 10, statusText, writer);
	return [
		...(title === '' ? [] : [styled('KeyFigureTitle', titleRuns(item), writer)]),
		styled(
			'KeyFigure',
			[textRun(figure, { style: 'KeyFigureNumber' }), textRun(` ${unit}`)],
			writer
		),
		...note(change),
		...(bullet === null
			? []
			: [
					styled(
						'KeyFigureBar',
						[pictureRun(bullet, Math.min(pixels(insideWidth), bullet.width), writer)],
						writer
					)
				]),
		...(statusText === '' ? [] : [styled('KeyFigureNote', mark(), writer)]),
		...note(gap)
	];
}

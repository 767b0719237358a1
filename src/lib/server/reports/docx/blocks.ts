import { Paragraph, Tab, Table, TextRun, type ParagraphChild } from 'docx';
import type { Block, Figure, Heading, List, Sheet, Spotlight } from '../document.ts';
import { statusMark } from '../status-mark.ts';
import { keyFiguresDocx } from './key-figures.ts';
import { pixels, proseWidth } from './measures.ts';
import { listName } from './numbering.ts';
import { styled } from './paragraph.ts';
import { pictureRun } from './picture.ts';
import { markedRuns, runs, textRun } from './runs.ts';
import { tableDocx } from './table.ts';
import { bookmarked, plainFlow, type DocxWriter, type Flow } from './writer.ts';

type Written = Paragraph | Table;

export function blocksDocx(
	blocks: readonly Block[],
	writer: DocxWriter,
	flow: Flow = plainFlow
): Written[] {
	return apart(
		blocks.flatMap((block) => blockDocx(block, writer, flow)),
		writer
	);
}

/** Word makes one of two tables that follow each other, and wants a paragraph after the last. */
function apart(written: readonly Written[], writer: DocxWriter): Written[] {
	return written.flatMap((one, at) => {
		const parts = one instanceof Table && !(written[at + 1] instanceof Paragraph);
		return parts ? [one, styled('TableGap', [], writer)] : [one];
	});
}

/** One block as paragraphs and tables of Word. */
function blockDocx(block: Block, writer: DocxWriter, flow: Flow): Written[] {
	switch (block.type) {
		case 'slide':
			return [
				...headingDocx(slideHeading(block.title), writer),
				...blocksDocx(block.blocks, writer, flow)
			];
		case 'spotlight':
			return spotlightDocx(block, writer, flow);
		case 'said':
			return [];
		case 'heading':
			return headingDocx(block, writer);
		case 'paragraph':
			return [styled(styleOf(block.role, flow), runs(block.content, writer), writer, flow)];
		case 'list':
			return listDocx(block, writer, flow);
		case 'quote':
			return blocksDocx(block.blocks, writer, { ...flow, quoted: true });
		case 'together':
			return together(block.blocks, writer, flow);
		case 'columns':
			return blocksDocx(block.columns.flat(), writer, flow);
		case 'figure':
			return figureDocx(block, writer, flow);
		case 'table':
			return tableDocx(block, writer, flow);
		case 'sheet':
			return sheetDocx(block, writer, flow);
		case 'key-figures':
			return block.items.length === 0 ? [] : [keyFiguresDocx(block.items, writer, flow)];
		case 'page-break':
			writer.opensPage = true;
			return [];
	}
}

function styleOf(role: 'body' | 'lead' | 'small', { quoted, depth }: Flow): string {
	if (role !== 'body') return role === 'lead' ? 'Lead' : 'Small';
	if (quoted) return 'Quote';
	return depth === 0 ? 'BodyText' : `ListContinue${levelOf(depth)}`;
}

/** Blocks that a page doesn't part: each is kept with the next. */
function together(blocks: readonly Block[], writer: DocxWriter, flow: Flow): Written[] {
	return blocks.flatMap((block, at) =>
		blockDocx(block, writer, { ...flow, whole: true, kept: flow.kept || at < blocks.length - 1 })
	);
}

/** A heading outside the contents has a style that they don't look for. */
function headingDocx(heading: Heading, writer: DocxWriter): Written[] {
	const { level, id, listed, number, content, opensPage } = heading;
	if (opensPage) writer.opensPage = true;
	const place = writer.places.get(id);
	const words = runs(content, writer);
	const children = place === undefined ? words : (bookmarked(place, words) as ParagraphChild[]);
	if (!listed) return [styled('IndicatorHeading', children, writer, { outlineLevel: level - 1 })];
	const isCounted = level > 2 || number !== null;
	return [styled(`Heading${level}`, children, writer, isCounted ? {} : { numbering: false })];
}

function slideHeading(content: Heading['content']): Heading {
	return {
		type: 'heading',
		level: 1,
		content,
		id: '',
		number: null,
		opensPage: false,
		listed: false
	};
}

function listDocx({ ordered, items }: List, writer: DocxWriter, flow: Flow): Written[] {
	const inside: Flow = { ...flow, depth: flow.depth + 1, quoted: false };
	writer.lists += ordered ? 1 : 0;
	const instance = writer.lists;
	const level = Math.min(flow.depth, 2);
	return items.flatMap((item, at) => {
		const [first, ...others] = item;
		const kept = flow.kept || (flow.whole && at < items.length - 1);
		const lead = first?.type === 'paragraph' ? runs(first.content, writer) : [];
		const rest = first?.type === 'paragraph' ? others : item;
		const numbering = ordered
			? { numbering: { reference: listName('numbers'), level, instance } }
			: {};
		return [
			styled(`List${ordered ? 'Number' : 'Bullet'}${levelOf(flow.depth + 1)}`, lead, writer, {
				whole: flow.whole,
				kept: kept || rest.length > 0,
				...numbering
			}),
			...blocksDocx(rest, writer, { ...inside, kept })
		];
	});
}

/** Word's name of a level of lists: nothing, 2, 3. */
function levelOf(depth: number): string {
	return depth <= 1 ? '' : String(Math.min(depth, 3));
}

function figureDocx(figure: Figure, writer: DocxWriter, flow: Flow): Written[] {
	const caption = runs(figure.caption, writer);
	const width = pixels(proseWidth) * figure.width;
	const picture = () => [pictureRun(figure.picture, width, writer)];
	return [
		...(caption.length === 0 ? [] : [styled('Caption', caption, writer)]),
		styled('Figure', picture(), writer, flow)
	];
}

function sheetDocx(sheet: Sheet, writer: DocxWriter, flow: Flow): Written[] {
	const { heading, figure, unit, status, statusText, note, blocks } = sheet;
	const called = { ...heading, content: [...heading.content, { type: 'note', note } as const] };
	const told = [
		...(figure === '' ? [] : [textRun(figure, { style: 'IndicatorNumber' }), textRun(' ')]),
		textRun(unit),
		...(statusText === ''
			? []
			: [
					new TextRun({ children: [new Tab()] }),
					...markedRuns(statusMark(status), 10, statusText, writer)
				])
	];
	return [
		...headingDocx(called, writer),
		styled('IndicatorFigure', told, writer, { kept: flow.kept || blocks.length > 0 }),
		...together(blocks, writer, flow)
	];
}

function spotlightDocx({ item, below, illustration }: Spotlight, writer: DocxWriter, flow: Flow) {
	return [
		keyFiguresDocx([item], writer, { ...flow, kept: below.length > 0 || illustration !== null }),
		...blocksDocx(below, writer, flow),
		...(illustration === null ? [] : blockDocx(illustration, writer, flow))
	];
}

import { Table, type ParagraphChild, type TextRun } from 'docx';
import type {
	Block,
	Figure,
	Heading,
	List,
	Paragraph as ReportParagraph,
	Sheet,
	Spotlight
} from '../document.ts';
import { partsOf } from '../sheet-parts.ts';
import { captionDocx } from './caption.ts';
import { keyFigureDocx, keyFiguresDocx } from './key-figures.ts';
import { drawnWidth, pixels, proseWidth } from './measures.ts';
import { listName } from './numbering.ts';
import { styled } from './paragraph.ts';
import { pictureRun } from './picture.ts';
import { runs, textRun } from './runs.ts';
import { abreast, besideWidth, columnOf, sideBySide } from './side-by-side.ts';
import { tableDocx } from './table.ts';
import { bookmarked, plainFlow, type DocxWriter, type Flow, type Written } from './writer.ts';

export function blocksDocx(
	blocks: readonly Block[],
	writer: DocxWriter,
	flow: Flow = plainFlow
): Written[] {
	let words = openingWords + 1;
	const stretches = stretchesOf(blocks);
	const closes = stretches.length > 1 && isInColumns(stretches.at(-1)!, flow);
	const written = stretches.flatMap((stretch, at) => {
		const [block] = stretch;
		if (block.type === 'heading') words = opensPart(block, writer) ? 0 : words;
		else words = block.type === 'paragraph' || block.type === 'list' ? words + 1 : openingWords + 1;
		const endsBefore = closes && at === stretches.length - 2;
		const next = stretches[at + 1]?.[0];
		const endsPart = next === undefined || (next.type === 'heading' && opensPart(next, writer));
		const kept = flow.kept || (words <= openingWords && !endsPart) || endsBefore;
		const told = stretchDocx(stretch, writer, { ...flow, kept });
		return endsBefore ? [...told, styled('TableGap', [], writer, { kept })] : told;
	});
	return apart(written, writer, flow, true);
}

/** Words in columns: at the end, a signature, they stand on the page of what they close. */
function isInColumns([block, ...others]: Stretch, flow: Flow): boolean {
	const only = block.type === 'together' && block.blocks.length === 1 ? block.blocks[0]! : block;
	return others.length === 0 && isOnPage(flow) && only.type === 'columns' && hasOnlyWords(only);
}

/** Whether columns hold paragraphs and lists alone: they stand in a table that lays them out. */
export function hasOnlyWords({ columns }: Columns): boolean {
	return columns.flat().every(({ type }) => type === 'paragraph' || type === 'list');
}

/** Paragraphs after the heading of a part that stand on the page of its first table or drawing. */
const openingWords = 3;

/** As a part opens high enough in print, its first words are kept with what they open. */
function opensPart(heading: Heading, { document }: DocxWriter): boolean {
	return heading.opensPage || (heading.listed && heading.level === 1 && document.cover !== null);
}

type Columns = Extract<Block, { type: 'columns' }>;

type Stretch = readonly [Block, ...Block[]];

/** Blocks that a page keeps together, several in a row, are one thing told in several. */
function stretchesOf(blocks: readonly Block[]): readonly Stretch[] {
	const stretches: [Block, ...Block[]][] = [];
	for (const block of blocks) {
		const last = stretches.at(-1);
		if (block.type === 'together' && last?.[0].type === 'together') last.push(block);
		else stretches.push([block]);
	}
	return stretches;
}

function stretchDocx(stretch: Stretch, writer: DocxWriter, flow: Flow): Written[] {
	const [block, ...others] = stretch;
	if (block.type !== 'together') return blockDocx(block, writer, flow);
	return (
		pairsDocx(stretch, writer, flow) ??
		together(others.length === 0 ? block.blocks : stretch, writer, flow)
	);
}

/**
 * Word makes one of two tables that follow each other, and wants a paragraph after the one that `ends` what holds it. In
 * a column what comes after leaves no space itself.
 */
function apart(
	written: readonly Written[],
	writer: DocxWriter,
	{ column, kept }: Flow,
	ends: boolean
): Written[] {
	return written.flatMap((one, at) => {
		const next = written[at + 1];
		const isBare = next === undefined ? ends : column !== null || next instanceof Table;
		return one instanceof Table && isBare ? [one, styled('TableGap', [], writer, { kept })] : [one];
	});
}

/** One block as paragraphs and tables of Word. */
function blockDocx(block: Block, writer: DocxWriter, flow: Flow): Written[] {
	switch (block.type) {
		case 'slide':
			return [
				...headingDocx(slideHeading(block.title), writer, flow),
				...blocksDocx(block.blocks, writer, flow)
			];
		case 'spotlight':
			return spotlightDocx(block, writer, flow);
		case 'said':
			return [];
		case 'heading':
			return headingDocx(block, writer, flow);
		case 'paragraph':
			return [paragraphDocx(block, writer, flow)];
		case 'list':
			return listDocx(block, writer, flow);
		case 'quote':
			return blocksDocx(block.blocks, writer, { ...flow, quoted: true });
		case 'together':
			return together(block.blocks, writer, flow);
		case 'columns':
			return columnsDocx(block, writer, flow);
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

function paragraphDocx({ role, content }: ReportParagraph, writer: DocxWriter, flow: Flow) {
	const style = styleOf(role, flow);
	const indent = style === 'ColumnText' ? {} : unindented(flow);
	return styled(style, runs(content, writer), writer, { ...flow, ...indent });
}

function styleOf(role: ReportParagraph['role'], { quoted, depth, column }: Flow): string {
	if (role !== 'body') return role === 'lead' ? 'Lead' : 'Small';
	if (quoted) return 'Quote';
	if (column !== null && depth === 0) return 'ColumnText';
	return depth === 0 ? 'BodyText' : `ListContinue${levelOf(depth)}`;
}

/** Prose leaves no margin in a column. */
function unindented({ column }: Flow): { readonly indent?: { readonly right: 0 } } {
	return column === null ? {} : { indent: { right: 0 } };
}

/** Sentences, each with what draws it beside; null where there is anything else. */
function pairsDocx(blocks: readonly Block[], writer: DocxWriter, flow: Flow): Written[] | null {
	const told = blocks.map((block) => (isOnPage(flow) ? toldAndDrawn(block) : null));
	if (!told.every((pair) => pair !== null)) return null;
	const pairs = told.map(({ said, drawings }) => ({
		words: blocksDocx(said, writer, { ...plainFlow, column: besideWidth }),
		drawn: drawnDocx(drawings, writer)
	}));
	return [sideBySide(pairs, flow.kept)];
}

function toldAndDrawn(
	block: Block
): { readonly said: readonly Block[]; readonly drawings: readonly Figure[] } | null {
	if (block.type !== 'together') return null;
	const said = block.blocks.filter(({ type }) => type === 'paragraph');
	const drawings = onlyFigures(block.blocks.slice(said.length));
	return said.length > 0 && drawings !== null ? { said, drawings } : null;
}

/** Only a page's own text has room for two columns. */
function isOnPage({ column, depth, quoted }: Flow): boolean {
	return column === null && depth === 0 && !quoted;
}

/** Words side by side as in print; what holds a table comes one under the other within something else. */
function columnsDocx(block: Columns, writer: DocxWriter, flow: Flow): Written[] {
	const { columns } = block;
	if (!isOnPage(flow) || !hasOnlyWords(block)) return blocksDocx(columns.flat(), writer, flow);
	const inside = { ...plainFlow, column: columnOf(columns.length) };
	return [
		abreast(
			columns.map((blocks) => blocksDocx(blocks, writer, inside)),
			flow.kept
		)
	];
}

/** Blocks that a page doesn't part: each is kept with the next. */
function together(blocks: readonly Block[], writer: DocxWriter, flow: Flow): Written[] {
	const kept = { ...flow, whole: true, kept: true };
	const written = blocks.flatMap((block, at) =>
		blockDocx(block, writer, at < blocks.length - 1 ? kept : { ...kept, kept: flow.kept })
	);
	return apart(written, writer, kept, false);
}

/** A heading outside the contents has a style that they don't look for. */
function headingDocx(heading: Heading, writer: DocxWriter, flow: Flow): Written[] {
	const { level, id, listed, number, content } = heading;
	const place = writer.places.get(id);
	const words = runs(content, writer);
	const children = place === undefined ? words : (bookmarked(place, words) as ParagraphChild[]);
	if (!listed)
		return [
			styled('IndicatorHeading', children, writer, { outlineLevel: level - 1, ...unindented(flow) })
		];
	const isCounted = level > 2 || number !== null;
	return [
		styled(`Heading${level}`, children, writer, {
			...(!isCounted && { numbering: false }),
			...unindented(flow)
		})
	];
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
				...unindented(flow),
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
	const caption = captionDocx(figure.caption, writer, flow);
	const width = pixels(flow.column ?? proseWidth) * figure.width;
	const picture = () => [pictureRun(figure.picture, width, writer)];
	return [...caption, styled('Figure', picture(), writer, flow)];
}

function sheetDocx(sheet: Sheet, writer: DocxWriter, flow: Flow): Written[] {
	const { heading, figure, unit, status, statusText, note } = sheet;
	const { words, illustrations } = partsOf(sheet);
	const drawings = isOnPage(flow) ? onlyFigures(illustrations) : null;
	const called = { ...heading, content: [...heading.content, { type: 'note', note } as const] };
	const inside = drawings === null ? flow : { ...flow, column: besideWidth };
	const standing = () => runs([{ type: 'status', status, text: statusText }], writer);
	const said = (kept: boolean) => [
		styled('IndicatorFigure', figureRuns(figure, unit), writer, { kept }),
		...(statusText === '' ? [] : [styled('IndicatorStatus', standing(), writer, { kept })])
	];
	const opening = headingDocx(called, writer, flow);
	if (drawings === null) {
		const blocks = [...words, ...illustrations];
		return [...opening, ...said(flow.kept || blocks.length > 0), ...together(blocks, writer, flow)];
	}
	const told = [...said(false), ...blocksDocx(words, writer, inside)];
	const pair = { words: told, drawn: drawnDocx(drawings, writer) };
	return [...opening, sideBySide([pair], flow.kept)];
}

function figureRuns(figure: string, unit: string): TextRun[] {
	const number = figure === '' ? [] : [textRun(figure, { style: 'IndicatorNumber' }), textRun(' ')];
	return [...number, textRun(unit)];
}

/** Drawings alone: a table in a table is hard to listen to, so what has one comes one under the other. */
function onlyFigures(blocks: readonly Block[]): readonly Figure[] | null {
	const figures = blocks.filter((block) => block.type === 'figure');
	return figures.length > 0 && figures.length === blocks.length ? figures : null;
}

/** Drawings on all of the width beside words. */
function drawnDocx(figures: readonly Figure[], writer: DocxWriter): Written[] {
	const flow = { ...plainFlow, column: drawnWidth };
	return figures.flatMap(({ caption, picture }) => [
		...captionDocx(caption, writer, flow),
		styled('FigureBeside', [pictureRun(picture, pixels(drawnWidth), writer)], writer)
	]);
}

function spotlightDocx(
	{ item, below, illustration }: Spotlight,
	writer: DocxWriter,
	flow: Flow
): Written[] {
	const drawings = illustration && isOnPage(flow) ? onlyFigures([illustration]) : null;
	const inside = drawings === null ? flow : { ...flow, column: besideWidth };
	const room = inside.column ?? proseWidth;
	const said = [
		...keyFigureDocx(item, { room, isSmall: false, isLow: false }, writer),
		...blocksDocx(below, writer, inside)
	];
	if (drawings !== null)
		return [sideBySide([{ words: said, drawn: drawnDocx(drawings, writer) }], flow.kept)];
	return [...said, ...(illustration === null ? [] : blockDocx(illustration, writer, flow))];
}

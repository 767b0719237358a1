import { colon } from '#lib/indicators/series-words.ts';
import type {
	Block,
	Figure,
	Heading,
	Inline,
	KeyFigure,
	List,
	Note,
	ReportDocument,
	Sheet,
	Table
} from './document.ts';
import { markdownLine, markdownText } from './escape-markdown.ts';
import { plainText } from './inline.ts';
import { inlineMarkdown } from './inline-markdown.ts';
import { walkBlocks, walkRuns } from './walk-document.ts';

type Language = ReportDocument['language'];

/**
 * The report as text: CommonMark with GFM's tables and footnotes, UTF-8, one line a paragraph. A drawing
 * is its sentence; whatever the words look like, they are read as words.
 */
export function emitMd(document: ReportDocument): string {
	const { title, stamps, situation, held, edition, language, blocks } = document;
	const head = [
		`# ${markdownText(title)}`,
		stamps.map((stamp) => inlineMarkdown([strong(stamp)])).join(' · '),
		[situation, held, edition]
			.filter((words) => words !== '')
			.map(markdownText)
			.join(' · ')
	];
	const body = blocks.flatMap((block) => blockMarkdown(block, language));
	const notes = notesIn(blocks).map(
		({ number, content }) => `[^${number}]: ${inlineMarkdown(content)}`
	);
	const parts = [...head, ...body, ...notes].filter((part) => part !== '');
	return `${parts.join('\n\n')}\n`;
}

/** Blocks of Markdown, to be parted by blank lines. */
function blockMarkdown(block: Block, language: Language): readonly string[] {
	const inner = (blocks: readonly Block[]) => blocks.flatMap((one) => blockMarkdown(one, language));
	switch (block.type) {
		case 'heading':
			return [headingMarkdown(block)];
		case 'paragraph':
			return lines([inlineMarkdown(block.content)]);
		case 'list':
			return [listMarkdown(block, language)];
		case 'quote':
			return quoted(inner(block.blocks));
		case 'together':
			return inner(block.blocks);
		case 'columns':
			return inner(block.columns.flat());
		case 'figure':
			return figureMarkdown(block, language);
		case 'table':
			return tableMarkdown(block);
		case 'sheet':
			return sheetMarkdown(block, language);
		case 'key-figures':
			return [block.items.map((item) => `- ${keyFigureMarkdown(item, language)}`).join('\n')];
		case 'slide':
			return [
				`## ${markdownText(block.subject === null ? '' : block.subject + colon(language))}${inlineMarkdown(block.title)}`,
				...inner(block.blocks)
			];
		case 'spotlight':
			return [
				...lines([keyFigureMarkdown(block.item, language)]),
				...inner(block.below),
				...(block.illustration === null ? [] : inner([block.illustration]))
			];
		case 'said':
		case 'page-break':
			return [];
	}
}

function lines(written: readonly string[]): readonly string[] {
	return written.map(markdownLine).filter((line) => line !== '');
}

/** The title is the only heading of level 1: parts start at 2. */
function headingMarkdown({ level, number, content }: Heading): string {
	const counted = number === null ? '' : `${number} `;
	return `${'#'.repeat(level + 1)} ${counted}${inlineMarkdown(content)}`.trimEnd();
}

function listMarkdown({ ordered, items }: List, language: Language): string {
	const written = items.map((item, at) => {
		const marker = ordered ? `${at + 1}. ` : '- ';
		const blocks = item.flatMap((block) => blockMarkdown(block, language));
		const indented = blocks.join('\n\n').replace(/\n(?=[^\n])/g, `\n${' '.repeat(marker.length)}`);
		return { text: marker + indented, isLong: blocks.length > 1 };
	});
	const between = written.some(({ isLong }) => isLong) ? '\n\n' : '\n';
	return written.map(({ text }) => text).join(between);
}

function quoted(blocks: readonly string[]): readonly string[] {
	if (blocks.length === 0) return [];
	const within = blocks.join('\n\n').split('\n');
	return [within.map((line) => `> ${line}`.trimEnd()).join('\n')];
}

function figureMarkdown({ picture, caption }: Figure, language: Language): readonly string[] {
	const isTold = picture.alt.startsWith(plainText(caption));
	const named: readonly Inline[] =
		caption.length === 0 || isTold
			? []
			: [
					{ type: 'strong', content: caption },
					{ type: 'text', text: colon(language) }
				];
	return lines([inlineMarkdown([...named, { type: 'text', text: picture.alt }])]);
}

function tableMarkdown({ caption, columns, rows }: Table): readonly string[] {
	const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	const cell = (content: readonly Inline[]) => inlineMarkdown(content).trim();
	const table = [
		row(columns.map(({ title }) => cell(title))),
		row(columns.map(({ align }) => (align === 'end' ? '---:' : '---'))),
		...rows.map((cells) => row(cells.map(cell)))
	].join('\n');
	const named = caption.length === 0 ? '' : inlineMarkdown([{ type: 'strong', content: caption }]);
	return [...lines([named]), table];
}

/** Its name, its figure with its unit and status, then the rest. */
function sheetMarkdown(sheet: Sheet, language: Language): readonly string[] {
	const { heading, figure, unit, statusText, note, blocks } = sheet;
	const content: readonly Inline[] = [...heading.content, { type: 'note', note }];
	const told: readonly Inline[] = [
		...(figure === '' ? [] : [strong(figure)]),
		{
			type: 'text',
			text: (figure === '' ? unit : spaced(unit)) + (statusText === '' ? '' : ` · ${statusText}`)
		}
	];
	return [
		headingMarkdown({ ...heading, content }),
		...lines([inlineMarkdown(told)]),
		...blocks.flatMap((block) => blockMarkdown(block, language))
	];
}

/** « Ambassadeurs inscrits : **320** ambassadeurs ; 134 de plus… ; Dans le rythme ». */
function keyFigureMarkdown(item: KeyFigure, language: Language): string {
	const { title, figure, unit, change, statusText, gap } = item;
	const rest = [change, statusText, gap].filter((words) => words !== null && words !== '');
	return inlineMarkdown([
		{ type: 'text', text: title },
		...(item.note === null ? [] : [{ type: 'note' as const, note: item.note }]),
		{ type: 'text', text: title === '' ? '' : colon(language) },
		strong(figure),
		{ type: 'text', text: [spaced(unit), ...rest].join(' · ') }
	]).trim();
}

function strong(words: string): Inline {
	return { type: 'strong', content: [{ type: 'text', text: words }] };
}

function spaced(words: string): string {
	return words === '' ? '' : ` ${words}`;
}

/** Each note once, by its number. */
function notesIn(blocks: readonly Block[]): readonly Note[] {
	const notes = new Map<number, Note>();
	for (const block of walkBlocks(blocks))
		for (const run of walkRuns(block))
			if (run.type === 'note' && !notes.has(run.note.number)) notes.set(run.note.number, run.note);
	return [...notes.values()].toSorted((a, b) => a.number - b.number);
}

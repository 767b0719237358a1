import type {
	Block,
	Cover,
	Figure,
	Heading,
	Inline,
	KeyFigure,
	Note,
	Picture,
	ReportDocument,
	Sheet,
	Spotlight,
	Table
} from './document.ts';
import { columnWidths } from './column-widths.ts';
import { partsOf } from './emit-html.ts';
import { typstString, typstText } from './escape-typst.ts';
import { markForeign } from './foreign-words.ts';
import { plainText } from './inline.ts';
import { textWidth } from '#lib/charts/text-width.ts';
import { statuses } from '#lib/indicators/status.ts';
import { weathers } from '#lib/indicators/weather.ts';
import { notesOf } from './notes-of.ts';
import { reportWords } from './report-words.ts';
import { statusMark } from './status-mark.ts';
import { weatherMark } from './weather-mark.ts';
import { page, typstStyle } from './typst-style.ts';

/** A Typst source and the drawings it shows, by absolute path in its empty workspace. */
export type TypstSource = {
	readonly source: string;
	readonly drawings: ReadonlyMap<string, string>;
};

/** What the writing of one document holds. */
export type TypstWriter = {
	readonly document: ReportDocument;
	readonly drawings: Map<string, string>;
	/** Millimetres of the column that is written in; the text's when left out. */
	readonly width?: number;
	/** Points of a table's type; those of a page when left out. */
	readonly tableType?: number;
};

/** The shapes that any text may call: statuses, appraisals. */
export function standingDrawings(): Map<string, string> {
	return new Map<string, string>([
		...statuses.map((status) => [`/status-${status}.svg`, statusMark(status)] as const),
		...weathers.map((level) => [`/weather-${level}.svg`, weatherMark(level)] as const)
	]);
}

/** The report as Typst: the same tree as the HTML, all text in string literals. */
export function emitTypst(document: ReportDocument): TypstSource {
	const drawings = standingDrawings();
	const writer: TypstWriter = { document, drawings };
	const words = reportWords.page[document.language];
	const body = document.blocks.map((block) => besideNotes(block, writer)).join('\n');
	const notes = document.endNotes === null ? '' : endNotesTypst(document.endNotes, writer);
	const source = [
		`#let has-cover = ${document.cover === null ? 'false' : 'true'}`,
		`#let page-word = ${typstString(words)}`,
		`#let edition-words = ${typstString(`${reportWords.edition[document.language]} ${document.edition.slice(0, 12)}`)}`,
		typstStyle(document),
		document.cover === null ? openingTypst(writer) : coverTypst(document.cover, writer),
		body,
		notes
	].join('\n');
	return { source, drawings };
}

function contentsTypst(title: string): string {
	return `{ block(below: 10pt, par(text(size: 12pt, weight: "semibold", ${typstString(title)}))); outline(title: none, depth: 2, indent: 1.2em) }`;
}

const full = page.text + page.gap + page.notes;

/** A text around the tree, its foreign words marked. */
export function say(words: string, writer: TypstWriter): string {
	return `[${runs(markForeign(words, writer.document.foreign), writer)}]`;
}

function openingTypst(writer: TypstWriter): string {
	const { opening, situation, held, contents } = writer.document;
	const under = opening.under === '' ? 'none' : say(opening.under, writer);
	const choices = held === '' ? 'none' : typstString(held);
	return `#opening(${say(opening.over, writer)}, ${say(opening.title, writer)}, ${under}, ${typstString(situation)}, ${choices})
${contents === null ? '' : `#${contentsTypst(contents)}`}`;
}

function coverTypst(cover: Cover, writer: TypstWriter): string {
	const { contents } = writer.document;
	const presidents = cover.presidents.map((name) => `par(text(${typstString(name)}))`).join('\n');
	const line = (words: string, style: string) => `block(above: 7pt, par(text(${style}, ${words})))`;
	return `#{
set par(leading: 0.5em)
v(14mm)
block(width: ${full}mm, inset: (left: 8mm, y: 2mm), stroke: (left: 5pt + accent), {
${line(say(cover.programme, writer), 'size: 18pt, weight: "semibold", fill: accent')}
block(above: 10pt, below: 18pt, { show title: set text(size: 42pt, weight: "semibold", tracking: -0.01em); title[#${typstString(cover.title)} #text(weight: "regular", ${typstString(cover.year)})] })
${cover.territory === null ? '' : line(typstString(cover.territory), 'size: 16pt, weight: "semibold"')}
${line(typstString(cover.situation), 'size: 16pt')}
${line(typstString(cover.edition), 'size: 10.5pt, fill: ink2')}
})
${contents === null ? '' : `v(1fr)\nblock(width: ${full}mm, inset: (left: 8mm), ${contentsTypst(contents)})`}
v(1fr)
block(width: ${page.text}mm, inset: (left: 8mm), {
set par(spacing: 0.6em)
${presidents}
${cover.publisher === null ? '' : `v(6pt)\ntext(fill: ink2, ${typstString(cover.publisher)})`}
})
v(6mm)
pagebreak()
}`;
}

/** The notes of the whole text, after it. */
function endNotesTypst(title: string, writer: TypstWriter): string {
	const notes = writer.document.blocks.flatMap(notesOf).toSorted((a, b) => a.number - b.number);
	if (notes.length === 0) return '';
	return `#heading(level: 1, outlined: false)[${typstText(title)}]\n${notesUnder(notes, writer)}`;
}

/** Characters of notes that two to a line would leave gaps between, over pages. */
const manyNotes = 5_000;

/** Notes two to a line, or running on in columns, for what leaves them no margin. */
function notesUnder(notes: readonly Note[], writer: TypstWriter): string {
	const length = notes.reduce((sum, { content }) => sum + plainText(content).length, 0);
	const cells = notes.map((note) => `[${notesTypst([note], writer)}]`);
	return `#notes-under(running: ${length > manyNotes}, ${cells.join(', ')})`;
}

/** A block with the notes it is the first to call in the margin beside it, or under what takes the margin. */
function besideNotes(block: Block, writer: TypstWriter): string {
	const notes = writer.document.endNotes === null ? notesOf(block) : [];
	if (block.type === 'sheet') return sheetTypst(block, notes, writer);
	const content = blockTypst(block, writer);
	if (notes.length === 0) return content;
	if (block.type === 'heading') return `${content}\n`;
	if (takesMargin(block)) return `${content}\n${notesUnder(notes, writer)}`;
	return `#beside([${content}], [${notesTypst(notes, writer)}])`;
}

function takesMargin(block: Block): boolean {
	return (
		block.type === 'key-figures' ||
		block.type === 'columns' ||
		block.type === 'spotlight' ||
		(block.type === 'table' && block.wide)
	);
}

function notesTypst(notes: readonly Note[], writer: TypstWriter): string {
	return notes
		.map(({ number, content }) => `#note(${number}, [${runs(content, writer)}])`)
		.join('\n');
}

/** One block as Typst. */
export function blockTypst(block: Block, writer: TypstWriter): string {
	switch (block.type) {
		case 'slide':
			return `#heading(level: 1, outlined: false)[${runs(block.title, writer)}]\n${block.blocks.map((inner) => blockTypst(inner, writer)).join('\n')}`;
		case 'spotlight':
			return spotlightTypst(block, writer);
		case 'said':
			return '';
		case 'heading':
			return headingTypst(block, writer);
		case 'paragraph':
			return paragraphTypst(block, writer);
		case 'list': {
			const name = block.ordered ? 'enum' : 'list';
			const items = block.items.map(
				(item) => `[${item.map((inner) => blockTypst(inner, writer)).join('\n')}]`
			);
			return `#${name}(${items.join(', ')})`;
		}
		case 'quote':
			return `#quote(block: true)[${block.blocks.map((inner) => blockTypst(inner, writer)).join('\n')}]`;
		case 'together':
			return `#block(breakable: false, width: 100%)[${block.blocks.map((inner) => blockTypst(inner, writer)).join('\n')}]`;
		case 'columns':
			return columnsTypst(block.columns, writer);
		case 'figure':
			return figureTypst(block, writer);
		case 'table':
			return tableTypst(block, writer);
		case 'sheet':
			return sheetTypst(block, [], writer);
		case 'key-figures':
			return keyFiguresTypst(block.items, writer);
		case 'page-break':
			return '#pagebreak(weak: true)';
	}
}

function paragraphTypst(
	{ role, content }: Extract<Block, { type: 'paragraph' }>,
	writer: TypstWriter
): string {
	const text = runs(content, writer);
	if (role === 'lead') return `#lead[${text}]`;
	return role === 'small' ? `#small[#par[${text}]]` : `#par[${text}]`;
}

/**
 * A listed heading is shown again in the contents, where a label may not stand twice: the place that
 * its notes point back to comes before it.
 */
function headingTypst(heading: Heading, writer: TypstWriter): string {
	const { level, number, id, listed, content } = heading;
	const opens =
		heading.opensPage || (listed && level === 1 && writer.document.cover !== null)
			? '#at-page-top\n'
			: '';
	const counted = number === null ? '' : `#number(${typstString(number)})`;
	const notes = listed ? notesOf(heading) : [];
	const places = notes.map((note) => `#metadata("")#label("call-${note.number}")`).join('');
	const words = runs(listed ? content.map(calledAgain) : content, writer);
	return `${opens}${places}#heading(level: ${level}, outlined: ${listed && level <= 2})[${counted}${words}]#label(${typstString(id)})`;
}

function calledAgain(run: Inline): Inline {
	return run.type === 'note' ? { ...run, note: { ...run.note, first: false } } : run;
}

function figureTypst(figure: Figure, writer: TypstWriter): string {
	const caption = figure.caption.length === 0 ? 'none' : `[${runs(figure.caption, writer)}]`;
	return `#figure-row(${caption}, ${drawing(figure.picture, figure.width, writer)})`;
}

/** A picture, by the path that it is kept under. */
export function drawing({ svg, alt }: Picture, share: number, { drawings }: TypstWriter): string {
	const path = `/drawing-${drawings.size}.svg`;
	drawings.set(path, svg);
	return `image(${typstString(path)}, alt: ${typstString(alt)}, width: ${Math.round(share * 100)}%)`;
}

/** Blocks side by side on the whole width, margin included. */
function columnsTypst(columns: readonly (readonly Block[])[], writer: TypstWriter): string {
	const width = (full - page.between * (columns.length - 1)) / columns.length;
	const inside = { ...writer, width };
	const cells = columns.map(
		(column) => `[${column.map((inner) => blockTypst(inner, inside)).join('\n')}]`
	);
	return `#block(width: ${full}mm, grid(columns: (1fr,) * ${columns.length}, column-gutter: ${page.between}mm, ${cells.join(', ')}))`;
}

/** Lines of a table's rows, and points that one takes, under which it is kept on one page. */
const keptLines = 12;
const pageTableType = 9;

function tableTypst(table: Table, writer: TypstWriter): string {
	const { caption, columns, rows, wide } = table;
	const width = wide ? full : (writer.width ?? page.text);
	const type = writer.tableType ?? pageTableType;
	const { widths, lines } = columnWidths(table, (width * 72 * pageTableType) / (25.4 * type));
	const aligns = columns.map(({ align }) => align).join(', ');
	const head = columns.map(
		({ title }) =>
			`table.cell(stroke: (bottom: 0.8pt + ink), align: bottom, text(size: 0.945em, weight: "semibold")[${runs(title, writer)}])`
	);
	const cells = rows
		.map((row) => row.map((cell) => `[${runs(cell, writer)}]`).join(', '))
		.join(',\n');
	const named =
		caption.length === 0
			? ''
			: `#block(above: 10pt, below: 4pt, sticky: true, par(text(weight: "semibold", size: 10pt)[${runs(caption, writer)}]))\n`;
	const parts = widths.map((points) => `${Math.round(points * 100) / 100}fr`).join(', ');
	const across = wide ? `${full}mm` : '100%';
	return `${named}#block(above: 6pt, below: 14pt, width: ${across}, breakable: ${lines > keptLines}, table(columns: (${parts},), align: (${aligns},), table.header(${head.join(', ')}),
${cells === '' ? '' : `${cells},`} table.hline(stroke: 0.5pt + rule)))`;
}

/** A status: its shape, then its word. */
export function statusRun(status: KeyFigure['status'], words: string): string {
	return `#box[#mark(${typstString(status ?? 'no-target')})#h(0.35em)${typstText(words)}]`;
}

/** What an indicator says, and what draws it beside, with its notes under. */
function sheetTypst(sheet: Sheet, notes: readonly Note[], writer: TypstWriter): string {
	const heading = headingTypst(
		{ ...sheet.heading, content: [...sheet.heading.content, { type: 'note', note: sheet.note }] },
		writer
	);
	const status =
		sheet.statusText === '' ? 'none' : `[${statusRun(sheet.status, sheet.statusText)}]`;
	const { words, illustrations } = partsOf(sheet);
	const said = words.map((inner) => blockTypst(inner, writer)).join('\n');
	const drawn = illustrations.map((inner) => illustrationTypst(inner, writer)).join('\n');
	return `#sheet([${heading}], ${typstString(sheet.figure)}, ${typstString(sheet.unit)}, ${status}, [${said}], [${drawn}], [${notesTypst(notes, writer)}])`;
}

/** One figure large, what draws it beside. */
function spotlightTypst({ item, below, illustration }: Spotlight, writer: TypstWriter): string {
	const said = below.map((inner) => blockTypst(inner, writer)).join('\n');
	const drawn = illustration === null ? '' : illustrationTypst(illustration, writer);
	return `#spotlight(${keyFigureTypst(item, false, writer)}, [${said}], [${drawn}])`;
}

/** Drawn on all of the width that a sheet leaves. */
function illustrationTypst(block: Block, writer: TypstWriter): string {
	if (block.type === 'figure') return `#figure-row(none, ${drawing(block.picture, 1, writer)})`;
	return blockTypst(block, { ...writer, width: page.drawn });
}

/** Two to a line, or four small ones where none has a bar. */
function keyFiguresTypst(items: readonly KeyFigure[], writer: TypstWriter): string {
	const isSmall = items.length > 2 && items.every(({ bullet }) => bullet === null);
	const columns = isSmall ? (items.length % 4 === 0 || items.length > 4 ? 4 : 3) : 2;
	const room = ((full - 6 * (columns - 1)) / columns) * (72 / 25.4);
	// Figures of one row stand on one line, whatever their titles take.
	const wraps = items.some(({ title }) => textWidth(title, 10.5, 'semibold') > room - 8);
	const cells = items.map((item) =>
		keyFigureTypst(item, isSmall, writer, isSmall && wraps ? 2 : 1)
	);
	return `#block(width: ${full}mm, above: 12pt, below: 16pt, grid(columns: (1fr,) * ${columns}, column-gutter: ${isSmall ? 6 : 10}mm, row-gutter: 8mm, ${cells.join(',\n')}))`;
}

function keyFigureTypst(
	item: KeyFigure,
	isSmall: boolean,
	writer: TypstWriter,
	titleLines = 1
): string {
	const optional = (words: string | null) => (words === null ? 'none' : typstString(words));
	const bullet = item.bullet === null ? 'none' : drawing(item.bullet, 1, writer);
	const status = item.statusText === '' ? '[]' : `[${statusRun(item.status, item.statusText)}]`;
	const call =
		item.note === null ? '' : `#call(${item.note.number}, ${item.note.first ? 'true' : 'false'})`;
	const words = runs(markForeign(item.title, writer.document.foreign), writer);
	const title = item.language === null ? words : spoken(item.language, words);
	return `key-figure([${title}${call}], ${typstString(item.figure)}, ${typstString(item.unit)}, ${optional(item.change)}, ${bullet}, ${status}, ${optional(item.gap)}, small: ${isSmall}, lines: ${titleLines})`;
}

/** A run of text as Typst. */
export function runs(content: readonly Inline[], writer: TypstWriter): string {
	return content.map((run) => runTypst(run, writer)).join('');
}

function runTypst(run: Inline, writer: TypstWriter): string {
	switch (run.type) {
		case 'text':
			return typstText(run.text);
		case 'strong':
			return `#text(weight: "semibold")[${runs(run.content, writer)}]`;
		case 'emphasis':
			return `#emph[${runs(run.content, writer)}]`;
		case 'code':
			return typstText(run.text);
		case 'link':
			return run.href.startsWith('#')
				? runs(run.content, writer)
				: `#link(${typstString(run.href)})[${runs(run.content, writer)}]`;
		case 'break':
			return '#linebreak()';
		case 'foreign':
			return spoken(run.language, runs(run.content, writer));
		case 'spark':
			return sparkTypst(run.picture, writer);
		case 'weather':
			return `#box[#weather(${typstString(run.level)})#h(0.35em)${typstText(run.text)}]`;
		case 'status':
			return statusRun(run.status, run.text);
		case 'note':
			return `#call(${run.note.number}, ${run.note.first ? 'true' : 'false'})`;
	}
}

/** Words in another language: Typst takes its letters, its region after. */
function spoken(language: string, words: string): string {
	const [letters = '', region] = language.split('-');
	const area = region === undefined ? 'none' : typstString(region);
	return `#text(lang: ${typstString(letters)}, region: ${area})[${words}]`;
}

/** A drawing that its words stand beside: nothing for who listens. */
function sparkTypst({ svg }: Picture, { drawings }: TypstWriter): string {
	const path = `/drawing-${drawings.size}.svg`;
	drawings.set(path, svg);
	return `#spark(${typstString(path)})#h(1fr)`;
}

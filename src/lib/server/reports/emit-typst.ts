import type { Block, Cover, Note, ReportDocument } from './document.ts';
import { typstString, typstText } from './escape-typst.ts';
import { plainText } from './inline.ts';
import { notesOf } from './notes-of.ts';
import { reportWords } from './report-words.ts';
import { blockTypst, sheetTypst } from './typst-blocks.ts';
import {
	notesTypst,
	say,
	standingDrawings,
	type TypstSource,
	type TypstWriter
} from './typst-runs.ts';
import { fullWidth, page, typstStyle } from './typst-style.ts';

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
		`#let edition-words = ${typstString(`${reportWords.edition[document.language]} ${document.editionId.slice(0, 12)}`)}`,
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
block(width: ${fullWidth}mm, inset: (left: 8mm, y: 2mm), stroke: (left: 5pt + accent), {
${line(say(cover.programme, writer), 'size: 18pt, weight: "semibold", fill: accent')}
block(above: 10pt, below: 18pt, { show title: set text(size: 42pt, weight: "semibold", tracking: -0.01em); title[#${typstString(cover.title)} #text(weight: "regular", ${typstString(cover.year)})] })
${cover.territory === null ? '' : line(typstString(cover.territory), 'size: 16pt, weight: "semibold"')}
${line(typstString(cover.situation), 'size: 16pt')}
${line(typstString(cover.edition), 'size: 10.5pt, fill: ink2')}
})
${contents === null ? '' : `v(1fr)\nblock(width: ${fullWidth}mm, inset: (left: 8mm), ${contentsTypst(contents)})`}
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

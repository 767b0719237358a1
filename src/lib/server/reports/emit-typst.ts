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
	Table
} from './document.ts';
import { typstString, typstText } from './escape-typst.ts';
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
	const source = [
		`#let has-cover = ${document.cover === null ? 'false' : 'true'}`,
		`#let page-word = ${typstString(words)}`,
		typstStyle(document),
		document.cover === null ? plainTitle(document) : coverTypst(document.cover, document),
		body
	].join('\n');
	return { source, drawings };
}

function contentsTypst(title: string): string {
	return `{ block(below: 10pt, text(size: 12pt, weight: "semibold", ${typstString(title)})); outline(title: none, depth: 2, indent: 1.2em) }`;
}

function plainTitle({ title, situation, held, contents }: ReportDocument): string {
	return `#block(width: ${page.text + page.gap + page.notes}mm, below: 6pt, { show title: set text(size: 22pt, weight: "semibold"); title(text(${typstString(title)})) })
#block(below: 14pt, text(fill: ink2, ${typstString(situation)})${held === '' ? '' : ` + linebreak() + text(weight: "semibold", ${typstString(held)})`})
${contents === null ? '' : `#${contentsTypst(contents)}`}`;
}

function coverTypst(cover: Cover, document: ReportDocument): string {
	const presidents = cover.presidents.map((name) => `par(text(${typstString(name)}))`).join('\n');
	const line = (words: string, style: string) =>
		`block(above: 6pt, text(${style}, ${typstString(words)}))`;
	return `#{
set par(leading: 0.5em)
v(18mm)
block(width: ${page.text + page.gap + page.notes}mm, inset: (left: 8mm), stroke: (left: 5pt + accent), {
${line(cover.programme, 'size: 18pt, weight: "semibold", fill: accent')}
block(above: 10pt, below: 16pt, { show title: set text(size: 38pt, weight: "semibold"); title(text(${typstString(`${cover.title} ${cover.year}`)})) })
${cover.territory === null ? '' : line(cover.territory, 'size: 16pt')}
${line(cover.situation, 'size: 16pt')}
${line(cover.edition, 'size: 10.5pt, fill: ink2')}
})
${document.contents === null ? '' : `v(1fr)\nblock(inset: (left: 8mm), ${contentsTypst(document.contents)})`}
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

/** A block with the notes it is the first to call in the margin beside it. */
function besideNotes(block: Block, writer: TypstWriter): string {
	const notes = notesOf(block);
	const content = blockTypst(block, writer);
	if (block.type === 'sheet')
		return `#apart(beside(breakable: false, pad: 2pt, [${content}], [${notesTypst(notes, writer)}]))`;
	if (notes.length === 0) return content;
	if (block.type === 'heading') return `${content}\n`;
	return `#beside([${content}], [${notesTypst(notes, writer)}])`;
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
			return `${keyFiguresTypst([block.item], writer)}\n${block.below.map((inner) => blockTypst(inner, writer)).join('\n')}\n${block.illustration === null ? '' : blockTypst(block.illustration, writer)}`;
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
		case 'figure':
			return figureTypst(block, writer);
		case 'table':
			return tableTypst(block, writer);
		case 'sheet':
			return sheetTypst(block, writer);
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
			? '#pagebreak(weak: true)\n'
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

function tableTypst({ caption, columns, rows, wide }: Table, writer: TypstWriter): string {
	const widths = columns.map(({ share }) => `${share}fr`).join(', ');
	const aligns = columns.map(({ align }) => align).join(', ');
	const head = columns.map(
		({ title }) =>
			`text(size: 0.945em, weight: "semibold", hyphenate: true)[${runs(title, writer)}]`
	);
	const cells = rows
		.map((row) => row.map((cell) => `[${runs(cell, writer)}]`).join(', '))
		.join(',\n');
	const named =
		caption.length === 0
			? ''
			: `#block(above: 10pt, below: 4pt, sticky: true, text(weight: "semibold", size: 10pt)[${runs(caption, writer)}])\n`;
	const width = wide ? `${page.text + page.gap + page.notes}mm` : '100%';
	return `${named}#block(above: 6pt, below: 14pt, width: ${width}, table(columns: (${widths},), align: (${aligns},), table.header(${head.map((cell) => `table.cell(stroke: (bottom: 0.8pt + ink), align: bottom, ${cell})`).join(', ')}),
${cells === '' ? '' : `${cells},`} table.hline(stroke: 0.5pt + rule)))`;
}

/** A status: its shape, then its word. */
export function statusRun(status: KeyFigure['status'], words: string): string {
	return `#box[#mark(${typstString(status ?? 'no-target')})#h(0.35em)${typstText(words)}]`;
}

function sheetTypst(sheet: Sheet, writer: TypstWriter): string {
	const heading = headingTypst(
		{ ...sheet.heading, content: [...sheet.heading.content, { type: 'note', note: sheet.note }] },
		writer
	);
	const status =
		sheet.statusText === '' ? 'none' : `[${statusRun(sheet.status, sheet.statusText)}]`;
	const blocks = sheet.blocks.map((inner) => blockTypst(inner, writer)).join('\n');
	return `#sheet([${heading}], ${typstString(sheet.figure)}, ${typstString(sheet.unit)}, ${status}, [${blocks}])`;
}

function keyFiguresTypst(items: readonly KeyFigure[], writer: TypstWriter): string {
	const optional = (words: string | null) => (words === null ? 'none' : typstString(words));
	const cells = items.map((item) => {
		const bullet = item.bullet === null ? 'none' : drawing(item.bullet, 1, writer);
		const status = item.statusText === '' ? '[]' : `[${statusRun(item.status, item.statusText)}]`;
		return `key-figure(${typstString(item.title)}, ${typstString(item.figure)}, ${typstString(item.unit)}, ${optional(item.change)}, ${bullet}, ${status}, ${optional(item.gap)})`;
	});
	return `#block(width: ${page.text + page.gap + page.notes}mm, above: 8pt, below: 16pt, grid(columns: (1fr, 1fr), column-gutter: 10mm, row-gutter: 9mm, ${cells.join(',\n')}))`;
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
		case 'weather':
			return `#box[#weather(${typstString(run.level)})#h(0.35em)${typstText(run.text)}]`;
		case 'status':
			return statusRun(run.status, run.text);
		case 'note':
			return `#call(${run.note.number}, ${run.note.first ? 'true' : 'false'})`;
	}
}

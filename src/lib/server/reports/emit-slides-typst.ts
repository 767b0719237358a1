import { breakText, textWidth } from '#lib/charts/text-width.ts';
import type {
	Block,
	Figure,
	KeyFigure,
	ReportDocument,
	Slide,
	Spotlight,
	Table
} from './document.ts';
import { slidesOf } from './emit-slides.ts';
import { isSign, keyFigureRow, missingSize, wordSize } from './key-figure-row.ts';
import { blockTypst } from './typst-blocks.ts';
import {
	drawing,
	runs,
	say,
	standingDrawings,
	statusRun,
	type TypstSource,
	type TypstWriter
} from './typst-runs.ts';
import { typstString } from './escape-typst.ts';
import { typstStyle } from './typst-style.ts';

/** A slide on paper, 16 by 9, in millimetres. */
const sheet = { width: 338.7, height: 190.5, side: 14, top: 12, bottom: 15 } as const;
/** Points of a figure that stands alone. */
const spotlightSize = 66;
const inner = { width: sheet.width - 2 * sheet.side, beside: 208, chart: 112 } as const;
/** A hair less than the sheet leaves, for the rounding of lengths. */
const tallest = sheet.height - sheet.top - sheet.bottom - 0.5;

/**
 * A slide is one sheet whatever it holds: under its title, what is too tall is drawn smaller, on a
 * measure as much wider so that it still fills the width; what is taller still is drawn smaller whole.
 */
const fitted = `#let fitted(head, body) = context {
  let room = ${tallest}mm - if head == none { 0pt } else { measure(head, width: ${inner.width}mm).height + 30pt }
  let tall(share) = measure(body, width: ${inner.width}mm / share).height
  let share = 1.0
  while share > 0.4 and tall(share) * share > room { share -= 0.04 }
  let height = tall(share)
  let drawn = if height * share > room { room / height } else { share }
  head
  if head != none { v(10pt, weak: false) }
  if drawn == 1 { body } else { scale(drawn * 100%, origin: top + left, reflow: true, block(width: ${inner.width}mm / share, body)) }
}`;

/** The course of a deck as Typst, a slide a page; annexes are for the screen. */
export function emitSlidesTypst(document: ReportDocument): TypstSource {
	const drawings = standingDrawings();
	const writer: TypstWriter = { document, drawings };
	const slides = slidesOf(document).filter(({ annex }) => !annex);
	const source = [
		'#let has-cover = false',
		'#let page-word = ""',
		'#let edition-words = ""',
		typstStyle(document),
		slidesPage(document),
		...slides.map((slide, at) => slideTypst(slide, at, writer))
	].join('\n');
	return { source, drawings };
}

function slidesPage({ runningTitle, situation, stamps }: ReportDocument): string {
	const stamped = stamps.map((stamp) => `text(weight: "bold", fill: ink, ${typstString(stamp)})`);
	return `
#set page(width: ${sheet.width}mm, height: ${sheet.height}mm, margin: (x: ${sheet.side}mm, top: ${sheet.top}mm, bottom: ${sheet.bottom}mm), header: none, footer: context block(width: 100%, text(size: 10pt, fill: ink2, { text(${typstString(`${runningTitle} · ${situation}`)}); h(1em); (${stamped.map((stamp) => `${stamp},`).join(' ')}).join(h(1em)); h(1fr); str(counter(page).get().first()); " / "; str(counter(page).final().first()) })))
#set text(size: 22pt)
#set par(leading: 0.5em, spacing: 0.8em)
#set table(inset: (x: 9pt, y: 7.5pt))
#show table: set text(size: 16pt)
#show heading.where(level: 1): it => block(below: 20pt, above: 0pt, width: 100%, text(size: 30pt, weight: "semibold", it.body))
#let lead(body) = block(below: 10pt, par(text(size: 26pt, body)))
#let small(body) = text(size: 13pt, fill: ink2, body)
${fitted}
#let subject(words) = block(below: 12pt, above: 0pt, par(text(size: 16pt, weight: "semibold", fill: accent, words)))
#let figure-row(caption, drawing) = block(breakable: false, width: 100%, { if caption != none { block(below: 12pt, sticky: true, par(text(weight: "semibold", size: 16pt, caption))) }; drawing })
#let opening(body) = { v(1fr); block(width: 100%, stroke: (left: 4pt + accent), inset: (left: 9mm, y: 5mm), { show heading.where(level: 1): it => block(below: 14pt, text(size: 50pt, weight: "semibold", it.body)); body }); v(1.4fr) }
#let large(title, value, unit, change, bullet, status, gap, size: 60pt, apart: false, name: 18pt, lines: 1, told: 0) = block(breakable: false, width: 100%, { set text(size: 18pt); set par(spacing: 0.55em, leading: 0.45em); if title != "" { block(height: lines * 1.2em, below: 10pt, text(size: name, weight: "semibold", title)) }; let digits = text(size: size, weight: "semibold", number-width: "proportional", value); if apart { block(above: 0pt, below: 10pt, digits); text(size: name, unit) } else { digits; text(" "); text(unit) }; parbreak(); if told > 0 { block(height: told * 15.5pt, text(size: 14pt, fill: ink2, if change == none { "" } else { change })) } else if change != none { text(size: 14pt, fill: ink2, change); parbreak() }; if bullet != none { v(4pt); bullet; v(2pt); parbreak() }; status; if gap != none { parbreak(); text(size: 14pt, fill: ink2, gap) } })
`;
}

function slideTypst(slide: Slide, at: number, writer: TypstWriter): string {
	const opens = at === 0 ? '' : '#pagebreak(weak: true)\n';
	const subject = slide.subject === null ? '' : `#subject(${say(slide.subject, writer)})\n`;
	const matter = slide.blocks.map((block) => matterTypst(block, writer)).join('\n');
	const title =
		at === 0
			? `#{ show title: set text(size: 50pt, weight: "semibold"); title[${runs(slide.title, writer)}] }`
			: `#heading(level: 1, outlined: false, bookmarked: true)[${runs(slide.title, writer)}]`;
	const head = `${subject}${title}`;
	return slide.form === 'opening'
		? `${opens}#fitted(none, opening[${head}\n${matter}])`
		: `${opens}#fitted([${head}], [${matter}])`;
}

function matterTypst(block: Block, writer: TypstWriter): string {
	switch (block.type) {
		case 'key-figures': {
			const { columns, width, size } = keyFigureRow(block.items);
			const names = block.items.map(({ title }) => title);
			const name = wordSize(names, width, 'semibold');
			const lines = names.some((one) => textWidth(one, name, 'semibold') > width) ? 2 : 1;
			const changes = block.items.map(({ change }) => breakText(change ?? '', width, 14).length);
			const set = { size, name, lines, told: Math.max(...changes) };
			const cells = block.items.map((item) => largeTypst(item, writer, set));
			return `#v(6pt)\n#grid(columns: (1fr,) * ${columns}, column-gutter: 28pt, row-gutter: 8mm, ${cells.join(', ')})`;
		}
		case 'spotlight':
			return spotlightTypst(block, writer);
		case 'figure':
			return chartTypst(block, writer);
		case 'table':
			return tableOnSlide(block, writer);
		default:
			return blockTypst(block, writer);
	}
}

/** Fewer rows are set larger. */
function tableOnSlide(table: Table, writer: TypstWriter): string {
	const tableType = table.rows.length <= 5 ? 20 : table.rows.length <= 9 ? 18 : 16;
	const written = blockTypst(
		{ ...table, wide: false },
		{ ...writer, width: inner.width, tableType }
	);
	return `#[#show table: set text(size: ${tableType}pt)\n${written}]`;
}

function spotlightTypst({ item, below, illustration }: Spotlight, writer: TypstWriter): string {
	const words = below.map((block) => matterTypst(block, writer)).join('\n');
	const beside =
		illustration === null
			? ''
			: illustration.type === 'figure'
				? chartTypst(illustration, writer, inner.beside)
				: matterTypst(illustration, writer);
	return `#block(above: 22pt, width: 100%, grid(columns: (1fr, 2.3fr), column-gutter: 12mm, [#${largeTypst(item, writer, { size: spotlightSize, name: 18, lines: 1, told: 0 })}\n#text(size: 15pt)[${words}]], [${beside}]))`;
}

/** Points of a figure and of its name; lines that names and changes take, so that a row stands on one line. */
type LargeSizes = Readonly<Record<'size' | 'name' | 'lines' | 'told', number>>;

function largeTypst(
	item: KeyFigure,
	writer: TypstWriter,
	{ size, name, lines, told }: LargeSizes
): string {
	const optional = (words: string | null) => (words === null ? 'none' : typstString(words));
	const bullet = item.bullet === null ? 'none' : drawing(item.bullet, 1, writer);
	const digits = item.value.value === null ? missingSize : size;
	const status = item.statusText === '' ? '[]' : `[${statusRun(item.status, item.statusText)}]`;
	return `large(${typstString(item.title)}, ${typstString(item.figure)}, ${typstString(item.unit)}, ${optional(item.change)}, ${bullet}, ${status}, ${optional(item.gap)}, size: ${digits}pt, apart: ${!isSign(item.unit)}, name: ${name}pt, lines: ${lines}, told: ${told})`;
}

/** A chart as large as the slide allows, in height as in width. */
function chartTypst(
	{ picture, caption }: Figure,
	writer: TypstWriter,
	room: number = inner.width
): string {
	const { width, height } = picture;
	const share = Math.min(1, (inner.chart * width) / (height * room));
	const words = caption.length === 0 ? 'none' : `[${runs(caption, writer)}]`;
	return `#figure-row(${words}, align(center, ${drawing(picture, share, writer)}))`;
}

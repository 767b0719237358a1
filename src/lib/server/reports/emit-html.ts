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
	Slide,
	Spotlight,
	Table
} from './document.ts';
import { escapeHtml } from './escape-html.ts';
import { markForeign } from './foreign-words.ts';
import { htmlStyle } from './html-style.ts';
import { notesOf } from './notes-of.ts';
import { reportWords } from './report-words.ts';
import { statusMark } from './status-mark.ts';
import { weatherMark } from './weather-mark.ts';

/** What the writing of one document holds. */
export type HtmlWriter = {
	readonly document: ReportDocument;
	/** Pictures written so far: ids inside an SVG are the page's. */
	pictures: number;
};

/** The report as one file that needs no other: styles, fonts and drawings inside, no script. */
export function emitHtml(document: ReportDocument, fontFaces: string): string {
	const writer: HtmlWriter = { document, pictures: 0 };
	const { language, title, author, description, endNotes } = document;
	const main = document.blocks.map((block) => besideNotes(block, writer)).join('\n');
	const cover = document.cover ? coverHtml(document.cover, writer) : openingHtml(document, writer);
	const notes = endNotes === null ? '' : endNotesHtml(endNotes, writer);
	return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<meta name="author" content="${escapeHtml(author)}">
<meta name="description" content="${escapeHtml(description)}">
<meta name="date" content="${document.date}">
<meta name="edition" content="${escapeHtml(document.edition)}">
<meta name="generator" content="Jalon">
<style>${fontFaces}${htmlStyle(document)}</style>
</head>
<body${endNotes === null ? '' : ' class="plain"'}>
${stampHtml(document)}<header>
${cover}
</header>
${document.contents === null ? '' : contentsHtml(document.contents, writer)}
<main>
${main}${notes}
</main>
<footer><p>${[document.runningTitle, document.situation, document.held]
		.filter(Boolean)
		.map((words) => say(words, writer))
		.join(' · ')}</p></footer>
</body>
</html>
`;
}

function stampHtml({ stamps }: ReportDocument): string {
	if (stamps.length === 0) return '';
	return `<aside class="stamp">${stamps.map((stamp) => `<span>${escapeHtml(stamp)}</span>`).join(' ')}</aside>\n`;
}

/** A text around the tree, its foreign words marked. */
export function say(words: string, writer: HtmlWriter): string {
	return runs(markForeign(words, writer.document.foreign), writer);
}

function openingHtml({ opening, situation, held }: ReportDocument, writer: HtmlWriter): string {
	const choices = held === '' ? '' : `\n<p class="held"><strong>${escapeHtml(held)}</strong></p>`;
	const under = opening.under === '' ? '' : `<p class="under">${say(opening.under, writer)}</p>\n`;
	return `<p class="over">${say(opening.over, writer)}</p>
<h1>${say(opening.title, writer)}</h1>
${under}<p class="situation">${escapeHtml(situation)}</p>${choices}`;
}

function coverHtml(cover: Cover, writer: HtmlWriter): string {
	const territory = cover.territory
		? `<p class="territory">${escapeHtml(cover.territory)}</p>\n`
		: '';
	const presidents = cover.presidents.map((name) => `<li>${escapeHtml(name)}</li>`).join('');
	return `<div class="cover">
<p class="programme">${say(cover.programme, writer)}</p>
<h1>${escapeHtml(cover.title)} <span class="year">${escapeHtml(cover.year)}</span></h1>
${territory}<p class="situation">${escapeHtml(cover.situation)}</p>
<p class="edition">${escapeHtml(cover.edition)}</p>
${presidents ? `<ul class="presidents">${presidents}</ul>` : ''}
${cover.publisher ? `<p class="publisher">${escapeHtml(cover.publisher)}</p>` : ''}
</div>`;
}

/** A block with the notes it is the first to call beside it, or under what takes the margin. */
function besideNotes(block: Block, writer: HtmlWriter): string {
	const notes = writer.document.endNotes === null ? notesOf(block) : [];
	const isWide =
		block.type === 'key-figures' ||
		block.type === 'columns' ||
		block.type === 'spotlight' ||
		(block.type === 'table' && block.wide);
	if (isWide)
		return `<div class="row wide">${blockHtml(block, writer)}${asideHtml(notes, writer)}</div>`;
	if (notes.length === 0) return `<div class="row">${blockHtml(block, writer)}</div>`;
	return `<div class="row"><div>${blockHtml(block, writer)}</div>${asideHtml(notes, writer)}</div>`;
}

/** The notes of the whole text, after it. */
function endNotesHtml(title: string, writer: HtmlWriter): string {
	const notes = writer.document.blocks.flatMap(notesOf).toSorted((a, b) => a.number - b.number);
	if (notes.length === 0) return '';
	return `\n<section class="end-notes" aria-labelledby="end-notes"><h2 id="end-notes">${escapeHtml(title)}</h2>${asideHtml(notes, writer)}</section>`;
}

function asideHtml(notes: readonly Note[], writer: HtmlWriter): string {
	if (notes.length === 0) return '';
	return `<div class="notes">${notes.map((note) => noteHtml(note, writer)).join('')}</div>`;
}

function noteHtml(note: Note, writer: HtmlWriter): string {
	const back = `<a href="#call-${note.number}" class="number">${note.number}</a>`;
	return `<p id="note-${note.number}" role="note">${back} ${runs(note.content, writer)}</p>`;
}

/** One block as HTML. */
export function blockHtml(block: Block, writer: HtmlWriter): string {
	switch (block.type) {
		case 'slide':
			return slideInPage(block, writer);
		case 'spotlight':
			return spotlightHtml(block, writer);
		case 'said':
			return '';
		case 'heading':
			return headingHtml(block, writer);
		case 'paragraph': {
			const role = block.role === 'body' ? '' : ` class="${block.role}"`;
			return `<p${role}>${runs(block.content, writer)}</p>`;
		}
		case 'list': {
			const tag = block.ordered ? 'ol' : 'ul';
			return `<${tag}>${block.items.map((item) => `<li>${itemHtml(item, writer)}</li>`).join('')}</${tag}>`;
		}
		case 'quote':
			return `<blockquote>${block.blocks.map((inner) => blockHtml(inner, writer)).join('')}</blockquote>`;
		case 'together':
			return `<div class="together">${block.blocks.map((inner) => blockHtml(inner, writer)).join('')}</div>`;
		case 'columns':
			return `<div class="columns">${block.columns.map((column) => `<div>${column.map((inner) => blockHtml(inner, writer)).join('')}</div>`).join('')}</div>`;
		case 'figure':
			return figureHtml(block, writer);
		case 'table':
			return tableHtml(block, writer);
		case 'sheet':
			return sheetHtml(block, writer);
		case 'key-figures':
			return `<ul class="key-figures">${block.items.map((item) => keyFigureHtml(item, writer)).join('')}</ul>`;
		case 'page-break':
			return '<hr class="page">';
	}
}

/** A slide among pages to be read is a part with its title. */
function slideInPage({ title, blocks }: Slide, writer: HtmlWriter): string {
	return `<section><h2>${runs(title, writer)}</h2>${blocks.map((inner) => blockHtml(inner, writer)).join('')}</section>`;
}

function spotlightHtml({ item, below, illustration }: Spotlight, writer: HtmlWriter): string {
	const beside = illustration === null ? '' : blockHtml(illustration, writer);
	const under = below.map((inner) => blockHtml(inner, writer)).join('');
	return `<div class="spotlight"><div><ul class="key-figures">${keyFigureHtml(item, writer)}</ul>${under}</div>${beside}</div>`;
}

/** A lone paragraph in an item needs no `<p>`. */
function itemHtml(item: readonly Block[], writer: HtmlWriter): string {
	const [only] = item;
	if (item.length === 1 && only?.type === 'paragraph') return runs(only.content, writer);
	return item.map((inner) => blockHtml(inner, writer)).join('');
}

/** The title is the only `<h1>`: parts start at 2. */
function headingHtml(heading: Heading, writer: HtmlWriter): string {
	const tag = `h${heading.level + 1}`;
	const number = heading.number === null ? '' : `<span class="number">${heading.number}</span> `;
	const page = heading.opensPage ? ' class="opens-page"' : '';
	return `<${tag} id="${heading.id}"${page}>${number}${runs(heading.content, writer)}</${tag}>`;
}

function figureHtml(figure: Figure, writer: HtmlWriter): string {
	const caption =
		figure.caption.length === 0 ? '' : `<figcaption>${runs(figure.caption, writer)}</figcaption>`;
	const words = reportWords.figures[writer.document.language];
	const data =
		figure.data === null
			? ''
			: `<details><summary>${words}</summary>${tableHtml(figure.data, writer)}</details>`;
	const wide = pictureHtml(figure.picture, writer);
	if (figure.narrow === null) return `<figure>${caption}${wide}${data}</figure>`;
	const narrow = pictureHtml(figure.narrow, writer);
	return `<figure>${caption}<div class="wide-screen">${wide}</div><div class="small-screen">${narrow}</div>${data}</figure>`;
}

/** The drawing inline, as one image with its sentence; its inner ids are made the page's own. */
function pictureHtml({ svg, alt }: Picture, writer: HtmlWriter): string {
	writer.pictures += 1;
	const prefix = `p${writer.pictures}-`;
	return svg
		.replace(/<title\b[^>]*>[^]*?<\/title>|<desc\b[^>]*>[^]*?<\/desc>/g, '')
		.replace(/ aria-labelledby="[^"]*"| role="[^"]*"| aria-label="[^"]*"/g, '')
		.replace(/ id="([^"]*)"/g, ` id="${prefix}$1"`)
		.replace(/url\(#([^)]*)\)/g, `url(#${prefix}$1)`)
		.replace(/ href="#([^"]*)"/g, ` href="#${prefix}$1"`)
		.replace(/^<svg /, () => `<svg role="img" aria-label="${escapeHtml(alt)}" `);
}

/** A drawing that its words stand beside. */
function sparkSvg({ svg }: Picture): string {
	return svg
		.replace(/^<svg /, '<svg aria-hidden="true" ')
		.replace(/ aria-hidden="true"(?=[^>]* aria-hidden="true")/, '');
}

function tableHtml({ caption, columns, rows }: Table, writer: HtmlWriter): string {
	const align = (at: number) => (columns[at]?.align === 'end' ? ' class="end"' : '');
	const head = columns
		.map(({ title }, at) => `<th scope="col"${align(at)}>${runs(title, writer)}</th>`)
		.join('');
	const body = rows
		.map((row) => {
			const cells = row.map((cell, at) =>
				at === 0
					? `<th scope="row">${runs(cell, writer)}</th>`
					: `<td${align(at)}>${runs(cell, writer)}</td>`
			);
			return `<tr>${cells.join('')}</tr>`;
		})
		.join('');
	const named = caption.length === 0 ? '' : `<caption>${runs(caption, writer)}</caption>`;
	return `<div class="table" tabindex="0" role="group"><table>${named}<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function sheetHtml(sheet: Sheet, writer: HtmlWriter): string {
	const status =
		sheet.statusText === ''
			? ''
			: `<p class="status">${decorativeMark(sheet.status)} ${escapeHtml(sheet.statusText)}</p>`;
	const heading = headingHtml(
		{ ...sheet.heading, content: [...sheet.heading.content, { type: 'note', note: sheet.note }] },
		writer
	);
	const { words, illustrations } = partsOf(sheet);
	const write = (list: readonly Block[]) => list.map((inner) => blockHtml(inner, writer)).join('');
	const figure = sheet.figure === '' ? '' : `<strong>${escapeHtml(sheet.figure)}</strong> `;
	return `<section class="sheet"><div class="words">${heading}<p class="figure">${figure}${escapeHtml(sheet.unit)}</p>${status}${write(words)}</div>${illustrations.length === 0 ? '' : `<div class="drawn">${write(illustrations)}</div>`}</section>`;
}

/** What a sheet says, and what illustrates it. */
export function partsOf({ blocks }: Pick<Sheet, 'blocks'>): {
	readonly words: readonly Block[];
	readonly illustrations: readonly Block[];
} {
	const { words = [], illustrations = [] } = Object.groupBy(blocks, ({ type }) =>
		type === 'figure' || type === 'table' ? 'illustrations' : 'words'
	);
	return { words, illustrations };
}

function keyFigureHtml(item: KeyFigure, writer: HtmlWriter): string {
	const status =
		item.statusText === ''
			? ''
			: `<p class="status">${decorativeMark(item.status)} ${escapeHtml(item.statusText)}</p>`;
	const change = item.change === null ? '' : `<p class="change">${escapeHtml(item.change)}</p>`;
	const gap = item.gap === null ? '' : `<p class="gap">${escapeHtml(item.gap)}</p>`;
	const bullet = item.bullet === null ? '' : pictureHtml(item.bullet, writer);
	const call = item.note === null ? '' : noteCall(item.note, writer);
	const spoken = item.language === null ? '' : ` lang="${escapeHtml(item.language)}"`;
	const title =
		item.title === ''
			? ''
			: `<p class="title"><span${spoken}>${say(item.title, writer)}</span>${call}</p>`;
	return `<li>${title}<p class="large"><strong>${escapeHtml(item.figure)}</strong> ${escapeHtml(item.unit)}</p>${change}${bullet}${status}${gap}</li>`;
}

function contentsHtml(title: string, { document }: HtmlWriter): string {
	const headings = document.blocks.filter(
		(block): block is Heading => block.type === 'heading' && block.listed && block.level <= 2
	);
	const items = headings.map(({ level, id, number, content }) => {
		const words = `${number === null ? '' : `${number} `}${plain(content)}`;
		return `<li class="level-${level}"><a href="#${id}">${escapeHtml(words)}</a></li>`;
	});
	return `<nav class="contents" aria-labelledby="contents"><p id="contents" class="title">${escapeHtml(title)}</p><ol>${items.join('')}</ol></nav>`;
}

function plain(content: readonly Inline[]): string {
	return content
		.map((run) => ('text' in run ? run.text : 'content' in run ? plain(run.content) : ''))
		.join('');
}

/** A run of text as HTML. */
export function runs(content: readonly Inline[], writer: HtmlWriter): string {
	return content.map((run) => runHtml(run, writer)).join('');
}

function runHtml(run: Inline, writer: HtmlWriter): string {
	switch (run.type) {
		case 'text':
			return escapeHtml(run.text);
		case 'strong':
			return `<strong>${runs(run.content, writer)}</strong>`;
		case 'emphasis':
			return `<em>${runs(run.content, writer)}</em>`;
		case 'code':
			return `<code>${escapeHtml(run.text)}</code>`;
		case 'link':
			return `<a href="${escapeHtml(run.href)}">${runs(run.content, writer)}</a>`;
		case 'break':
			return '<br>';
		case 'foreign':
			return `<span lang="${escapeHtml(run.language)}">${runs(run.content, writer)}</span>`;
		case 'spark':
			return `<span class="spark">${sparkSvg(run.picture)}</span>`;
		case 'weather':
			return `<span class="status">${weatherMark(run.level).replace('<svg ', '<svg aria-hidden="true" class="weather" ')} ${escapeHtml(run.text)}</span>`;
		case 'status':
			return `<span class="status">${decorativeMark(run.status)} ${escapeHtml(run.text)}</span>`;
		case 'note':
			return noteCall(run.note, writer);
	}
}

function noteCall({ number, first }: Note, { document }: HtmlWriter): string {
	const id = first ? ` id="call-${number}"` : '';
	const words = `${reportWords.note[document.language]} ${number}`;
	return `<sup><a href="#note-${number}"${id} aria-label="${words}">${number}</a></sup>`;
}

function decorativeMark(status: KeyFigure['status']): string {
	return statusMark(status).replace('<svg ', '<svg aria-hidden="true" class="mark" ');
}

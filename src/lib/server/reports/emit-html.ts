import type { Block, Cover, Heading, Note, ReportDocument } from './document.ts';
import { policyMeta } from './document-policy.ts';
import { escapeHtml } from './escape-html.ts';
import { blockHtml } from './html-blocks.ts';
import { runs, say, type HtmlWriter } from './html-runs.ts';
import { htmlStyle } from './html-style.ts';
import { plainText } from './inline.ts';
import { notesOf } from './notes-of.ts';

/** The report as one file that needs no other: styles, fonts and drawings inside, no script. */
export function emitHtml(
	document: ReportDocument,
	fontFaces: string,
	{ served = false } = {}
): string {
	const writer: HtmlWriter = { document, pictures: 0 };
	const { language, title, author, description, endNotes } = document;
	const main = document.blocks.map((block) => besideNotes(block, writer)).join('\n');
	const cover = document.cover ? coverHtml(document.cover, writer) : openingHtml(document, writer);
	const notes = endNotes === null ? '' : endNotesHtml(endNotes, writer);
	const style = fontFaces + htmlStyle(document);
	return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
${policyMeta({ styles: [style], served })}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<meta name="author" content="${escapeHtml(author)}">
<meta name="description" content="${escapeHtml(description)}">
<meta name="date" content="${document.date}">
<meta name="edition" content="${escapeHtml(document.editionId)}">
<meta name="generator" content="Jalon">
<style>${style}</style>
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

function contentsHtml(title: string, { document }: HtmlWriter): string {
	const headings = document.blocks.filter(
		(block): block is Heading => block.type === 'heading' && block.listed && block.level <= 2
	);
	const items = headings.map(({ level, id, number, content }) => {
		const words = `${number === null ? '' : `${number} `}${plainText(content)}`;
		return `<li class="level-${level}"><a href="#${id}">${escapeHtml(words)}</a></li>`;
	});
	return `<nav class="contents" aria-labelledby="contents"><p id="contents" class="title">${escapeHtml(title)}</p><ol>${items.join('')}</ol></nav>`;
}

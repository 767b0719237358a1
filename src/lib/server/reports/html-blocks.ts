import type {
	Block,
	Figure,
	Heading,
	KeyFigure,
	Sheet,
	Slide,
	Spotlight,
	Table
} from './document.ts';
import { escapeHtml } from './escape-html.ts';
import { decorativeMark, noteCall, pictureHtml, runs, say, type HtmlWriter } from './html-runs.ts';
import { isSign, keyFigureRow } from './key-figure-row.ts';
import { reportWords } from './report-words.ts';
import { partsOf } from './sheet-parts.ts';

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
			return `<ul class="key-figures${rowClass(block.items, writer)}">${block.items.map((item) => keyFigureHtml(item, writer)).join('')}</ul>`;
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

/** On a slide, so many side by side, their digits so many points: `rowRules` gives the rule of each class. */
function rowClass(items: readonly KeyFigure[], { document }: HtmlWriter): string {
	if (document.layout !== 'slides') return '';
	const { columns, size } = keyFigureRow(items);
	return ` row-${columns}-${size}`;
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
	const kinds = [
		'large',
		...(isSign(item.unit) ? ['short'] : []),
		...(item.value.value === null ? ['missing'] : [])
	].join(' ');
	return `<li>${title}<p class="${kinds}"><strong>${escapeHtml(item.figure)}</strong> ${escapeHtml(item.unit)}</p>${change}${bullet}${status}${gap}</li>`;
}

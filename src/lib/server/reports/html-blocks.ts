import { isTooWide, type TableType } from './column-widths.ts';
import type {
	Block,
	Figure,
	Heading,
	Inline,
	KeyFigure,
	Sheet,
	Slide,
	Spotlight,
	Table
} from './document.ts';
import { escapeHtml } from './escape-html.ts';
import { decorativeMark, noteCall, pictureHtml, runs, say, type HtmlWriter } from './html-runs.ts';
import { plainText } from './inline.ts';
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

/** A telephone's width, less its margins, and a table's type on a screen, all in CSS pixels. */
const telephone = 288;
const screenType: TableType = { head: 15, body: 15, inset: 12, mark: 16, spark: 64 };
const mostLinesNarrow = 4;

/**
 * A table that has no room on a telephone stacks there: each row a block named by its first cell,
 * the others after their column's title. Laid out as blocks it is a table no more for who listens,
 * so that its roles are written.
 */
function tableHtml(table: Table, writer: HtmlWriter): string {
	const { caption, columns, rows } = table;
	const stacks =
		writer.document.layout === 'pages' && isTooWide(table, telephone, mostLinesNarrow, screenType);
	const role = (name: string) => (stacks ? ` role="${name}"` : '');
	const align = (at: number) => (columns[at]?.align === 'end' ? ' class="end"' : '');
	const head = columns
		.map(
			({ title }, at) =>
				`<th scope="col"${role('columnheader')}${align(at)}>${runs(title, writer)}</th>`
		)
		.join('');
	const labels = columns.map(({ title }) => escapeHtml(plainText(title).trim()));
	const cellHtml = (cell: readonly Inline[], at: number) => {
		const words = runs(cell, writer);
		if (!stacks) return `<td${align(at)}>${words}</td>`;
		const says = tellsNothing.test(plainText(cell)) && !cell.some(isDrawn) ? ' data-none' : '';
		return `<td role="cell"${align(at)} data-label="${labels[at] ?? ''}"${says}><span>${words}</span></td>`;
	};
	const body = rows
		.map((row) => {
			const cells = row.map((cell, at) =>
				at === 0
					? `<th scope="row"${role('rowheader')}>${runs(cell, writer)}</th>`
					: cellHtml(cell, at)
			);
			return `<tr${role('row')}>${cells.join('')}</tr>`;
		})
		.join('');
	const named = caption.length === 0 ? '' : `<caption>${runs(caption, writer)}</caption>`;
	const opened = stacks ? '<table role="table" class="stacks">' : '<table>';
	const group = role('rowgroup');
	return `<div class="table" tabindex="0" role="group">${opened}${named}<thead${group}><tr${role('row')}>${head}</tr></thead><tbody${group}>${body}</tbody></table></div>`;
}

const tellsNothing = /^[\s–-]*$/;

function isDrawn({ type }: Inline): boolean {
	return type === 'spark' || type === 'weather' || type === 'status';
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

import { columnWidths, printedType } from './column-widths.ts';
import type { Block, ReportDocument, Slide, Table } from './document.ts';
import { policyMeta } from './document-policy.ts';
import { escapeHtml } from './escape-html.ts';
import { blockHtml } from './html-blocks.ts';
import { runs, say, type HtmlWriter } from './html-runs.ts';
import { plainText } from './inline.ts';
import { originsOf } from './slide-origins.ts';
import { slideWords } from './slide-words.ts';
import { slidesStyle } from './slides-style.ts';

/** What stands around the slides of a document: where it is read decides. */
export type SlidesShell = {
	/** `@font-face` rules. */
	readonly fontFaces: string;
	/** In `<head>`. */
	readonly head?: string;
	/** Styles beside the deck’s own. */
	readonly style?: string;
	/** Text of the script that `after` holds. */
	readonly script?: string;
	/** Read on the server that made it, whose scripts and font it takes. */
	readonly served?: boolean;
	/** After the slides: dialogs, scripts. */
	readonly after?: string;
	/** Before the slides: what the file is, a way back. */
	readonly before?: string;
	/** The page has a main heading of its own. */
	readonly headed?: boolean;
	/** Decisions can be taken down. */
	readonly decides?: boolean;
	/** Turns one slide at a time with a script; without one the slides follow each other down the page. */
	readonly scripted: boolean;
};

/** The slides of a document: not a deck's other blocks, which its template should not hold. */
export function slidesOf({ blocks }: Pick<ReportDocument, 'blocks'>): readonly Slide[] {
	return blocks.filter((block): block is Slide => block.type === 'slide');
}

/** A deck as one HTML page: a page of slides one under the other, which a script turns one by one. */
export function emitSlides(document: ReportDocument, shell: SlidesShell): string {
	const writer: HtmlWriter = { document, pictures: 0 };
	const { language, title, author, description } = document;
	const words = slideWords[language];
	const slides = slidesOf(document);
	const total = slides.filter(({ annex }) => !annex).length;
	const ordered = [...slides.filter(({ annex }) => !annex), ...slides.filter(({ annex }) => annex)];
	const sections = ordered.map((slide, at) => slideHtml(slide, at + 1, total, writer));
	const style = `${shell.fontFaces}${slidesStyle(document)}${denseRules(ordered)}${rowRules(sections)}${shell.style ?? ''}`;
	const { script, served, scripted } = shell;
	const policy = policyMeta({ styles: [style], script, served, acts: served && scripted });
	return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
${policy}
<meta name="viewport" content="width=device-width, initial-scale=1">
${shell.head ?? ''}<title>${escapeHtml(title)}</title>
<meta name="author" content="${escapeHtml(author)}">
<meta name="description" content="${escapeHtml(description)}">
<meta name="date" content="${document.date}">
<meta name="edition" content="${escapeHtml(document.editionId)}">
<meta name="generator" content="Jalon">
<style>${style}</style>
</head>
<body>
${shell.before ?? ''}<main id="deck" aria-roledescription="${words.deckRole}" aria-label="${escapeHtml(title)}">
${shell.headed === true ? '' : `<h1 class="unseen">${escapeHtml(title)}</h1>\n`}${sections.join('\n')}
</main>
${shell.scripted ? controlsHtml(document, total, shell.decides ?? false) : ''}${shell.after ?? ''}</body>
</html>
`;
}

function slideHtml(slide: Slide, number: number, total: number, writer: HtmlWriter): string {
	const { language, runningTitle, situation, stamps } = writer.document;
	const words = slideWords[language];
	const title = plainText(slide.title);
	const place = slide.annex ? words.annex : `${number} / ${total}`;
	const subject = slide.subject === null ? '' : say(slide.subject, writer);
	const search = `${slide.subject ?? ''} ${title}`.trim();
	const dense = density(slide);
	const blocks = (list: readonly Block[]) => list.map((one) => blockHtml(one, writer)).join('\n');
	const said = blocks(slide.said) + originsHtml(slide, writer);
	const aside =
		said === ''
			? ''
			: `\n<aside class="said" aria-label="${words.notes}"><h3>${words.notes}</h3>${said}</aside>`;
	return `<section class="slide ${slide.form}${slide.annex ? ' annex' : ''}" id="slide-${number}" data-name="${escapeHtml(slide.id)}" data-search="${escapeHtml(search)}"${slide.indicator === null ? '' : ` data-indicator="${escapeHtml(slide.indicator)}"`} aria-roledescription="${words.slideRole}" aria-label="${escapeHtml(`${place} ${search}`)}" tabindex="-1">
<div class="face">
<header>${subject === '' ? '' : `<p class="subject">${subject}</p>`}<h2>${runs(slide.title, writer)}</h2></header>
<div class="matter${dense === 100 ? '' : ` dense-${dense}`}">${blocks(slide.blocks)}</div>
<footer><span>${say(runningTitle, writer)}</span><span>${escapeHtml(situation)}</span>${stamps.map((stamp) => `<strong>${escapeHtml(stamp)}</strong>`).join('')}<span class="place">${place}</span></footer>
</div>${aside}
</section>`;
}

function originsHtml(slide: Slide, writer: HtmlWriter): string {
	const origins = originsOf(slide);
	if (origins.length === 0) return '';
	const { origins: title } = slideWords[writer.document.language];
	const lines = origins.map((one) => `<p>${runs(one, writer)}</p>`).join('');
	return `<p class="origins"><strong>${escapeHtml(title)}</strong></p>${lines}`;
}

/** Rows of a table, its head counted, that a slide shows under a title of two lines. */
const roomyRows = 11;
/** How much larger a short table is set. */
const larger = [1.25, 1.2, 1.15, 1.1, 1.05];

/**
 * How much smaller a slide with a long table is set, in percent, so that it is whole on paper as on
 * a screen; a short table that stands alone is set larger.
 */
function density({ blocks }: Slide): number {
	const [only, ...others] = blocks;
	if (only?.type === 'table' && others.length === 0) {
		const share = larger.find((one) => heightOf(only, one) <= roomyHeight);
		if (share !== undefined) return Math.round(share * 100);
	}
	const rows = blocks.map((block) => (block.type === 'table' ? block.rows.length + 1 : 0));
	return Math.round(Math.min(1, roomyRows / Math.max(1, ...rows)) * 100);
}

function denseRules(slides: readonly Slide[]): string {
	const used = new Set(slides.map(density).filter((dense) => dense !== 100));
	return [...used].map((dense) => `.dense-${dense}{--dense:${dense / 100}}\n`).join('');
}

/** How key figures stand in a row, which their class says. */
function rowRules(sections: readonly string[]): string {
	const used = sections.flatMap((section) => [
		...section.matchAll(/<ul class="key-figures (row-(\d+)-(\d+))"/g)
	]);
	const rules = used.map(
		([, name, columns, size]) => `.${name}{--columns:${columns};--digits:${size}}\n`
	);
	return [...new Set(rules)].join('');
}

/** Points: a slide's type, the width of its matter, the height that is surely under its title. */
const type = 16;
const matterWidth = 880;
const roomyHeight = 320;
/** Of a line, and beside those of a cell. */
const line = 1.4;
const padding = 0.84;

/** About how high a table stands, set so much larger. */
function heightOf(table: Table, share: number): number {
	const size = type * share;
	const { lines } = columnWidths(table, (matterWidth * printedType.body) / size);
	return size * (line * (lines + 2) + padding * (table.rows.length + 1));
}

/** What the script shows: announcements, keys, a way to any slide, the presenter's view. */
function controlsHtml({ language }: ReportDocument, total: number, decides: boolean): string {
	const words = slideWords[language];
	const data = (
		[
			'shown',
			'shownAnnex',
			'black',
			'lit',
			'goToNone',
			'goToSome',
			'goToOne',
			'noNotes',
			'end',
			'blocked',
			'alone'
		] as const
	)
		.map((word) => `data-${word.toLowerCase()}="${escapeHtml(words[word])}"`)
		.join(' ');
	const keys = words.keys
		.filter(([key]) => decides || key !== 'D')
		.map(([key, meaning]) => `<dt>${keyCaps(key)}</dt><dd>${escapeHtml(meaning)}</dd>`)
		.join('');
	const button = (action: string, label: string, face: string) =>
		`<button type="button" data-act="${action}" title="${label}" aria-label="${label}">${face}</button>`;
	const close = `<button type="button" data-act="close">${words.close}</button>`;
	return `<p id="told" class="unseen" role="status" data-total="${total}" ${data}></p>
<div id="controls" hidden>${button('previous', words.previous, '←')}${button('next', words.next, '→')}${button('go-to', words.goTo, 'G')}${button('help', words.help, '?')}${button('leave', words.leave, '×')}</div>
<div id="black" hidden></div>
<dialog id="go-to" aria-labelledby="go-to-title"><form method="dialog"><h2 id="go-to-title">${words.goTo}</h2><label>${words.goToField}<input name="wanted" autocomplete="off" spellcheck="false" role="combobox" aria-expanded="true" aria-controls="go-to-list" aria-autocomplete="list"></label><ul id="go-to-list" role="listbox" aria-label="${words.deck}"></ul><p role="status" class="found"></p><p class="buttons">${close}</p></form></dialog>
<dialog id="help" aria-labelledby="help-title"><h2 id="help-title">${words.help}</h2><dl>${keys}</dl><label><input type="checkbox" id="letters" checked> ${words.letters}</label><p class="buttons"><button type="button" data-act="presenter">${words.presenter}</button><button type="button" data-act="full-screen">${words.fullScreen}</button><button type="button" data-act="leave">${words.leave}</button>${close}</p></dialog>
<aside id="desk" hidden aria-label="${words.presenter}"><section class="next"><h2>${words.following}</h2><div class="small-slide" inert aria-hidden="true"></div><p class="next-title"></p></section><section class="talk"><h2>${words.notes}</h2><div class="talk-words"></div></section><p class="times"><span><span class="what">${words.clock}</span> <time class="clock"></time></span><span><span class="what">${words.elapsed}</span> <span class="elapsed" role="timer" aria-live="off"></span></span><button type="button" data-act="restart">${words.restart}</button><strong class="alone" role="status"></strong></p></aside>
`;
}

/** « ← », « Page préc. » for `←|Page préc.`. */
function keyCaps(keys: string): string {
	return keys
		.split('|')
		.map((key) => `<kbd>${escapeHtml(key)}</kbd>`)
		.join(' ');
}

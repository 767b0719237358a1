import type { Inline, KeyFigure, Note, Picture, ReportDocument } from './document.ts';
import { escapeHtml } from './escape-html.ts';
import { markForeign } from './foreign-words.ts';
import { reportWords } from './report-words.ts';
import { statusMark } from './status-mark.ts';
import { weatherMark } from './weather-mark.ts';

/** What the writing of one document holds. */
export type HtmlWriter = {
	readonly document: ReportDocument;
	/** Pictures written so far: ids inside an SVG are the page's. */
	pictures: number;
};

/** A text around the tree, its foreign words marked. */
export function say(words: string, writer: HtmlWriter): string {
	return runs(markForeign(words, writer.document.foreign), writer);
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

/** A drawing that its words stand beside. */
function sparkSvg({ svg }: Picture): string {
	return svg
		.replace(/^<svg /, '<svg aria-hidden="true" ')
		.replace(/ aria-hidden="true"(?=[^>]* aria-hidden="true")/, '');
}

export function noteCall({ number, first }: Note, { document }: HtmlWriter): string {
	const id = first ? ` id="call-${number}"` : '';
	const words = `${reportWords.note[document.language]} ${number}`;
	return `<sup><a href="#note-${number}"${id} aria-label="${words}">${number}</a></sup>`;
}

export function decorativeMark(status: KeyFigure['status']): string {
	return statusMark(status).replace('<svg ', '<svg aria-hidden="true" class="mark" ');
}

/** The drawing inline, as one image with its sentence; its inner ids are made the page's own. */
export function pictureHtml({ svg, alt }: Picture, writer: HtmlWriter): string {
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

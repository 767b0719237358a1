import {
	FootnoteReferenceRun,
	InternalHyperlink,
	Paragraph,
	TextRun,
	type IRunOptions,
	type ParagraphChild
} from 'docx';
import { noBreak } from '#lib/indicators/number-words.ts';
import { writableText } from '#lib/indicators/xml-text.ts';
import type { Inline, Note } from '../document.ts';
import { statusMark } from '../status-mark.ts';
import { weatherMark } from '../weather-mark.ts';
import { field } from './field.ts';
import { linkedAddress, ReportLink } from './link.ts';
import { markRun } from './picture.ts';
import { bookmarked, type DocxWriter } from './writer.ts';

/** What the text around says of a run: styles of characters, one at a time; another adds to it. */
type Look = Pick<IRunOptions, 'style' | 'bold' | 'italics' | 'language'>;

/** Pixels of a mark beside the words of a paragraph: nearly as tall as a capital. */
const markSides = { status: 10, weather: 14 } as const;

/** A run of text as Word's runs, links and notes. */
export function runs(
	content: readonly Inline[],
	writer: DocxWriter,
	look: Look = {}
): ParagraphChild[] {
	return content.flatMap((run) => runOf(run, writer, look));
}

function runOf(run: Inline, writer: DocxWriter, look: Look): ParagraphChild[] {
	switch (run.type) {
		case 'text':
			return [textRun(run.text, look)];
		case 'strong':
			return runs(run.content, writer, added(look, 'Strong', { bold: true }));
		case 'emphasis':
			return runs(run.content, writer, added(look, 'Emphasis', { italics: true }));
		case 'code':
			return [textRun(run.text, added(look, 'ReportCode', {}))];
		case 'link':
			return linkRuns(run, writer, look);
		case 'break':
			return [new TextRun({ break: 1 })];
		case 'status':
			return markedRuns(statusMark(run.status), markSides.status, run.text, writer, look);
		case 'weather':
			return markedRuns(weatherMark(run.level), markSides.weather, run.text, writer, look);
		case 'foreign':
			return runs(run.content, writer, { ...look, language: { value: run.language } });
		case 'spark':
			// The cell's words say it.
			return [];
		case 'note':
			return noteRuns(run.note, writer);
	}
}

/** Text that nothing is left to evaluate in. */
export function textRun(text: string, look: Look = {}): TextRun {
	return new TextRun({ ...look, text: writableText(text) });
}

/** A style of characters goes to the first that asks for one; within it, the next is said on the run. */
function added(look: Look, style: string, otherwise: Look): Look {
	return look.style === undefined ? { ...look, style } : { ...look, ...otherwise };
}

/** A shape, then the word that says the same, on one line. */
export function markedRuns(
	mark: string,
	side: number,
	words: string,
	writer: DocxWriter,
	look: Look = {}
): ParagraphChild[] {
	return [markRun(mark, side, writer), textRun(`${noBreak}${words}`, look)];
}

function linkRuns(
	{ href, content }: Extract<Inline, { type: 'link' }>,
	writer: DocxWriter,
	look: Look
): ParagraphChild[] {
	const place = href.startsWith('#') ? writer.places.get(href.slice(1)) : undefined;
	const children = () => runs(content, writer, added(look, 'Hyperlink', {}));
	if (place !== undefined)
		return [new InternalHyperlink({ anchor: place.name, children: children() })];
	const address = linkedAddress(href);
	if (address === null) return runs(content, writer, look);
	writer.links += 1;
	return [new ReportLink(address, writer.links, children()) as unknown as ParagraphChild];
}

/**
 * A note is a footnote where it is first called, and a reference to its number after. Word numbers footnotes by
 * where they stand: they are counted as they are written.
 */
function noteRuns({ key, content }: Note, writer: DocxWriter): ParagraphChild[] {
	const known = writer.noteNumbers.get(key);
	if (known !== undefined)
		return [
			...field(`NOTEREF _Note${known} \\f \\h`, String(known), { style: 'FootnoteReference' })
		];
	const number = writer.noteNumbers.size + 1;
	writer.noteNumbers.set(key, number);
	const text = [textRun(noBreak), ...runs(content.filter(isText), writer)];
	writer.footnotes.set(number, [new Paragraph({ style: 'FootnoteText', children: text })]);
	writer.bookmarks += 1;
	const place = { name: `_Note${number}`, id: writer.bookmarks };
	return bookmarked(place, [new FootnoteReferenceRun(number)]) as unknown as ParagraphChild[];
}

/** A note calls no other. */
function isText({ type }: Inline): boolean {
	return type !== 'note';
}

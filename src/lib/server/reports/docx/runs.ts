import { InternalHyperlink, TextRun, type IRunOptions, type ParagraphChild } from 'docx';
import { noBreak } from '#lib/indicators/number-words.ts';
import { writableText } from '#lib/indicators/xml-text.ts';
import type { Inline } from '../document.ts';
import { statusMark } from '../status-mark.ts';
import { weatherMark } from '../weather-mark.ts';
import { linkedAddress, ReportLink } from './link.ts';
import { noteCall } from './note-call.ts';
import { courseRun, markRun } from './picture.ts';
import type { DocxWriter } from './writer.ts';

/** What the text around says of a run: styles of characters, one at a time; another adds to it. */
type Look = Pick<IRunOptions, 'style' | 'bold' | 'italics' | 'language'>;

/** Pixels of a mark beside the words of a paragraph: nearly as tall as a capital. */
const markSides = { status: 10, weather: 14 } as const;

/** Runs of text as Word's runs, links and notes. */
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
			return [courseRun(run.picture, writer)];
		case 'note':
			return noteCall(run.note, writer);
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
function markedRuns(
	mark: string,
	side: number,
	words: string,
	writer: DocxWriter,
	look: Look
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

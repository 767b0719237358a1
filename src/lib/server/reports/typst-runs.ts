import { noBreak } from '#lib/indicators/number-words.ts';
import { statuses } from '#lib/indicators/status.ts';
import { weathers } from '#lib/indicators/weather.ts';
import type { Inline, KeyFigure, Note, Picture, ReportDocument } from './document.ts';
import { typstString, typstText } from './escape-typst.ts';
import { markForeign } from './foreign-words.ts';
import { statusMark } from './status-mark.ts';
import { weatherMark } from './weather-mark.ts';

/** A Typst source and the drawings it shows, by absolute path in its empty workspace. */
export type TypstSource = {
	readonly source: string;
	readonly drawings: ReadonlyMap<string, string>;
};

/** What the writing of one document holds. */
export type TypstWriter = {
	readonly document: ReportDocument;
	readonly drawings: Map<string, string>;
	/** Millimetres of the column that is written in; the text's when left out. */
	readonly width?: number;
	/** Points of a table's type; those of a page when left out. */
	readonly tableType?: number;
};

/** The shapes that any text may call: statuses, appraisals. */
export function standingDrawings(): Map<string, string> {
	return new Map<string, string>([
		...statuses.map((status) => [`/status-${status}.svg`, statusMark(status)] as const),
		...weathers.map((level) => [`/weather-${level}.svg`, weatherMark(level)] as const)
	]);
}

/** A picture, by the path that it is kept under. */
export function drawing({ svg, alt }: Picture, share: number, { drawings }: TypstWriter): string {
	const path = `/drawing-${drawings.size}.svg`;
	drawings.set(path, svg);
	return `image(${typstString(path)}, alt: ${typstString(alt)}, width: ${Math.round(share * 100)}%)`;
}

/** A text around the tree, its foreign words marked. */
export function say(words: string, writer: TypstWriter): string {
	return `[${runs(markForeign(words, writer.document.foreign), writer)}]`;
}

/** A status: its shape, then its word. */
export function statusRun(status: KeyFigure['status'], words: string): string {
	return `#box[#mark(${typstString(status ?? 'no-target')})#h(0.35em)${typstText(words)}]`;
}

export function notesTypst(notes: readonly Note[], writer: TypstWriter): string {
	return notes
		.map(({ number, content }) => `#note(${number}, [${runs(content, writer)}])`)
		.join('\n');
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
		case 'foreign':
			return spoken(run.language, runs(run.content, writer));
		case 'spark':
			return sparkTypst(run.picture, writer);
		case 'weather':
			// A space that does not break, rather than a box: boxed words do not stand on the line.
			return `#weather(${typstString(run.level)})${typstText(noBreak + run.text)}`;
		case 'status':
			return statusRun(run.status, run.text);
		case 'note':
			return `#call(${run.note.number}, ${run.note.first ? 'true' : 'false'})`;
	}
}

/** Words in another language: Typst takes its letters, its region after. */
export function spoken(language: string, words: string): string {
	const [letters = '', region] = language.split('-');
	const area = region === undefined ? 'none' : typstString(region);
	return `#text(lang: ${typstString(letters)}, region: ${area})[${words}]`;
}

/** A drawing that its words stand beside: nothing for who listens. */
function sparkTypst({ svg }: Picture, { drawings }: TypstWriter): string {
	const path = `/drawing-${drawings.size}.svg`;
	drawings.set(path, svg);
	return `#spark(${typstString(path)})#h(1fr)`;
}

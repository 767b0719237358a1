import type { Node } from '@markdoc/markdoc';
import type { Place } from '../programme/spec.ts';
import type { TemplateFile } from './template.ts';
import { lineStarts, writtenOf, type Token, type WrittenTag } from './written-tags.ts';

/** What is looked for in a tag: a text that it holds; after the name of an attribute when that is given. */
export type Wanted = { readonly text: string; readonly after?: string | undefined };

/**
 * Where a node stands in its file: at what is wanted of it, as it was written, else at its tag's
 * name, else at the first sign of its line.
 */
export function placeInTemplate(
	file: Pick<TemplateFile, 'file' | 'lines' | 'root'>,
	node: Node,
	wanted: Wanted | null = null
): Place {
	const tag = writtenOf(file).get(node);
	if (tag) return placeAt(file, within(tag, wanted));
	const first = node.lines[0] ?? 0;
	const last = Math.max(first + 1, ...node.lines);
	if (wanted !== null && wanted.text !== '')
		for (let line = first; line < Math.min(last, file.lines.length); line++) {
			const column = file.lines[line]?.indexOf(wanted.text) ?? -1;
			if (column >= 0) return { file: file.file, line: line + 1, column: column + 1 };
		}
	const indent = /^\s*/.exec(file.lines[first] ?? '')?.[0].length ?? 0;
	return { file: file.file, line: first + 1, column: indent + 1 };
}

/** The line and column of an offset in a file's text, both from 1. */
export function placeAt(
	{ file, lines }: Pick<TemplateFile, 'file' | 'lines'>,
	offset: number
): Place {
	const starts = lineStarts(lines);
	const line = starts.findLastIndex((start) => start <= offset);
	return { file, line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
}

function within({ at, tokens }: WrittenTag, wanted: Wanted | null): number {
	const named = tokens.find(({ text }) => text !== '/');
	const start = named?.at ?? at;
	if (wanted === null) return start;
	const { text, after } = wanted;
	const from = after === undefined ? 0 : valueOf(tokens, after);
	return tokens.slice(from).find((one) => one.text === text)?.at ?? tokens[from]?.at ?? start;
}

/** Where the value of an attribute begins among the tokens; its name where it has none. */
function valueOf(tokens: readonly Token[], attribute: string): number {
	const name = tokens.findIndex(
		({ text, quoted }, at) => text === attribute && !quoted && tokens[at + 1]?.text === '='
	);
	return name === -1 ? 0 : name + 2;
}

import Markdoc, { type Node } from '@markdoc/markdoc';
import { frontMatterBlock } from './template-front-matter.ts';
import type { TemplateFile } from './template.ts';

/** A word, a text in quotes or a sign inside `{% … %}`, and where it stands in the file. */
export type Token = {
	readonly text: string;
	/** Offset in the file's text. */
	readonly at: number;
	readonly quoted: boolean;
};

/** One `{% … %}` as somebody wrote it. */
export type WrittenTag = {
	/** Offset of its `{%`. */
	readonly at: number;
	/** What is between its braces. */
	readonly inside: string;
	readonly tokens: readonly Token[];
};

const { isAst } = Markdoc.Ast;

/** Every `{% … %}` of a text, in order; one that is never closed is left out, as the parser does. */
export function writtenTags(text: string): readonly WrittenTag[] {
	const found: WrittenTag[] = [];
	for (let at = text.indexOf('{%'); at !== -1;) {
		const end = endOfTag(text, at + 2);
		if (end === null) {
			at = text.indexOf('{%', at + 2);
			continue;
		}
		const inside = text.slice(at + 2, end);
		found.push({ at, inside, tokens: tokensOf(inside, at + 2) });
		at = text.indexOf('{%', end + 2);
	}
	return found;
}

/** Offset of the `%}` outside quotes; null when the tag is left open. */
function endOfTag(text: string, from: number): number | null {
	let quoted = false;
	for (let at = from; at < text.length; at++) {
		const sign = text[at];
		if (quoted && sign === '\\') at++;
		else if (sign === '"') quoted = !quoted;
		else if (!quoted && text.startsWith('%}', at)) return at;
		else if (!quoted && text.startsWith('{%', at)) return null;
	}
	return null;
}

const token = /"((?:[^"\\]|\\[^])*)"|[$@]?[\p{L}_][\p{L}\p{N}_-]*|-?\d+(?:\.\d+)?|[^\s]/gu;

function tokensOf(inside: string, from: number): readonly Token[] {
	return [...inside.matchAll(token)].map(({ 0: whole, 1: within, index }) => ({
		text: within === undefined ? whole : within,
		at: from + index + (within === undefined ? 0 : 1),
		quoted: within !== undefined
	}));
}

type Matched = {
	readonly places: ReadonlyMap<Node, WrittenTag>;
	/** Those that the parser reads: neither quoted as code nor in a comment. */
	readonly standing: readonly WrittenTag[];
};

const known = new WeakMap<Node, Matched>();

/**
 * The `{% … %}` that each node comes from. The parser gives lines only, of a whole paragraph at that,
 * but nodes come in the order in which they were written.
 */
export function writtenOf(file: Read): ReadonlyMap<Node, WrittenTag> {
	return matched(file).places;
}

export function standingTags(file: Read): readonly WrittenTag[] {
	return matched(file).standing;
}

type Read = Pick<TemplateFile, 'lines' | 'root'>;

function matched(file: Read): Matched {
	const before = known.get(file.root);
	if (before) return before;
	const made = match(file);
	known.set(file.root, made);
	return made;
}

function match({ lines, root }: Read): Matched {
	const text = lines.join('\n');
	const head = frontMatterBlock.exec(text)?.[0].length ?? 0;
	const tags = writtenTags(text).filter(({ at }) => at >= head);
	const starts = lineStarts(lines);
	const places = new Map<Node, WrittenTag>();
	const shown = new Set<WrittenTag>();
	let next = 0;
	for (const node of root.walk()) {
		const quoted = node.type === 'code' || node.type === 'comment' ? shownTags(node) : 0;
		const wanted = quoted > 0 ? () => true : wantedBy(node);
		if (wanted === null) continue;
		const from = starts[node.lines[0] ?? 0] ?? 0;
		const to = starts[Math.max(...node.lines, (node.lines[0] ?? 0) + 1)] ?? text.length + 1;
		const found = tags.findIndex(
			(tag, at) => at >= next && tag.at >= from && tag.at < to && wanted(tag)
		);
		if (found === -1) continue;
		if (quoted === 0) places.set(node, tags[found]!);
		next = found + Math.max(1, quoted);
		if (quoted > 0) for (const tag of tags.slice(found, next)) shown.add(tag);
	}
	return { places, standing: tags.filter((tag) => !shown.has(tag)) };
}

function shownTags({ attributes }: Node): number {
	return writtenTags(String(attributes['content'] ?? '')).length;
}

function wantedBy(node: Node): ((tag: WrittenTag) => boolean) | null {
	const first = ({ tokens }: WrittenTag) => tokens[0]?.text ?? '';
	if (node.type === 'error') return (tag) => refusedAt(tag) !== null;
	if (node.type === 'text' && isAst(node.attributes['content']))
		return (tag) => first(tag).startsWith('$') || tag.tokens[1]?.text === '(';
	if (node.type !== 'tag') return null;
	const isEnd = node.errors.some(({ id }) => id === 'missing-opening');
	return (tag) =>
		isEnd ? first(tag) === '/' && tag.tokens[1]?.text === node.tag : first(tag) === node.tag;
}

/** Offset in the file of the first sign that the parser doesn't understand; null when it understands the tag. */
export function refusedAt({ at, inside }: WrittenTag): number | null {
	const error = [...Markdoc.parse(`{%${inside}%}`).walk()].flatMap(({ errors }) => errors)[0];
	if (error?.id !== 'parse-error') return null;
	const { offset } = (error.location?.start ?? {}) as { readonly offset?: number };
	return at + 1 + (offset ?? 1);
}

/** Offset of each line's first character, and of the end. */
export function lineStarts(lines: readonly string[]): readonly number[] {
	const starts = [0];
	for (const line of lines) starts.push(starts.at(-1)! + line.length + 1);
	return starts;
}

import type { Node } from '@markdoc/markdoc';
import type { Place } from '../programme/spec.ts';
import type { TemplateFile } from './template.ts';

/**
 * Where a node stands in its file. Markdoc gives a block's lines only: the exact line and column
 * are those of `needle`, what was written, when it is found there.
 */
export function placeInTemplate(
	{ file, lines }: Pick<TemplateFile, 'file' | 'lines'>,
	node: Pick<Node, 'lines'>,
	needle: string | null = null
): Place {
	const first = node.lines[0] ?? 0;
	const last = Math.max(first + 1, node.lines.at(-1) ?? first + 1);
	if (needle !== null && needle !== '')
		for (let line = first; line < Math.min(last, lines.length); line++) {
			const column = lines[line]?.indexOf(needle) ?? -1;
			if (column >= 0) return { file, line: line + 1, column: column + 1 };
		}
	const indent = /^\s*/.exec(lines[first] ?? '')?.[0].length ?? 0;
	return { file, line: first + 1, column: indent + 1 };
}

import type { Node } from '@markdoc/markdoc';

/** The tag that is all of a paragraph: `{% lead %}…{% /lead %}` on one line stands as a block. Null otherwise. */
export function loneTag(paragraph: Node): Node | null {
	const runs = paragraph.children
		.flatMap((child) => (child.type === 'inline' ? child.children : [child]))
		.filter(
			({ type, attributes }) =>
				type !== 'softbreak' && !(type === 'text' && String(attributes['content']).trim() === '')
		);
	const [only] = runs;
	return runs.length === 1 && only?.type === 'tag' ? only : null;
}

import { writableText } from '#lib/indicators/xml-text.ts';

const font = "'Source Sans 3', 'Source Sans 3 Variable', sans-serif";

/**
 * Turns a page's `<svg>` into a file of its own, for Typst, Word or an image viewer: SVG 1.1, every
 * colour said, the font named, no CSS, no links, and no sign that a reader of XML refuses.
 */
export function standAlone(svg: string): string {
	return writableText(svg)
		.replaceAll(']]>', ']]&gt;')
		.replace(/<\/?a(?: [^>]*)?>/g, '')
		.replace(/^(<svg [^>]*role=)"group"/, '$1"img"')
		.replace(/<[a-z][^>]*>/g, (tag) => tag.replace(/var\(--[\w-]+,\s*([^()]+)\)/g, '$1'))
		.replace(/^<svg /, `<svg xmlns="http://www.w3.org/2000/svg" font-family="${font}" `);
}

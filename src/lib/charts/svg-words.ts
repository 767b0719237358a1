import { writableText } from '#lib/indicators/xml-text.ts';

/** Words as the text of an element of an SVG file. */
export function svgWords(text: string): string {
	return writableText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

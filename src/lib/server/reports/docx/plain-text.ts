import { writableText } from '#lib/indicators/xml-text.ts';

/** Text on one line, cut when it is longer than so many characters. */
export function plainLine(text: string, longest: number): string {
	const signs = [
		...writableText(text)
			.replace(/[\t\n\r ]+/g, ' ')
			.trim()
	];
	return signs.length <= longest ? signs.join('') : `${signs.slice(0, longest - 1).join('')}…`;
}

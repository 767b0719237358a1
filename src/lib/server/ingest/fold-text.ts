const marks = /\p{M}+/gu;
const unseen = /[\s\p{Cf}\p{Cc}]+/gu;
const quotes = /[‘’ʼ´`′]/g;
const dashes = /[‐‑‒–—−]/g;
const beyondAscii = /[^\x21-\x40\x5b-\x7e]/;

/**
 * The form in which headers and words are compared: without accents, case, spaces of any kind or
 * invisible characters; œ as oe; one sort of apostrophe and of dash.
 */
export function foldText(text: string): string {
	if (!beyondAscii.test(text)) return text;
	if (text.length > REMEMBERED_LENGTH) return fold(text);
	let folded = known.get(text);
	if (folded === undefined) {
		if (known.size >= REMEMBERED) known.clear();
		known.set(` ${text}`.slice(1), (folded = fold(text)));
	}
	return folded;
}

const REMEMBERED = 20_000;
const REMEMBERED_LENGTH = 100;
const known = new Map<string, string>();

function fold(text: string): string {
	return text
		.replace(quotes, "'")
		.replace(dashes, '-')
		.normalize('NFKD')
		.replace(marks, '')
		.replace(unseen, '')
		.toLowerCase()
		.replaceAll('œ', 'oe')
		.replaceAll('æ', 'ae')
		.replaceAll('ß', 'ss');
}

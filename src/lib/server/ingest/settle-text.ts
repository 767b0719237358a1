/** From here on characters may have two spellings, or none to see; the same bound in UTF-8's first byte. */
const doubtful = /[\u0300-\uffff]/;
export const DOUBTFUL_BYTE = 0xcc;

/** Zero-width characters and those that turn the direction of writing. */
const unseen = /[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * A text with one spelling for each accented letter (NFC): Macs send two. What tells rows apart is
 * rid of what nobody sees as well, or two rows that look alike would both be counted.
 */
export function settleText(text: string, tellsApart: boolean): string {
	if (!doubtful.test(text)) return text;
	return (tellsApart ? text.replace(unseen, '').trim() : text).normalize('NFC');
}

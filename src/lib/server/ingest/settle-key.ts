/** From here on characters may have two spellings, or none to see; the same bound in UTF-8's first byte. */
const doubtful = /[\u0300-\uffff]/;
export const DOUBTFUL_BYTE = 0xcc;

/** Zero-width characters and those that turn the direction of writing. */
const unseen = /[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * What tells rows apart, with one spelling for each accented letter (NFC: Macs send two) and rid of
 * what nobody sees, or two rows that look alike would both be counted.
 */
export function settleKey(text: string): string {
	return doubtful.test(text) ? text.replace(unseen, '').trim().normalize('NFC') : text;
}

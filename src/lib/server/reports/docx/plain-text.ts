/** What XML 1.0 can't hold: control characters, halves of a pair, non-characters. */
const unwritable =
	// eslint-disable-next-line no-control-regex
	/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as a file of Word can hold it: what XML has no way to write becomes « � ». */
export function plain(text: string): string {
	return text.replace(unwritable, '\ufffd');
}

/** Characters that Word keeps of a property of a file. */
const longestProperty = 255;

/** The same for a property of the file. */
export function plainProperty(text: string): string {
	const whole = plain(text).replace(/\s+/g, ' ').trim();
	const signs = [...whole];
	return signs.length <= longestProperty
		? whole
		: `${signs.slice(0, longestProperty - 1).join('')}…`;
}

/** Characters that mean something to CommonMark, GFM or a site's templates wherever they stand. */
const active = /[\\`*_[\]<|~$#]|&(?=#?\w+;)|[{}](?=[{}%])|(?<=[{}%])[{}]|%(?=\})|(?<=\{)%/g;
/** A bare address becomes a link in GFM. */
const address = /\b(https?|ftp)(?=:\/\/)|\bwww(?=\.)/gi;

/**
 * Text for a line of Markdown: what it says is what is read, whatever it looks like. Line ends and
 * control characters, which would open another block, become spaces.
 */
export function markdownText(text: string): string {
	return (
		text
			.toWellFormed()
			// eslint-disable-next-line no-control-regex -- ends of lines and signs that no one reads
			.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
			.replace(active, '\\$&')
			.replace(address, '$&\\')
	);
}

/** A whole line: its start opens nothing either. */
export function markdownLine(line: string): string {
	return line
		.replace(/^[ \t]+|[ \t]+$/g, '')
		.replace(/^(?=[-+=>:])/, '\\')
		.replace(/^(\d{1,9})(?=[.)])/, '$1\\')
		.replace(/^(\[\^\d+\])(?=:)/, '$1\\');
}

/** An address between angle brackets. */
export function markdownAddress(href: string): string {
	const encoded = encodeURI(href.toWellFormed()).replace(/%25(?=[0-9A-F]{2})/gi, '%');
	return `<${encoded.replace(/&(?=#?\w+;)/g, '\\&')}>`;
}

/** Text without what XML 1.0 has no way to write: control characters, non-characters, halves of a pair. */
export function writableText(text: string): string {
	// eslint-disable-next-line no-control-regex
	return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

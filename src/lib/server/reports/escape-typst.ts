const escapes: Readonly<Record<string, string>> = {
	'\\': '\\\\',
	'"': '\\"',
	'\n': ' ',
	'\r': ' ',
	'\t': ' '
};

/**
 * A Typst string literal. Text only ever reaches the source so: inside a string nothing is markup or
 * code. Control characters, which no font draws, are left out.
 */
export function typstString(text: string): string {
	const inert = text
		.replace(/[\\"\n\r\t]/g, (sign) => escapes[sign] ?? '')
		// eslint-disable-next-line no-control-regex
		.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g, '')
		.toWellFormed();
	return `"${inert}"`;
}

/** Content that shows the text: `#"…";`, ended so that nothing after it can be taken for code. */
export function typstText(text: string): string {
	return text === '' ? '' : `#${typstString(text)};`;
}

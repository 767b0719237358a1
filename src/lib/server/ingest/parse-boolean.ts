import { foldText } from './fold-text.ts';

const truths = new Set([
	'oui',
	'o',
	'vrai',
	'v',
	'true',
	't',
	'yes',
	'y',
	'1',
	'x',
	'checked',
	'coche',
	'cochee',
	'✓',
	'✔',
	'☑'
]);
const falsehoods = new Set([
	'non',
	'n',
	'faux',
	'f',
	'false',
	'no',
	'0',
	'unchecked',
	'decoche',
	'noncoche',
	'✗',
	'✘',
	'☐'
]);

/** Reads the words that forms use for yes and no; undefined for any other. */
export function parseBoolean(text: string): boolean | undefined {
	const folded = foldText(text);
	if (truths.has(folded)) return true;
	return falsehoods.has(folded) ? false : undefined;
}

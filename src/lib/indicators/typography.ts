import { narrowNoBreak, noBreak } from './number-words.ts';

/** Where one run of text meets the next: words go on across it. */
export const seam = '\uE000';
/** What stands in a sentence without being of its text: code, a note, a figure's mark. */
export const hole = '\uFFFC';

const spaces = '[ \\u00A0\\u2009\\u202F]';
const end = `(?=[\\s»)\\]”’*_,${seam}]|$)`;

const rules: readonly (readonly [RegExp, string])[] = [
	[new RegExp(`(?<=\\p{L})'(?=${seam}?[\\p{L}\\p{N}«${hole}])`, 'gu'), '’'],
	[new RegExp(`«${spaces}*(?=\\S)`, 'g'), `«${noBreak}`],
	[new RegExp(`(?<=[^\\s«])${spaces}*»`, 'g'), `${noBreak}»`],
	[new RegExp(`(?<=[^\\s«])${spaces}+([;:!?]+)${end}`, 'gu'), `${narrowNoBreak}$1`],
	[
		new RegExp(`(?<![&#]\\w*)(?<=[\\p{L}\\p{N}»)%€’…${seam}${hole}])([;!?]+|:)${end}`, 'gu'),
		`${narrowNoBreak}$1`
	],
	[new RegExp(`(?<=\\d${seam}?)${spaces}*(%|‰)(?![0-9A-Fa-f]{2})(?!\\w)`, 'g'), `${noBreak}$1`],
	[new RegExp(`(?<=\\d${seam}?)${spaces}*([kM]?€)`, 'g'), `${noBreak}$1`],
	[
		new RegExp(
			`(?<=\\d)${spaces}+(pts?|points?|h|min|km|m²|km²|ha|ans?|mois|jours?|euros?)(?![\\p{L}\\p{N}])`,
			'gu'
		),
		`${noBreak}$1`
	],
	[new RegExp(`(?<![\\p{L}\\p{N}])(n°|p\\.)${spaces}+(?=\\d)`, 'gu'), `$1${noBreak}`]
];

const thousands =
	/(?<![\p{L}\p{N}.,])(?<!\d\u202F)\d{1,3}(?:[ \u00A0\u202F]\d{3})+(?![\p{L}\p{N}])/gu;

/**
 * French spacing for text written by hand: « » with no-break spaces, the apostrophe ’, a narrow
 * no-break space before ; : ! ?, no-break before %, € and units, U+202F between thousands.
 * Addresses, times and HTML entities are left alone. Applying it twice changes nothing.
 */
export function frenchTypography(text: string): string {
	const spaced = rules.reduce(
		(result, [pattern, written]) => result.replace(pattern, written),
		text.replaceAll('...', '…')
	);
	return spaced.replace(thousands, (number) => number.replace(/[ \u00A0]/g, narrowNoBreak));
}

/** Fixed words with French spacing, however they are nested. */
export function frenchWords<Words>(words: Words): Words {
	return JSON.parse(JSON.stringify(words), (_, value: unknown) =>
		typeof value === 'string' ? frenchTypography(value) : value
	) as Words;
}

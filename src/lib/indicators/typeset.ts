import { minus, noBreak } from './number-words.ts';
import { frenchTypography, hole, seam } from './typography.ts';

/**
 * Text as a person wrote it, set as its language is printed: quotation marks, apostrophes, spaces,
 * ordinals, the minus sign. For prose only: never for code, addresses or ids. Another language than
 * French or English is left as it was written. Applied twice it changes nothing.
 */
export function typeset(text: string, language: string): string {
	const whole = text.replaceAll('...', '…');
	if (language === 'fr') return frenchProse(whole);
	return language === 'en' ? englishProse(whole) : text;
}

function frenchProse(text: string): string {
	return keepDays(
		frenchTypography(
			quoted(text, `«${noBreak}`, `${noBreak}»`)
				.replace(/(?<![\p{L}\p{N}])1[èe]re(s?)(?!\p{L})/gu, '1re$1')
				.replace(/(?<![\p{L}\p{N}])(\d+)i?[èe]me(s?)(?!\p{L})/gu, '$1e$2')
				.replace(firstOfMonth, '1er ')
				.replace(signed, minus)
				.replace(/(?<![\p{L}\p{N}])([nN])°[ \u00A0\u202F]*(?=\d)/gu, `$1°${noBreak}`)
				.replace(frenchTitles, `$1${noBreak}`)
		)
	);
}

function englishProse(text: string): string {
	return keepDays(
		quoted(text, '“', '”')
			.replace(/(?<=\p{L})'(?=\p{L})/gu, '’')
			.replace(/(?<=\p{L}s)'(?=\s|$)/gu, '’')
			.replace(/(?<![\p{L}\p{N}])'(?=\d0s\b)/gu, '’')
			.replace(signed, minus)
			.replace(spaceBefore, '')
			.replace(/(?<=\d)[ \u00A0\u202F]+(?=%)/g, '')
			.replace(englishTitles, `$1${noBreak}`)
			.replace(/(?<![\p{L}\p{N}])No\.[ \u00A0\u202F]*(?=\d)/gu, `No.${noBreak}`)
	);
}

const months =
	'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|January|February|March|April|May|June|July|August|September|October|November|December';
const dayAndMonth = new RegExp(
	`(?<![\\p{L}\\p{N}.,])(\\d{1,2}(?:er)?) (?=(?:${months})(?!\\p{L}))`,
	'gu'
);
const firstOfMonth = new RegExp(
	`(?<![\\p{L}\\p{N}][.,]?|[\\p{N}][ \\u00A0\\u202F])1[ \\u00A0](?=(?:${months.split('|').slice(0, 12).join('|')})(?!\\p{L}))`,
	'gu'
);

/** A hyphen before a number is a minus, but in a range, a date or a name. */
const signed =
	/(?<![\p{L}\p{N}\-–—/.,:_)\]=…])-(?=\d+(?:[.,]\d+)*(?:[kM]?€|(?![\p{L}\d\-_/+*=|])))/gu;

/** « M. Dupont » stays on one line. */
const frenchTitles =
	/(?<![\p{L}\p{N}])(MM?\.|Mmes?|Mlles?|Dr|Pr)[ \u00A0\u202F]+(?=\p{Lu}[\p{L}.’'-])/gu;
const englishTitles = /(?<![\p{L}\p{N}])(Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof\.?) (?=\p{Lu}[\p{L}.’'-])/gu;

/** English sets no space before punctuation; what French « » quote keeps its own. */
const spaceBefore = new RegExp(
	`(?<=[\\p{L}\\p{N})”’%${seam}${hole}])[ \\u00A0\\u202F]+(?=[;:!?]+(?:[\\s”’)\\]${seam}]|$)(?![ \\u00A0\\u202F]*»))`,
	'gu'
);

/** The day stays on the line of its month. */
function keepDays(words: string): string {
	return words.replace(dayAndMonth, `$1${noBreak}`);
}

/**
 * Straight quotation marks as pairs of the language's: one that opens stands after a space and
 * before a word, one that closes after a word. Those of code, of inches or without a fellow stay.
 */
function quoted(text: string, open: string, close: string): string {
	let isOpen = false;
	return text.replace(/"/g, (mark, at: number) => {
		const [before, after] = [text.slice(0, at), text.slice(at + 1)].map(bare) as [string, string];
		if (isOpen && closes(before, after)) {
			isOpen = false;
			return close;
		}
		if (!opens.test(before) || !startsWord.test(after) || !hasFellow(after)) return mark;
		isOpen = true;
		return open;
	});
}

const opens = /(?:^|[\s\u00A0\u202F’'—–«])[([]?$/u;
const startsWord = new RegExp(`^[\\p{L}\\p{N}’'#$€«(…${hole}]`, 'u');
const endsWord = new RegExp(`[\\p{L}\\p{N}.,;:!?…%€)»’'${hole}]$`, 'u');
const goesOn = /^(?:[\s\u00A0\u202F.,;:!?…)\]—–»]|$)/u;

function closes(before: string, after: string): boolean {
	return endsWord.test(before) && goesOn.test(after);
}

/** Whether a mark that closes comes after one that opens. */
function hasFellow(after: string): boolean {
	const at = after.indexOf('"');
	return at !== -1 && closes(after.slice(0, at), after.slice(at + 1));
}

function bare(text: string): string {
	return text.replaceAll(seam, '');
}

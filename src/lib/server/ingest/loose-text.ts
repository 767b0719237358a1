import { foldText } from './fold-text.ts';

/** Longer headers are sentences of a form: they are compared as they are. */
const LONGEST = 200;

/** A header's letters and digits alone; null when there are none. */
export function looseText(header: string): string | null {
	const bare = header.length > LONGEST ? '' : foldText(header).replace(/[^\p{L}\p{N}]+/gu, '');
	return bare === '' ? null : bare;
}

/** A year of four digits, or two digits right after a letter, as INSEE and France Travail write vintages. */
const vintage = /(?:19|20)\d{2}(?!\d)|(?<=\p{L})\d{2}(?!\d)/u;

/** A header with its first year or vintage as `#`, the rest kept with its signs; null without one. */
export function vintageOf(header: string): string | null {
	if (header.length > LONGEST || !vintage.test(header)) return null;
	const formed = foldText(header).replace(vintage, '#');
	return /\p{L}/u.test(formed) ? formed : null;
}

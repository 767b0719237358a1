import { createHmac } from 'node:crypto';
import { foldText } from './fold-text.ts';
import { pseudonymsOf } from './pseudonym.ts';

/**
 * People that reading leaves out or makes strangers, as plain data: it crosses to a child process.
 * Who they are stands nowhere: a value is known again by its digest under a key.
 */
export type Erasures = {
	/** The key that the digests were made under; a former one too. */
	readonly key: string;
	readonly values: readonly ErasedValue[];
	/** Whole rows as received, by their hash, for those that bear no identifier. */
	readonly rows: readonly ErasedRow[];
};

/** A row that goes, or (`stays`) has nothing left to take away once it is read. */
export type ErasedRow = { readonly digest: string; readonly stays: boolean };

export type ErasedValue = {
	readonly digest: string;
	/** What stands in its place; null takes the row away. */
	readonly token: string | null;
	/** Only in rows whose last action is not after this day; null is in all. */
	readonly until: string | null;
};

const digestDigits = 32;

/** What tells an erased value again, made of its pseudonym so that parts can be searched too. */
export function digestOfPseudonym(key: string, pseudonym: string): string {
	return createHmac('sha256', key)
		.update(`erased\n${pseudonym}`)
		.digest('hex')
		.slice(0, digestDigits);
}

export function digestOfText(key: string, text: string): string {
	return digestOfPseudonym(key, pseudonymsOf(key)(text));
}

/** A telephone number in one spelling; null for what is none. */
export function plainTelephone(text: string): string | null {
	if (!/^[+\d][\d\s\u00a0\u202f().-]{7,}$/.test(text.trim())) return null;
	const digits = text.replace(/[^\d+]/g, '').replace(/^(\+|00)33/, '0');
	return digits.length >= 9 ? digits : null;
}

/** The spellings under which a person may be asked for and found. */
export function spellingsOf(text: string): readonly string[] {
	const telephone = plainTelephone(text);
	return telephone === null || telephone === text.trim() ? [text] : [text, telephone];
}

/** Whether a text can only be a name: nothing in it tells one person from another of the same name. */
export function isName(text: string): boolean {
	return /\p{L}/u.test(text) && !/[\d@]/.test(text);
}

/** A name whatever the order of its words, accents and case. */
export function foldName(text: string): string {
	return text
		.split(/[\s,;.'’-]+/)
		.map(foldText)
		.filter((word) => word !== '')
		.toSorted()
		.join(' ');
}

import { JalonError } from './programme/problem.ts';

type Words = { readonly fr: string; readonly en: string };

/** What a person typed, or nothing; lines are parted by `\n`. Throws `bad-wording` when it is too long. */
export function plainWords(text: string, longest: number): string {
	const words = text.toWellFormed().replace(/\r\n?/g, '\n').trim();
	if (words.length <= longest) return words;
	throw new JalonError('bad-wording', {
		fr: `${words.length} caractères, ${longest} au plus.`,
		en: `${words.length} characters, ${longest} at most.`
	});
}

/** The same, when words are needed: throws `bad-wording` without any. */
export function demandWords(text: string, absent: Words, longest: number): string {
	const words = plainWords(text, longest);
	if (words === '') throw new JalonError('bad-wording', absent);
	return words;
}

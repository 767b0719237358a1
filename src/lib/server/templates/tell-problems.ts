import { localize, type Language } from '#lib/indicators/language.ts';
import type { Problem } from '../programme/problem.ts';
import { typedText, type TemplateTexts } from './template-files.ts';

/** What is wrong in a text, as its page lists it. */
export type ToldProblem = {
	readonly line: number;
	readonly column: number;
	readonly message: string;
	/** The line as it is written; empty where the file is not at hand. */
	readonly excerpt: string;
	/** From `reports/`, when it is in another file than the one that is being written. */
	readonly file: string | null;
};

/** Characters of a line that are shown around the place. */
const longestExcerpt = 110;

export function tellProblems(
	problems: readonly Problem[],
	path: string,
	texts: TemplateTexts,
	language: Language
): readonly ToldProblem[] {
	return problems.map(({ file, line, column, message }) => {
		const place = { line: line ?? 1, column: typeof column === 'number' ? column : 1 };
		const written = typedText(texts[file] ?? '').split('\n')[place.line - 1] ?? '';
		return {
			...place,
			message: inOnePiece(localize(message, language)),
			excerpt: excerptOf(written, place.column),
			file: file === path ? null : file.replace(/^reports\//, '')
		};
	});
}

/** No line ends inside quotes or before a sign. */
function inOnePiece(words: string): string {
	return words
		.replaceAll('« ', '«\u00a0')
		.replaceAll(' »', '\u00a0»')
		.replace(/ ([;:!?])(?=\s|$)/g, '\u202f$1');
}

function excerptOf(line: string, column: number): string {
	if (line.length <= longestExcerpt) return line.trim();
	const from = Math.max(0, column - longestExcerpt / 2);
	const cut = line.slice(from, from + longestExcerpt).trim();
	return `${from > 0 ? '…' : ''}${cut}${from + longestExcerpt < line.length ? '…' : ''}`;
}

import type { Language, Localized } from '#lib/indicators/language.ts';
import { localize } from '#lib/indicators/language.ts';

/** What is wrong with a file that a person wrote or sent, where, and what was expected. */
export type Problem = {
	readonly file: string;
	readonly line: number | null;
	readonly column: number | string | null;
	readonly message: { readonly fr: string; readonly en: string };
};

/** The one family of errors that a person can act on. */
export class JalonError extends Error {
	readonly code: string;
	readonly problems: readonly Problem[];
	readonly text: Localized;

	constructor(
		code: string,
		text: { readonly fr: string; readonly en: string },
		problems: readonly Problem[] = [],
		options?: ErrorOptions
	) {
		super(text.fr, options);
		this.name = 'JalonError';
		this.code = code;
		this.text = text;
		this.problems = problems;
	}

	/** The message and each problem on its line, in the reader's language. */
	describe(language: Language): string {
		return [
			localize(this.text, language),
			...this.problems.map((problem) => describeProblem(problem, language))
		].join('\n');
	}
}

/** `queries/indicators/x.sql:12: message`. */
export function describeProblem(problem: Problem, language: Language): string {
	const place = [problem.file, problem.line, problem.column].filter((part) => part !== null);
	return `${place.join(':')}: ${localize(problem.message, language)}`;
}

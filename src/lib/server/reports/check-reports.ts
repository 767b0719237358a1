import type { Problem } from '../programme/problem.ts';
import type { Programme } from '../programme/programme.ts';
import { collectProblems } from '../programme/spec.ts';
import { checkTemplate } from './check-template.ts';
import { readTemplate, reportNames } from './template.ts';

/** Every problem of every template that shows without data; each language's variant is read. */
export function checkReports(programme: Programme): readonly Problem[] {
	const problems = collectProblems();
	for (const name of reportNames(programme))
		for (const language of programme.settings.languages) {
			const template = readTemplate(programme, programme.sources, name, language, problems);
			checkTemplate(template, programme, problems);
		}
	return unique(problems.list);
}

/** A template read in two languages tells its problems once. */
function unique(problems: readonly Problem[]): readonly Problem[] {
	const seen = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
	return [...seen.values()];
}

import type { Problem } from '../programme/problem.ts';
import type { Programme } from '../programme/programme.ts';
import { collectProblems, uniqueProblems } from '../programme/spec.ts';
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
	return uniqueProblems(problems.list);
}

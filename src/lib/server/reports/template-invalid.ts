import { JalonError, type Problem } from '../programme/problem.ts';
import { uniqueProblems } from '../programme/spec.ts';

/** The error that lists what is wrong in a template, in the order of its lines. */
export function templateInvalid(list: readonly Problem[]): JalonError {
	const problems = inOrder(uniqueProblems(list));
	const count = problems.length;
	return new JalonError(
		'report-invalid',
		{
			fr: count === 1 ? 'Le rapport a une erreur :' : `Le rapport a ${count} erreurs :`,
			en: count === 1 ? 'The report has one error:' : `The report has ${count} errors:`
		},
		problems
	);
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
	const column = (problem: Problem) => (typeof problem.column === 'number' ? problem.column : 0);
	return problems.toSorted(
		(a, b) =>
			(a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
			(a.line ?? 0) - (b.line ?? 0) ||
			column(a) - column(b)
	);
}

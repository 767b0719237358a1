import { JalonError, type Problem } from '../programme/problem.ts';
import type { Query } from '../programme/programme.ts';
import { sqlProblem } from '../programme/sql-problem.ts';

/** DuckDB's refusal of a query, said with the file and line that a person can mend. */
export function queryProblem(query: Query, error: unknown): JalonError {
	if (error instanceof JalonError && error.problems.length > 0) return error;
	return new JalonError(
		'query-failed',
		{
			fr: `La requête ${query.id} ne passe pas :`,
			en: `The query ${query.id} does not run:`
		},
		[problemOf(query, error)],
		{ cause: error }
	);
}

function problemOf(query: Query, error: unknown): Problem {
	if (!(error instanceof JalonError)) return sqlProblem(query, error);
	if (error.cause) return sqlProblem(query, error.cause);
	const { fr, en = fr } = error.text;
	return { file: query.file, line: null, column: null, message: { fr, en } };
}

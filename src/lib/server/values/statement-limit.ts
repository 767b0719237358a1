import type { Database, Row } from '../duckdb.ts';
import { JalonError } from '../programme/problem.ts';
import type { Statement } from './sql.ts';

/** No figure of a programme needs longer; past that the statement is interrupted. */
export const statementMilliseconds = 20_000;

/** Runs one statement under the time limit. */
export async function runStatement<T extends Row>(
	database: Database,
	{ sql, values }: Statement,
	milliseconds = statementMilliseconds
): Promise<T[]> {
	const signal = AbortSignal.timeout(milliseconds);
	try {
		return await database.all<T>(sql, values, { signal });
	} catch (error) {
		if (!signal.aborted) throw error;
		throw new JalonError(
			'too-long',
			{
				fr: 'Ce calcul prend trop de temps et a été arrêté. Demandez moins de périodes ou de territoires.',
				en: 'This computation takes too long and was stopped. Ask for fewer periods or territories.'
			},
			[],
			{ cause: error }
		);
	}
}

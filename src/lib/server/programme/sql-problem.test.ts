import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../duckdb.ts';
import { describeProblem } from './problem.ts';
import { sqlProblem } from './sql-problem.ts';

let database: Database;
beforeAll(async () => {
	database = await openDatabase({ locked: true });
	await database.all('create table cases (id VARCHAR, opened_on DATE, people BIGINT)');
});
afterAll(() => database.close());

async function refusal(sql: string, language: 'fr' | 'en' = 'fr'): Promise<string> {
	try {
		await database.all(sql);
	} catch (error) {
		return describeProblem(sqlProblem({ file: 'x.sql', sql }, error), language);
	}
	throw new Error(`${sql} was taken`);
}

describe('what DuckDB refuses is said in words', () => {
	it('with the line and column of the file, tabs counted as one', async () => {
		expect(await refusal('\n\nselect\n\t\tidd\nfrom cases')).toMatch(
			/^x\.sql:4:3: colonne inconnue « idd » ; colonnes ou tables proches : id\b/
		);
	});

	it('with the column in a line too long to be shown whole', async () => {
		const long = `select ${'1 + '.repeat(60)}idd from cases`;
		expect(await refusal(long)).toMatch(new RegExp(`^x\\.sql:1:${long.indexOf('idd') + 1}: `));
	});

	it.each([
		['select c.foo from cases as c', '« c » n’a pas de colonne « foo »'],
		['select 1 from case_s', 'table inconnue « case_s » ; colonnes ou tables proches : cases'],
		['select fooo(id) from cases', 'fonction inconnue « fooo »'],
		['select id, count(*) from cases', '« id » doit être dans le GROUP BY'],
		['select opened_on + id from cases', 'aucune fonction ne prend ces types : +(DATE, VARCHAR)'],
		['select foo', 'colonne inconnue « foo »'],
		['select (1', 'la requête n’est pas finie'],
		["select 'a", 'une apostrophe n’est pas refermée'],
		['selct 1', 'SQL mal écrit près de « selct »']
	])('%s', async (sql, says) => {
		expect(await refusal(sql)).toContain(says);
		expect(await refusal(sql, 'en')).not.toContain(says);
	});

	it('and what it says seldom keeps its own words', async () => {
		expect(await refusal("select 'x'::DATE")).toMatch(/refusé par DuckDB : Conversion Error/);
	});
});

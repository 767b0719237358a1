import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../duckdb.ts';
import { relationsRead } from './relations-read.ts';

let database: Database;
beforeAll(async () => {
	database = await openDatabase({ locked: true });
});
afterAll(() => database.close());

const read = async (sql: string) =>
	(await relationsRead(database, sql)).map(({ schema, name }) =>
		schema === null ? name : `${schema}.${name}`
	);

describe('the relations that a query reads', () => {
	it('are those of joins, subqueries, unions and conditions', async () => {
		expect(
			await read(
				`select (select max(a) from one) from received.two join three using (a)
				where exists (select 1 from four) union all select * from five, lateral (select * from six)`
			)
		).toEqual(['five', 'four', 'one', 'six', 'three', 'received.two']);
	});

	it('leave out what the query names itself, but not a table of that name elsewhere', async () => {
		expect(await read('with own as (select * from one) select * from own')).toEqual(['one']);
		expect(await read('with one as (select * from one) select * from one')).toEqual(['one']);
		expect(await read('with own as (select 1) select * from received.own')).toEqual([
			'received.own'
		]);
	});

	it('leave out a recursive expression’s own name', async () => {
		expect(
			await read(
				'with recursive days as (select d from one union all select d + 1 from days) select * from days'
			)
		).toEqual(['one']);
	});

	it('are found whatever the case, the quotes and the comments', async () => {
		expect(await read(`-- from two\nselect 'from three' from "One" -- four`)).toEqual(['one']);
	});

	it('are an error when the text is no SELECT', async () => {
		await expect(read('selct 1')).rejects.toThrow(/syntax error/);
		await expect(read('drop table one')).rejects.toThrow();
	});
});

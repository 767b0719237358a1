import { onTestFinished } from 'vitest';
import { openDatabase, quoteName, quoteText, type Database, type Row } from '#lib/server/duckdb.ts';
import type { FieldType } from '#lib/server/programme/contract.ts';
import type { Programme, Query } from '#lib/server/programme/programme.ts';

const columnTypes: Readonly<Record<FieldType, string>> = {
	string: 'VARCHAR',
	integer: 'BIGINT',
	number: 'DOUBLE',
	boolean: 'BOOLEAN',
	date: 'DATE',
	datetime: 'TIMESTAMP'
};

export type Received = Readonly<
	Record<string, readonly Readonly<Record<string, string | number | boolean | null>>[]>
>;

/**
 * The example's tables as views over the given accepted rows, by the name of their relation in
 * `received`; `<dataset>_history` names a dataset's history. The geography is Cahors (46042) and
 * one commune merged into it (46001); the calendar has 1 and 8 May as its only holidays.
 * Closed when the test is finished.
 */
export async function openTables(programme: Programme, received: Received = {}): Promise<Database> {
	const database = await openDatabase({ threads: 1 });
	onTestFinished(() => database.close());
	const run = (sql: string) => database.all(sql);
	await run('create schema received');
	for (const { dataset, fields } of programme.contracts) {
		const columns = fields
			.filter(({ personal }) => personal !== 'dropped')
			.map(({ name, type }) => `${quoteName(name)} ${columnTypes[type]}`);
		const own = [...columns, '_delivery VARCHAR', '_delivered_on DATE', '_line INTEGER'].join();
		const name = dataset.replaceAll('-', '_');
		await run(`create table received.${name} (${own})`);
		await run(`create table received.${name}_history (${own})`);
	}
	await run(`create table territories as
		select * from (values ('46042', 'Cahors', 'commune', '46', '200023737', 20000))
		as t(code, name, level, department, intercommunality, population)`);
	await run(`create table former_communes as
		select '46001' as code, '46042' as current`);
	await run(`create table calendar as
		select day::date as date,
			isodow(day) < 6 and strftime(day, '%d/%m') not in ('01/05', '08/05') as working_day,
			null::varchar as holiday
		from unnest(generate_series(date '2018-12-01', date '2022-12-31', interval 1 day)) as t(day)`);
	for (const [table, rows] of Object.entries(received))
		for (const row of rows) {
			const values = Object.values(row).map((value) =>
				typeof value === 'string' ? quoteText(value) : String(value)
			);
			const names = Object.keys(row).map(quoteName);
			await run(`insert into received.${table} (${names.join()}) values (${values.join()})`);
		}
	await createViews(database, programme.tables);
	return database;
}

/** The rows that a query gives, in the order of its columns. */
export function rowsOf(database: Database, queries: readonly Query[], id: string): Promise<Row[]> {
	const found = queries.find((query) => query.id === id);
	if (!found) throw new Error(`no query ${id}`);
	return database.all(`select * from (${found.sql}) order by all`);
}

/** Tables read other tables, whatever the order of their files. */
async function createViews(database: Database, tables: readonly Query[]): Promise<void> {
	const left: Query[] = [];
	let failure: unknown = null;
	for (const table of tables)
		try {
			await database.all(`create view ${table.id.replaceAll('-', '_')} as ${table.sql}`);
		} catch (error) {
			left.push(table);
			failure = new Error(table.file, { cause: error });
		}
	if (left.length > 0 && left.length === tables.length) throw failure;
	if (left.length > 0) await createViews(database, left);
}

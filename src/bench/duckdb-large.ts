import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, quoteText } from '#lib/server/duckdb.ts';
import { duckdbTypes } from './make-large-export.ts';

// What any tool on DuckDB would spend at least on the same rows: types and shapes are told, wrong rows are dropped silently.
const [path = '', folder = ''] = process.argv.slice(2);
const target = join(folder, 'alone.parquet');
const types = Object.entries(duckdbTypes).map(([name, type]) => `'${name}': '${type}'`);
const database = await openDatabase({});
const started = performance.now();
await database.use(async (connection) => {
	await connection.run(`copy (
		select * from read_csv(${quoteText(path)}, header = true, delim = ';', quote = '"', escape = '"',
			columns = {${types.join(', ')}}, dateformat = '%d/%m/%Y', decimal_separator = ',', thousands = ' ',
			ignore_errors = true, strict_mode = false)
	) to ${quoteText(target)} (format parquet)`);
});
const ms = performance.now() - started;
const [counted] = await database.all<{ rows: number }>(
	`select count(*) as rows from read_parquet(${quoteText(target)})`
);
database.close();
rmSync(target);
console.log(JSON.stringify({ ms, rows: counted?.rows, rejected: 0 }));

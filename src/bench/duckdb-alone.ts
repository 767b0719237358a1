import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '#lib/server/duckdb.ts';

// What any tool on DuckDB would spend at least: one table from each converted file.
const [folder] = process.argv.slice(2);
const database = await openDatabase({});
await database.use(async (connection) => {
	let table = 0;
	for (const file of readdirSync(folder!))
		await connection.run(
			`create table t${table++} as select * from read_csv('${join(folder!, file)}')`
		);
});
database.close();

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Edition } from '#lib/server/editions/edition.ts';

/** Writes what each delivery kept as plain UTF-8 CSV, the form that DuckDB reads best. */
export async function convertDeliveries(
	{ manifest, database }: Edition,
	folder: string
): Promise<{ folder: string; files: number }> {
	mkdirSync(folder, { recursive: true });
	const { openDatabase } = await import('#lib/server/duckdb.ts');
	const writer = await openDatabase({});
	const views = await database.all<{ sql: string; name: string }>(
		"select sql, view_name as name from duckdb_views() where schema_name = 'received'"
	);
	const paths = [
		...new Set(
			views.flatMap(({ sql }) => [...sql.matchAll(/'([^']+\.parquet)'/g)].map(([, path]) => path!))
		)
	];
	const taken = manifest.readings.filter(({ part }) => part !== null);
	let files = 0;
	for (const { part } of taken) {
		const path = paths.find((candidate) => candidate.includes(part!));
		if (!path) continue;
		await writer.use(async (connection) => {
			await connection.run(
				`copy (select * from read_parquet('${path}')) to '${join(folder, `${files}.csv`)}' (header)`
			);
		});
		files++;
	}
	writer.close();
	return { folder, files };
}

import { join } from 'node:path';
import { openDatabase, quoteName, quoteText, rowsOf, type Connection } from '../duckdb.ts';
import type { PlacesOf } from '../ingest/check-code.ts';
import type { ColumnFacts } from './column-facts.ts';
import { makeTallier } from './tally-texts.ts';

/** The rows of a file as texts, in a Parquet file that the reader wrote. */
export type TrialTable = {
	/** What all rows say of each column. */
	facts(where: PlacesOf): Promise<readonly ColumnFacts[]>;
	/** The fewest columns, of those proposed and in that order, that no two rows share; three at the most. */
	findKey(names: readonly string[]): Promise<readonly string[]>;
	close(): void;
};

export type TrialColumn = { readonly name: string; readonly title: string };

/** Texts of one column that are shown or proposed as choices. */
const textsKept = 40;

/** Columns among which a key of several is looked for; each pair and trio reads the whole table. */
const keyColumns = 8;
const rowsForTrios = 200_000;

/** Opens the table of `columns` that the reader wrote; what DuckDB has no room for goes into the folder. */
export async function openTrialTable(
	path: string,
	columns: readonly TrialColumn[],
	folder: string
): Promise<TrialTable> {
	const spill = join(folder, 'spill');
	const database = await openDatabase({
		allowedPaths: [path],
		allowedDirectories: [spill],
		spillFolder: spill
	});
	await database.all(`create view trial as select * from read_parquet(${quoteText(path)})`);
	return {
		facts: (where) =>
			database.use(async (connection) => {
				const [counted] = await rowsOf<{ rows: number }>(
					connection,
					'select count(*) as rows from trial'
				);
				const facts: ColumnFacts[] = [];
				for (const column of columns)
					facts.push({
						...column,
						rows: counted?.rows ?? 0,
						...(await lookAt(connection, column.name, where))
					});
				return facts;
			}),
		async findKey(names) {
			const [counted] = await database.all<{ rows: number }>('select count(*) as rows from trial');
			for (const set of sets(names, counted?.rows ?? 0)) {
				const columns = set.map((name) => `lower(trim(${quoteName(name)}))`);
				const [found] = await database.all<{ unique: boolean }>(
					`select count(*) > 1 and count(*) = count(distinct row(${columns.join(', ')})) as "unique" from trial`
				);
				if (found?.unique) return set;
			}
			return [];
		},
		close: () => database.close()
	};
}

async function lookAt(
	connection: Connection,
	name: string,
	where: PlacesOf
): Promise<Omit<ColumnFacts, 'name' | 'title' | 'rows'>> {
	const texts = `(select trim(${quoteName(name)}) as text from trial where trim(${quoteName(name)}) <> '')`;
	const [counts] = await rowsOf<{ filled: number; distinct: number }>(
		connection,
		`select count(*) as filled, count(distinct text) as distinct from ${texts}`
	);
	const frequent = await rowsOf<{ text: string; count: number }>(
		connection,
		`select text, count(*) as count from ${texts} group by 1 order by 2 desc, 1 limit ${textsKept}`
	);
	const tallier = makeTallier(where);
	const stream = await connection.stream(`select distinct text from ${texts}`);
	for (let chunk = await stream.fetchChunk(); chunk?.rowCount; chunk = await stream.fetchChunk())
		for (const value of chunk.getColumnValues(0)) tallier.look(String(value));
	return {
		filled: counts?.filled ?? 0,
		distinct: counts?.distinct ?? 0,
		texts: frequent,
		tally: tallier.tally()
	};
}

/** One column, then two, then three; of a long table, two at the most. */
function sets(names: readonly string[], rows: number): readonly (readonly string[])[] {
	const few = names.slice(0, keyColumns);
	const after = (name: string) => few.slice(few.indexOf(name) + 1);
	return [
		...names.map((name) => [name]),
		...few.flatMap((one) => after(one).map((two) => [one, two])),
		...(rows > rowsForTrios
			? []
			: few.flatMap((one) =>
					after(one).flatMap((two) => after(two).map((three) => [one, two, three]))
				))
	];
}

import { openDatabase, quoteText } from '../duckdb.ts';
import { partPath } from '../editions/work-done.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { Reading, Reject } from '../ingest/delivery.ts';

/** Refused rows of a file that is not published yet, in its order. */
export async function draftRejects(
	workspace: Workspace,
	{ rejects }: Pick<Reading, 'rejects'>,
	{ offset, limit }: { readonly offset: number; readonly limit: number }
): Promise<readonly Reject[]> {
	if (rejects === null) return [];
	const path = partPath(workspace, rejects);
	const database = await openDatabase({ allowedPaths: [path], locked: true });
	try {
		return await database.all<Reject>(
			`select * from read_parquet(${quoteText(path)}) order by line limit ${limit} offset ${offset}`
		);
	} finally {
		database.close();
	}
}

import { openBytes } from './byte-source.ts';
import { makeHeaderMatcher } from './match-columns.ts';
import { cellText } from './raw-row.ts';
import { openExport } from './open-export.ts';
import type { ReadJob } from './read-job.ts';
import { openReturned } from './returned-rows.ts';

/** Rows of a file as received, personal columns too: for who may see them. */
export type ReceivedRow = { readonly line: number; readonly cells: readonly string[] };

/**
 * Reads some lines of an export again, as received.
 *
 * @throws ExportRefused when the file can't be opened any more as it was
 */
export async function receivedRows(
	{ path, contract }: ReadJob,
	lines: readonly number[]
): Promise<readonly ReceivedRow[]> {
	const source = openBytes(path);
	const matcher = makeHeaderMatcher(contract);
	const { table } = await openReturned(contract, (asked) => openExport(source, asked, matcher));
	const wanted = new Set(lines);
	const last = Math.max(0, ...wanted);
	const found: ReceivedRow[] = [];
	for await (const batch of table.rows.batches()) {
		for (const { line, cells } of batch)
			if (wanted.has(line)) found.push({ line, cells: cells.map(cellText) });
		if (found.length >= wanted.size || (batch.at(-1)?.line ?? 0) > last) break;
	}
	return found;
}

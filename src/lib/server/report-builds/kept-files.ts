import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../editions/workspace.ts';

/** Builds whose files are kept; of older ones it is remembered that they were made. */
export const keptBuilds = 100;

/** Drops the files of all builds but the last ones. */
export function dropOldFiles({ records, paths }: Workspace, kept = keptBuilds): void {
	const old = records.all<{ number: number }>(
		`select number from report_builds where files <> '[]'
			and number not in (select number from report_builds where files <> '[]' order by number desc limit ?)`,
		kept
	);
	for (const { number } of old) {
		rmSync(join(paths.reports, String(number)), { recursive: true, force: true });
		records.run("update report_builds set files = '[]' where number = ?", number);
	}
}

import { basename } from 'node:path';
import { digestFile } from '../editions/settle-file.ts';
import type { Workspace } from '../editions/workspace.ts';
import { buildReport } from '../reports/build-report.ts';
import { openReport, type OpenEdition } from '../slides/open-report.ts';
import { readerOfOrder } from './order-reader.ts';
import type { BuiltFile, ReportOrder } from './report-build.ts';

export type BuildOrderOptions = {
	/** Folder to write into; made when missing. */
	readonly out: string;
	readonly open: OpenEdition;
	readonly signal?: AbortSignal | undefined;
	/** Told before each step, with how many are done. */
	readonly onProgress?: (done: number) => void;
};

/** Makes every report of an order, one territory after another. Throws as `openReport` and `buildReport` do. */
export async function buildOrder(
	workspace: Workspace,
	order: ReportOrder,
	{ out, open, signal, onProgress }: BuildOrderOptions
): Promise<readonly BuiltFile[]> {
	const { report, language, edition, meeting, year, asOf, indicator, filters, formats } = order;
	const reader = readerOfOrder(order.reader, language);
	const files: BuiltFile[] = [];
	let done = 0;
	for (const territory of order.territories) {
		signal?.throwIfAborted();
		const asked = { meeting, edition: meeting === null ? edition : null, asOf, territory };
		const opened = await openReport(workspace, report, asked, open, reader);
		const built = await buildReport(opened.edition, report, {
			...opened.query,
			year,
			indicator,
			filters,
			formats,
			out,
			...(signal && { signal }),
			onProgress: () => onProgress?.(done++)
		});
		for (const { format, path, bytes } of built.files) {
			const sha256 = await digestFile(path);
			files.push({ territory, format, name: basename(path), bytes, sha256 });
		}
		// Where the process was started with it: see `builderFlags`.
		globalThis.gc?.();
	}
	return files;
}

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

/** Territories under way: the figures of one are read while the report of another is laid out. */
const atOnce = 2;

/** Reports after which what they leave behind is swept, where the process was started with it: see `builderFlags`. */
const sweptEvery = 4;

/** Makes every report of an order, some territories at once. Rejects as `openReport` and
 * `buildReport` do, once none is under way. */
export async function buildOrder(
	workspace: Workspace,
	order: ReportOrder,
	{ out, open, signal, onProgress }: BuildOrderOptions
): Promise<readonly BuiltFile[]> {
	const { report, language, edition, meeting, year, asOf, indicator, filters, formats } = order;
	const reader = readerOfOrder(order.reader, language);
	const stop = new AbortController();
	const stopForAsker = () => stop.abort(signal?.reason);
	if (signal?.aborted) stopForAsker();
	signal?.addEventListener('abort', stopForAsker, { once: true });
	let done = 0;
	let made = 0;
	const build = async (territory: string | null): Promise<readonly BuiltFile[]> => {
		stop.signal.throwIfAborted();
		const asked = { meeting, edition: meeting === null ? edition : null, asOf, territory };
		const opened = await openReport(workspace, report, asked, open, reader);
		const built = await buildReport(opened.edition, report, {
			...opened.query,
			year,
			indicator,
			filters,
			formats,
			out,
			signal: stop.signal,
			amongOthers: order.territories.length > 1,
			onProgress: () => onProgress?.(done++)
		});
		const files = await Promise.all(
			built.files.map(async ({ format, path, bytes }) => {
				const sha256 = await digestFile(path);
				return { territory, format, name: basename(path), bytes, sha256 };
			})
		);
		made++;
		if (made % sweptEvery === 0) globalThis.gc?.();
		return files;
	};
	const waiting = order.territories.entries();
	const files: (readonly BuiltFile[])[] = [];
	const work = async () => {
		try {
			for (const [at, territory] of waiting) files[at] = await build(territory);
		} catch (error) {
			// The others' files would come after the folder is swept.
			stop.abort(error);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, work));
	globalThis.gc?.();
	signal?.removeEventListener('abort', stopForAsker);
	stop.signal.throwIfAborted();
	return files.flat();
}

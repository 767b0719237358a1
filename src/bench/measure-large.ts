import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { median, round, type Figures } from './figures.ts';
import { largeContract, largeRows, writeLargeExport } from './make-large-export.ts';
import { runWatched } from './run-watched.ts';

type Read = { readonly ms: number; readonly rows: number; readonly rejected: number };
type Looked = { readonly ms: readonly number[] };

/** Each is measured so often, in turns; the median counts. */
const RUNS = 3;

/** A large French text, beside DuckDB alone on the same rows in UTF-8, told their types. */
export async function measureLargeText(
	{ say }: Figures,
	folder: string,
	rows: number
): Promise<void> {
	const paths = { windows1252: join(folder, 'large.csv'), utf8: join(folder, 'large-utf8.csv') };
	const { rejected } = writeLargeExport(paths, rows);
	const ours: number[] = [];
	const alone: number[] = [];
	const peaks: number[] = [];
	for (let run = 0; run < RUNS; run++) {
		const read = await runWatched<Read>('read-large.ts', [paths.windows1252, folder]);
		if (read.result.rows !== rows || read.result.rejected !== rejected)
			throw new Error(`rows lost: ${JSON.stringify(read.result)}`);
		ours.push(read.result.ms);
		peaks.push(read.peak);
		const { result } = await runWatched<Read>('duckdb-large.ts', [paths.utf8, folder]);
		alone.push(result.ms);
	}
	const { result: looked } = await runWatched<Looked>('inspect-large.ts', [
		paths.windows1252,
		folder
	]);
	say('large CSV, rows of 12 columns', rows);
	say('large CSV read, ms', round(median(ours)));
	say('large CSV read, rows/s', round(rows / (median(ours) / 1_000)));
	say('DuckDB alone, UTF-8, types told, ms', round(median(alone)));
	say('rate / DuckDB alone (at least 0.4)', round(median(alone) / median(ours), 2));
	say('large CSV read, peak of all processes, MiB (under 2048)', round(Math.max(...peaks)));
	say('large CSV understood, ms (under 300)', round(median(looked.ms)));
}

export async function measureWorkbook(
	{ say }: Figures,
	folder: string,
	rows: number
): Promise<void> {
	const path = join(folder, 'large.xlsx');
	const titles = largeContract.fields.map(({ title }) => title);
	writeFileSync(
		path,
		await writeXlsx({ sheets: [{ name: 'Dossiers', rows: [titles, ...largeRows(rows)] }] })
	);
	const taken: number[] = [];
	const peaks: number[] = [];
	for (let run = 0; run < RUNS; run++) {
		const { result, childPeak } = await runWatched<Read>('read-large.ts', [path, folder]);
		if (result.rows !== rows) throw new Error(`rows lost: ${JSON.stringify(result)}`);
		taken.push(result.ms);
		peaks.push(childPeak);
	}
	const { result: looked } = await runWatched<Looked>('inspect-large.ts', [path, folder]);
	say('XLSX understood, ms (under 300)', round(median(looked.ms)));
	say('XLSX of 100,000 rows × 12 read, ms (under 2500)', round(median(taken)));
	say('XLSX read, peak of the reading process, MiB (under 250)', round(Math.max(...peaks)));
}

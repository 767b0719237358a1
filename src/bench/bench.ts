import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { makeFigures, round } from './figures.ts';
import { measureBuild } from './measure-build.ts';
import { measureCharts } from './measure-charts.ts';
import { measureClicks } from './measure-clicks.ts';
import { measureFacts } from './measure-facts.ts';
import { measureLargeText, measureWorkbook } from './measure-large.ts';
import { measureReports } from './measure-reports.ts';
import { measureRights } from './measure-rights.ts';
import { measureServer } from './measure-server.ts';
import { measureSignIn } from './measure-sign-in.ts';

/** Rows of the large text: `npm run bench -- 10000000` for the promise as it is made. */
const rows = Number(process.argv[2] ?? 1_000_000);
if (!Number.isSafeInteger(rows) || rows < 1_000) throw new Error('a number of rows was expected');

const folder = mkdtempSync(join(tmpdir(), 'jalon-bench-'));
const env = { ...process.env, JALON_VAR: join(folder, 'var'), JALON_USER: 'bench', PORT: '0' };
const figures = makeFigures();

try {
	await measureLargeText(figures, folder, rows);
	await measureWorkbook(figures, folder, 100_000);
	await measureFacts(figures, folder);
	await measureBuild(figures, folder, env);
	await measureCharts(figures);
	await measureReports(figures, folder);
	await measureServer(figures, env);
	await measureClicks(figures, env);
	await measureSignIn(figures, env);
	await measureRights(figures, env);
	writeFileSync(
		'src/bench/figures.json',
		`${JSON.stringify(
			{
				node: process.version,
				processors: cpus().length,
				memoryGiB: round(totalmem() / 2 ** 30),
				figures: figures.all
			},
			null,
			'\t'
		)}\n`
	);
} finally {
	rmSync(folder, { recursive: true, force: true });
}

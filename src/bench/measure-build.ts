import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { localReader } from '#lib/indicators/reader.ts';
import { openEdition } from '#lib/server/editions/open-edition.ts';
import { openWorkspace } from '#lib/server/editions/workspace.ts';
import { buildReport, renderReportPdf } from '#lib/server/reports/build-report.ts';
import { layoutFormats } from '#lib/server/reports/template-front-matter.ts';
import { convertDeliveries } from './convert-deliveries.ts';
import { median, round, timed, type Figures } from './figures.ts';

/** The example programme, built in `folder`/var, and its yearly review. */
export async function measureBuild(
	{ say }: Figures,
	folder: string,
	env: NodeJS.ProcessEnv
): Promise<void> {
	const jalon = (...args: string[]) =>
		execFileSync(process.execPath, ['src/cli/jalon.ts', ...args], { env, stdio: 'pipe' });
	const [fromNothing] = await timed(() => jalon('build'));
	const again: number[] = [];
	for (let run = 0; run < 3; run++) again.push((await timed(() => jalon('build')))[0]);

	const workspace = openWorkspace({
		programme: process.cwd(),
		var: join(folder, 'var'),
		user: 'bench'
	});
	const [opening, edition] = await timed(() => openEdition(workspace));
	const converted = await convertDeliveries(edition, join(folder, 'converted'));
	const alone: number[] = [];
	for (let run = 0; run < 3; run++)
		alone.push(
			(
				await timed(() =>
					execFileSync(process.execPath, ['src/bench/duckdb-alone.ts', converted.folder], {
						stdio: 'pipe'
					})
				)
			)[0]
		);
	say('build from nothing, ms', round(fromNothing));
	say('files read', converted.files);
	say('DuckDB alone on the same files converted, ms', round(median(alone)));
	say('build / DuckDB alone (under 3)', round(fromNothing / median(alone), 2));
	say('second build, nothing changed, ms (under 1000)', round(median(again)));
	say('edition opened, ms', round(opening));

	const query = { year: 2019, asOf: '2019-12-20', reader: localReader('bench', 'fr') };
	const [firstPdf, pdf] = await timed(() => renderReportPdf(edition, 'yearly-review', query));
	const warmPdf: number[] = [];
	for (let run = 0; run < 3; run++)
		warmPdf.push((await timed(() => renderReportPdf(edition, 'yearly-review', query)))[0]);
	say('yearly review PDF, first, ms (under 2000)', round(firstPdf));
	say('yearly review PDF, warm, ms', round(median(warmPdf)));
	say('yearly review PDF, kB', round(pdf.byteLength / 1000));
	const formats = layoutFormats.pages;
	const out = join(folder, 'reports-written');
	const built = await buildReport(edition, 'yearly-review', { ...query, formats, out });
	say('yearly review in every format, ms (under 4000)', round(built.milliseconds));
	for (const { format, milliseconds } of built.files)
		say(`yearly review, ${format} from its figures, ms`, round(milliseconds));
	edition.database.close();
	workspace.close();
}

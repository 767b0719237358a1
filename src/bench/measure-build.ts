import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { localReader } from '#lib/indicators/reader.ts';
import { openEdition } from '#lib/server/editions/open-edition.ts';
import { openWorkspace } from '#lib/server/editions/workspace.ts';
import { renderReportPdf } from '#lib/server/reports/build-report.ts';
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
	const [plain] = await timed(() =>
		execFileSync(process.execPath, ['src/bench/build-plain.ts', join(folder, 'plain')], {
			env,
			stdio: 'pipe'
		})
	);
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
	say('build from nothing, its masks apart, ms', round(plain));
	say(
		'masks of small counts, made in a build from nothing, ms (under 20000)',
		round(fromNothing - plain)
	);
	say('files read', converted.files);
	say('DuckDB alone on the same files converted, ms', round(median(alone)));
	say('build / DuckDB alone (under 3)', round(plain / median(alone), 2));
	say('second build, nothing changed, ms (under 1000)', round(median(again)));
	say('edition opened, ms', round(opening));

	const query = { year: 2019, asOf: '2019-12-20', reader: localReader('bench', 'fr') };
	const [firstPdf, pdf] = await timed(() => renderReportPdf(edition, 'yearly-review', query));
	say('yearly review PDF, first, ms (under 2000)', round(firstPdf));
	say('yearly review PDF, kB', round(pdf.byteLength / 1000));
	edition.database.close();
	workspace.close();
}

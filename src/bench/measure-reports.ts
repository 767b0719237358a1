import { join } from 'node:path';
import { builderFlags } from '#lib/server/report-builds/builder.ts';
import type { BuiltReports } from './build-reports.ts';
import { round, type Figures } from './figures.ts';
import { runWatched } from './run-watched.ts';

/** The example's reports, on an edition that was built in `folder`/var. */
export async function measureReports({ say }: Figures, folder: string): Promise<void> {
	const kept = join(folder, 'var');
	const { result, peak } = await runWatched<Pick<BuiltReports, 'pdf' | 'before'>>(
		'build-reports.ts',
		[kept, 'pdf'],
		builderFlags
	);
	say('yearly review PDF, warm, ms (under 600)', round(result.pdf));
	say(
		'yearly review PDF, what it adds to an open edition, MiB (under 250)',
		round(peak - result.before)
	);
	say('yearly review PDF, peak of the whole process, MiB', round(peak));
	const { result: built } = await runWatched<BuiltReports>(
		'build-reports.ts',
		[kept],
		builderFlags
	);
	say('yearly review laid out, the figures being there, ms', round(built.layout));
	say('the same HTML printed by Chromium, ms', round(built.chromium));
	say('Chromium / ours (at least 1.5)', round(built.chromium / built.layout, 2));
	say(`formats made: ${built.formats.join(', ')}`, built.formats.length);
	say('all formats, warm, ms (under 4000)', round(built.all));
	say('reviews by territory', built.places);
	say('reviews by territory, all of them as PDF, ms (under 5000)', round(built.territories));
}

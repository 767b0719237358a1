import { keptBuilds } from '#lib/server/report-builds/kept-files.ts';
import { buildLines } from '#lib/server/pages/report-builds.ts';
import { refusing } from '../refusing.ts';
import type { PageServerLoad } from './$types';

/** More than anybody looks through. */
const shown = 200;

export const load: PageServerLoad = ({ locals, setHeaders }) =>
	refusing(locals, async () => {
		setHeaders({ 'cache-control': 'no-store' });
		const { application, reader } = locals;
		const builds = buildLines(application.workspace, await locals.edition(null), reader, shown);
		return { builds, kept: keptBuilds };
	});

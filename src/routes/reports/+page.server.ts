import { listReports } from '#lib/server/reports/list-reports.ts';
import { refusing } from '../refusing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	refusing(locals, async () => {
		const edition = await locals.edition();
		const [first, last] = [edition.programme.settings.since, edition.asOf].map((date) =>
			Number(date.slice(0, 4))
		) as [number, number];
		return {
			reports: listReports(edition, locals.language),
			years: Array.from({ length: last - first + 1 }, (_, at) => last - at)
		};
	});

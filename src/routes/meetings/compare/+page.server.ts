import { meetingComparisonPage, readComparison } from '#lib/server/pages/meeting-comparison.ts';
import { refusing } from '../../refusing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	refusing(locals, async () => ({
		page: await meetingComparisonPage(
			locals.application.workspace,
			readComparison(url.searchParams),
			(id) => locals.edition(id),
			locals.reader
		)
	}));

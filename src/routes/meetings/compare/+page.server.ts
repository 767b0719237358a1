import { meetingComparisonPage } from '#lib/server/pages/meeting-comparison.ts';
import { refusing } from '../../refusing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	refusing(locals, async () => ({
		page: await meetingComparisonPage(
			locals.application.workspace,
			{ a: url.searchParams.get('a') || null, b: url.searchParams.get('b') || null },
			(id) => locals.edition(id),
			locals.reader
		)
	}));

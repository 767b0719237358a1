import { countOpenContests } from '#lib/server/contests/contests.ts';
import { committeePage } from '#lib/server/pages/committee.ts';
import { lateNotice } from '#lib/server/pages/freshness.ts';
import { drawCommittee } from './committee-pictures.ts';
import { refusing } from './refusing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	refusing(locals, async () => {
		const { application, language, reader, view } = locals;
		const edition = await locals.edition();
		const page = await committeePage(edition, view, reader);
		return {
			page,
			pictures: drawCommittee(page, language),
			contests: countOpenContests(application.workspace),
			late: lateNotice(edition, view, application.clock, reader)
		};
	});

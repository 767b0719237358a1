import { countOpenContests } from '#lib/server/contests/contests.ts';
import { correctionsSince } from '#lib/server/pages/corrections.ts';
import { lateNotice } from '#lib/server/pages/freshness.ts';
import { committeeOfView } from '#lib/server/pages/meeting-committee.ts';
import { drawCommittee } from './committee-pictures.ts';
import { refusing } from './refusing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	refusing(locals, async () => {
		const { application, language, reader, view, meeting } = locals;
		const edition = await locals.edition();
		const page = await committeeOfView(application.workspace, edition, view, meeting, reader);
		return {
			page,
			pictures: drawCommittee(page, language),
			corrections:
				meeting?.freeze && meeting.meeting.state === 'held'
					? await correctionsSince(
							application.workspace,
							meeting.freeze,
							await locals.edition(null),
							locals.edition,
							reader
						)
					: null,
			contests: countOpenContests(application.workspace),
			late: lateNotice(edition, view, application.clock, reader)
		};
	});
